import { z } from 'zod';

/** The languages that every word of the house is said in. */
export const language = z.enum(['en', 'es', 'de', 'ar']);
export type Language = z.output<typeof language>;

/** Each language in its own words: whoever looks for theirs must be able to read it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  de: 'Deutsch',
  ar: 'العربية',
};

export type Direction = 'ltr' | 'rtl';

/** Which way its lines run. */
export const directionOf = (of: Language): Direction => (of === 'ar' ? 'rtl' : 'ltr');
