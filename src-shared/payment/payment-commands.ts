import { z } from 'zod';
import { attemptId, checkId, commandId, lineId, orderId, paymentId, refundId } from '../ids/ids.ts';
import { minor, quantity } from '../money/minor.ts';
import { orderSplitBy } from './split-events.ts';

const one = { commandId, orderId };
/** The version of the order that the person saw; an older one is refused as stale. */
const expectedVersion = z.int().min(0);
const paying = { ...one, paymentId };
/** Left out, there is no tip, and the order is paid as a whole. */
const more = { expectedVersion, tip: minor.optional(), checkId: checkId.optional() };

/** Cash: `tendered` is what was handed over, tip included. */
export const payCash = z.strictObject({ ...paying, tendered: minor, ...more });
/** Paid on another terminal than one of this till's; `amount` settles, the tip comes on top. */
export const payExternal = z.strictObject({
  ...paying,
  amount: minor,
  /** What the other terminal's slip calls it. */
  reference: z.string().trim().min(1).max(60).nullable(),
  ...more,
});
/** Asks a card for it; what comes of it, the attempt tells. `amount` settles, the tip comes on top. */
export const payCard = z.strictObject({
  ...paying,
  /** Names the attempt: a repeat is the same one. */
  attemptId,
  amount: minor,
  ...more,
});
/** Sets a payment's tip, also after the order was settled. */
export const changeTip = z.strictObject({ ...one, paymentId, tip: minor });

/** Splits the order into checks, or joins them again. */
export const splitOrder = z.strictObject({ ...one, split: orderSplitBy.nullable(), expectedVersion });

const refundWanted = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('lines'), lines: z.array(z.strictObject({ lineId, quantity })).min(1).max(500) }),
  z.strictObject({ kind: z.literal('amount'), amount: minor }),
]);
/** Gives back what a settled order was paid with. */
export const refundOrder = z.strictObject({
  ...one,
  what: refundWanted,
  /** The payments to return, filled one after the other, each by a refund of its own. */
  to: z.array(z.strictObject({ refundId, paymentId })).min(1).max(50),
  /** Whether the tips of these payments go back, too. */
  tips: z.boolean(),
  /** Whether what came back can be sold again; or which lines of it can. */
  restock: z.union([z.boolean(), z.array(lineId).max(500)]),
  reason: z.string().trim().min(1).max(200).nullable(),
  expectedVersion,
});

/** What can be wanted of an order's payments; a part of `orderCommandSchemas`. */
export const paymentCommandSchemas = {
  payCash,
  payExternal,
  payCard,
  changeTip,
  split: splitOrder,
  refund: refundOrder,
} as const;
