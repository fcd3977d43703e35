import { z } from 'zod';

/** The languages that every word of the house is said in. */
export const language = z.enum(['en', 'es', 'de', 'ar']);
export type Language = z.output<typeof language>;

/** Which way its lines run. */
export const directionOf = (of: Language): 'ltr' | 'rtl' => (of === 'ar' ? 'rtl' : 'ltr');
