import { z } from 'zod';

/** The rules an order was opened under; they travel in its first event so that it folds alike for ever. */
export const pricingRules = z.object({
  version: z.literal(1),
  currency: z.string().regex(/^[A-Z]{3}$/),
  taxRounding: z.enum(['line', 'order']),
});
export type PricingRules = z.output<typeof pricingRules>;
