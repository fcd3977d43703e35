import { z } from 'zod';

/** What an item is sold by, where that is not the piece. Its price is for one of these, and its quantity in thousandths of one. */
export const weightUnit = z.enum(['kg', 'g', 'lb']);
export type WeightUnit = z.output<typeof weightUnit>;
