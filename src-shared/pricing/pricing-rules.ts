import { z } from 'zod';

/** The rules an order was opened under; they travel in its first event so that it folds alike for ever. */
export const pricingRulesV1 = z.object({
  version: z.literal(1),
  currency: z.string().regex(/^[A-Z]{3}$/),
  taxRounding: z.enum(['line', 'order']),
});

/** The smallest coin that cash is counted in, in minor units; 0 where every minor unit has a coin. */
export const cashRounding = z.union([z.literal(0), z.literal(5), z.literal(10)]);

export const pricingRulesV2 = pricingRulesV1.extend({ version: z.literal(2), cashRounding });

export const pricingRules = z.discriminatedUnion('version', [pricingRulesV1, pricingRulesV2]);
export type PricingRules = z.output<typeof pricingRules>;

/** The rules that orders are opened under now, as a shop's settings say. */
export const pricingRulesOf = ({
  currency,
  taxRounding,
  cashRounding: increment,
}: Omit<z.output<typeof pricingRulesV2>, 'version'>): PricingRules => ({
  ...{ version: 2, currency, taxRounding },
  cashRounding: increment,
});
