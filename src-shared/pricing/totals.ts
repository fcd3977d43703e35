import { z } from 'zod';
import { lineId, taxId } from '../ids/ids.ts';
import { minor, rate } from '../money/minor.ts';

export const taxTotal = z.object({
  taxId,
  name: z.string(),
  rate,
  inclusive: z.boolean(),
  /** The amount that was taxed, without this tax. */
  base: minor,
  amount: minor,
});
export type TaxTotal = z.output<typeof taxTotal>;

export const lineTotal = z.object({
  lineId,
  /** Unit price with modifiers × quantity. */
  gross: minor,
  /** Line and order discounts that fell on this line, as a positive amount. */
  discount: minor,
  /** What the customer pays for it without tax. */
  net: minor,
  tax: minor,
  /** net + tax. */
  total: minor,
});
export type LineTotal = z.output<typeof lineTotal>;

/** Every sum of an order. Lines, discounts and taxes add up to these exactly; spec [M4]. */
export const totals = z.object({
  /** Sum of the lines at list price, before discounts. */
  gross: minor,
  discount: minor,
  net: minor,
  tax: minor,
  total: minor,
  taxes: z.array(taxTotal),
  lines: z.array(lineTotal),
});

/** What was charged for the service; a part of `net`, `tax` and `total`, beside the lines. */
const serviceChargeTotal = z.object({
  name: z.string(),
  rate,
  /** The share of what the lines come to, with the taxes within it. */
  amount: minor,
  net: minor,
  tax: minor,
  total: minor,
});
export type ServiceChargeTotal = z.output<typeof serviceChargeTotal>;

/** Lines and service charge add up to these exactly; what is left out was nothing; spec [M11]–[M13]. */
export const totalsV2 = totals.extend({
  /** What of `discount` was comped. */
  comps: minor.optional(),
  serviceCharge: serviceChargeTotal.optional(),
  /** By how much prices went down because the taxes within them were not due; there where the order is exempt. */
  exempted: minor.optional(),
});
export type Totals = z.output<typeof totalsV2>;
