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
export type Totals = z.output<typeof totals>;
