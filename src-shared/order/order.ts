import { z } from 'zod';
import { deviceId, orderId, segmentId, sendId, staffId } from '../ids/ids.ts';
import { orderPayment } from '../payment/payment.ts';
import { orderRefund } from '../payment/refund-events.ts';
import { orderSplitBy } from '../payment/split-events.ts';
import { pricingRules } from '../pricing/pricing-rules.ts';
import { totalsV2 } from '../pricing/totals.ts';
import { businessDate } from '../time/business-date.ts';
import { hlc } from '../time/hlc.ts';
import { instant } from '../time/instant.ts';
import { otherOrder, wholeLine } from './move-events.ts';
import { orderNotes } from './note-events.ts';
import { kitchenChange } from './order-events.ts';
import { orderLabels } from './order-labels.ts';
import { courseFired } from './place-events.ts';
import { discountAddedV2, serviceChargeSet, taxExempted } from './price-events.ts';

/** A line as it stands: what was added, whether it was taken back, and what the kitchen was last told of it. */
export const orderLine = wholeLine.extend({
  /** `to` is the order that it was given to; left out, it was taken off here. */
  voided: wholeLine.shape.voided.unwrap().extend({ to: otherOrder.optional() }).nullable(),
});
export type OrderLine = z.output<typeof orderLine>;

export const orderDiscount = discountAddedV2.omit({ orderId: true }).extend({ voided: z.boolean() });
export type OrderDiscount = z.output<typeof orderDiscount>;

export const orderStatus = z.discriminatedUnion('state', [
  /** Something of it arrived before its opening did. */
  z.object({ state: z.literal('stub') }),
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('completed'), at: instant, receiptNumber: z.string(), totals: totalsV2 }),
  z.object({ state: z.literal('cancelled'), at: instant, reason: z.string().nullable() }),
  /** It gave all that it had to another. */
  z.object({ state: z.literal('merged'), at: instant, into: otherOrder }),
]);
export type OrderStatus = z.output<typeof orderStatus>;
export type OrderState = OrderStatus['state'];

/** What looked wrong while folding. It is kept and shown to the owner; it never blocks. */
export const orderFlag = z.enum([
  'line-after-settlement',
  'paid-after-settlement',
  'overpaid',
  'opened-twice',
  'settled-twice',
  'cancelled-after-settlement',
  'changed-after-cancel',
  'totals-disagree',
  'unknown-line',
  'unknown-payment',
  'over-refunded',
  'refunded-unsettled',
  'payment-failed',
  'given-twice',
  'given-and-settled',
]);
export type OrderFlag = z.output<typeof orderFlag>;

/** An order as folded from its entries; spec [O1]. `version` counts the entries folded into it; its labels stand as they were last said. */
export const order = orderLabels.extend({
  id: orderId,
  version: z.int().min(0),
  status: orderStatus,
  number: z.string(),
  businessDate,
  openedAt: instant,
  device: deviceId,
  staff: staffId.nullable(),
  pricing: pricingRules,
  lines: z.array(orderLine),
  discounts: z.array(orderDiscount),
  /** The last word on the service charge; left out, nobody said any. */
  serviceCharge: serviceChargeSet.omit({ orderId: true }).optional(),
  /** Left out, tax is due. */
  taxExemption: taxExempted.shape.exemption.unwrap().optional(),
  payments: z.array(orderPayment),
  /** Left out, nothing was ever given back. */
  refunds: z.array(orderRefund).optional(),
  /** Left out, or null: it was never split, or is joined again. */
  split: orderSplitBy.nullable().optional(),
  /** The last send, so that a ticket can be found again. */
  lastSend: z.object({ sendId, at: instant, changes: z.array(kitchenChange) }).nullable(),
  /** What the kitchen is to know of it as a whole; left out, nobody said anything. */
  notes: orderNotes.optional(),
  /** The courses that were fired, first to last; left out, none was. */
  fired: z.array(courseFired.omit({ orderId: true }).extend({ at: instant })).optional(),
  flags: z.array(orderFlag),
  /** Where the last folded entry stands in folding order: an earlier one makes the order refold. */
  last: z.object({ hlc, device: deviceId, segment: segmentId, seq: z.int() }).nullable(),
});
export type Order = z.output<typeof order>;
