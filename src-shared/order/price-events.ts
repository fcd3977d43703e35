import { z } from 'zod';
import { discountId, lineId, orderId, taxId } from '../ids/ids.ts';
import { minor, rate } from '../money/minor.ts';

/*
 * What can be said of an order's prices, for ever. As with every event, a schema here never changes its meaning: a new
 * meaning is a new version.
 */
const of = { orderId };
const reason = z.string().min(1).max(200);

export const lineTax = z.object({ taxId, name: z.string(), rate, inclusive: z.boolean() });

/** The line is sold at this price for one, with these taxes: a person said so, or the order's type asks for them. */
export const lineRepriced = z.object({
  ...of,
  lineId,
  unitPrice: minor,
  taxes: z.array(lineTax),
  why: z.enum(['override', 'order-type']),
  reason: reason.nullable(),
});

const discountAdded = z.object({
  ...of,
  discountId,
  /** null discounts the whole order. */
  lineId: lineId.nullable(),
  value: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), rate }),
    z.object({ kind: z.literal('amount'), amount: minor }),
  ]),
  reason: reason.nullable(),
});
/** Also says whether it is a comp: all that is left of its line or order, given away. Left out, it is a discount. */
export const discountAddedV2 = discountAdded.extend({ kind: z.enum(['discount', 'comp']).optional() });

const discountVoided = z.object({ ...of, discountId });

/** What is charged for the service, or that nothing is: because of how many sit there, or because a person said so. */
export const serviceChargeSet = z.object({
  ...of,
  charge: z.object({ name: z.string(), rate, taxes: z.array(lineTax) }).nullable(),
  why: z.enum(['covers', 'person']),
});

/** No tax is due on the order, for a reason that a document stands for; null: it is. */
export const taxExempted = z.object({
  ...of,
  exemption: z.object({ reference: z.string().min(1).max(60), reason }).nullable(),
});

/** A part of `orderEventSchemas`. */
export const priceEventSchemas = {
  'order.line-repriced': { 1: lineRepriced },
  'order.discount-added': { 1: discountAdded, 2: discountAddedV2 },
  'order.discount-voided': { 1: discountVoided },
  'order.service-charge-set': { 1: serviceChargeSet },
  'order.tax-exempted': { 1: taxExempted },
} as const;
