import { z } from 'zod';
import { modifierKind } from '../catalog/catalog.ts';
import { weightUnit } from '../catalog/unit.ts';
import {
  categoryId,
  discountId,
  itemId,
  lineId,
  modifierGroupId,
  modifierId,
  orderId,
  sendId,
  slotId,
  stationId,
  taxId,
  variantId,
} from '../ids/ids.ts';
import { minor, quantity, rate } from '../money/minor.ts';
import { paymentAdded, paymentAddedV2, tipChanged } from '../payment/payment-events.ts';
import { orderRefunded } from '../payment/refund-events.ts';
import { orderSplit } from '../payment/split-events.ts';
import { pricingRules } from '../pricing/pricing-rules.ts';
import { totals } from '../pricing/totals.ts';
import { orderLabels } from './order-labels.ts';

/*
 * What can be said of an order, for ever. An event carries everything that its meaning needs, so that a later change
 * of the menu or the tax law leaves it as it was. A schema here never changes its meaning: a new meaning is a new
 * version.
 */
const of = { orderId };
const reason = z.string().min(1).max(200);

export const lineTax = z.object({ taxId, name: z.string(), rate, inclusive: z.boolean() });
export const lineModifier = z.object({
  modifierId,
  groupId: modifierGroupId,
  name: z.string(),
  /** For one of it, on one of the item. */
  price: minor,
  /** How many times it is taken on each one of the item: 2 is "double". */
  count: z.int(),
});
export const lineStation = z.object({ stationId, name: z.string() });

export const orderOpened = z.object({ ...of, number: z.string(), pricing: pricingRules });

export const lineAdded = z.object({
  ...of,
  lineId,
  /** The line that this one stands in for after a change. */
  replaces: lineId.nullable(),
  itemId,
  name: z.string(),
  category: z.object({ categoryId, name: z.string() }).nullable(),
  unitPrice: minor,
  quantity,
  modifiers: z.array(lineModifier),
  taxes: z.array(lineTax),
  stations: z.array(lineStation),
  note: z.string().nullable(),
});

const lineModifierV2 = lineModifier.extend({
  /** Left out, it adds. */
  kind: modifierKind.optional(),
  /** Who makes it, besides who makes the item. */
  stations: z.array(lineStation).optional(),
});
/** Also says what each modifier is and who makes it, and which expo stations put the line together with the others. */
export const lineAddedV2 = lineAdded.extend({
  modifiers: z.array(lineModifierV2),
  expo: z.array(lineStation).optional(),
});

const lineModifierV3 = lineModifierV2.extend({
  /** The choice that it was offered with; left out, it was offered with the item. */
  within: modifierId.optional(),
});
/** Also says which variant it is, that it was weighed, what combo it is a part of, and which choices opened others. */
export const lineAddedV3 = lineAddedV2.extend({
  modifiers: z.array(lineModifierV3),
  variant: z.object({ variantId, name: z.string() }).optional(),
  /** The quantity is in thousandths of this unit, and the unit price for one of it. */
  weighed: z.object({ unit: weightUnit }).optional(),
  /** `comboLineId` is the same for all parts of one combo, which is no line of its own. */
  combo: z.object({ comboLineId: lineId, itemId, name: z.string(), slotId }).optional(),
});

export const lineVoided = z.object({ ...of, lineId, replacedBy: lineId.nullable(), reason: reason.nullable() });

/** The line is sold at this price for one, with these taxes: a person said so, or the order's type asks for them. */
export const lineRepriced = z.object({
  ...of,
  lineId,
  unitPrice: minor,
  taxes: z.array(lineTax),
  why: z.enum(['override', 'order-type']),
  reason: reason.nullable(),
});

export const discountAdded = z.object({
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

export const discountVoided = z.object({ ...of, discountId });

/** What is said of the order as a whole: only what is named changes. */
export const orderLabelled = z.object({ ...of, set: orderLabels });

/** What one line tells the kitchen in one send. */
export const kitchenChange = z.object({
  lineId,
  kind: z.enum(['new', 'changed', 'void']),
  /** The line it takes the place of, when the kitchen has been told of that one. */
  replaces: lineId.nullable(),
});

export const orderSent = z.object({ ...of, sendId, changes: z.array(kitchenChange) });

/** The kitchen is asked to hurry with these lines; it is told of nothing new. */
export const orderRushed = z.object({ ...of, sendId, lineIds: z.array(lineId) });

export const orderCompleted = z.object({ ...of, receiptNumber: z.string(), totals });
export const orderCancelled = z.object({ ...of, reason: reason.nullable() });

export const orderEventSchemas = {
  'order.opened': { 1: orderOpened },
  'order.line-added': { 1: lineAdded, 2: lineAddedV2, 3: lineAddedV3 },
  'order.line-voided': { 1: lineVoided },
  'order.line-repriced': { 1: lineRepriced },
  'order.discount-added': { 1: discountAdded },
  'order.discount-voided': { 1: discountVoided },
  'order.labelled': { 1: orderLabelled },
  'order.sent': { 1: orderSent },
  'order.rushed': { 1: orderRushed },
  'order.payment-added': { 1: paymentAdded, 2: paymentAddedV2 },
  'order.tip-changed': { 1: tipChanged },
  'order.split': { 1: orderSplit },
  'order.refunded': { 1: orderRefunded },
  'order.completed': { 1: orderCompleted },
  'order.cancelled': { 1: orderCancelled },
} as const;

export type OrderEventType = keyof typeof orderEventSchemas;
type SaidOnce = Exclude<OrderEventType, 'order.line-added' | 'order.payment-added'>;
export type OrderEvent =
  | {
      [T in SaidOnce]: {
        readonly type: T;
        readonly v: 1;
        readonly payload: z.output<(typeof orderEventSchemas)[T][1]>;
      };
    }[SaidOnce]
  /** What later versions add may be left out, so the earlier ones read as the last that leaves it out. */
  | { readonly type: 'order.line-added'; readonly v: 1 | 2 | 3; readonly payload: z.output<typeof lineAddedV3> }
  | { readonly type: 'order.payment-added'; readonly v: 1 | 2; readonly payload: z.output<typeof paymentAddedV2> };
