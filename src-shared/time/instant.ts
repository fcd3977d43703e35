import { z } from 'zod';
import type { Brand } from '../ids/ids.ts';

/** Epoch milliseconds, corrected by the last known server offset. */
export type Instant = Brand<number, 'Instant'>;
export const instant = z.int().min(0) as unknown as z.ZodType<Instant, number>;
export const asInstant = (value: number): Instant => value as Instant;
