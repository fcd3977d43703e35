import { z } from 'zod';
import { lineId, orderId, sendId } from '../ids/ids.ts';
import { paymentAdded, paymentAddedV2, paymentAddedV3, paymentFailed, tipChanged } from '../payment/payment-events.ts';
import { orderRefunded } from '../payment/refund-events.ts';
import { orderSplit } from '../payment/split-events.ts';
import { pricingRules, pricingRulesV1 } from '../pricing/pricing-rules.ts';
import { totals, totalsV2 } from '../pricing/totals.ts';
import { lineAdded, lineAddedV2, lineAddedV3, lineAddedV4, lineAddedV5, lineVoided } from './line-events.ts';
import { type linesTakenV2, moveEventSchemas } from './move-events.ts';
import { noteEventSchemas, type orderNotedV2 } from './note-events.ts';
import { orderLabels } from './order-labels.ts';
import { orderType } from './order-type.ts';
import { placeEventSchemas } from './place-events.ts';
import { type discountAddedV2, priceEventSchemas } from './price-events.ts';

/*
 * What can be said of an order, for ever. An event carries everything that its meaning needs, so that a later change
 * of the menu or the tax law leaves it as it was. A schema here never changes its meaning: a new meaning is a new
 * version.
 */
const of = { orderId };
const reason = z.string().min(1).max(200);

const orderOpened = z.object({ ...of, number: z.string(), pricing: pricingRulesV1 });
/** Also opens orders under later pricing versions. */
const orderOpenedV2 = z.object({ ...of, number: z.string(), pricing: pricingRules });

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

/** Also says that the kitchen hears what is said of the order as a whole, which it did not know. */
const orderSentV2 = orderSent.extend({ noted: z.literal(true).optional() });

/**
 * Also says what the order is where its lines are told: by that they are made; left out, they are made alike in every type. And
 * which allergies the kitchen hears of, line by line: those of its changes, and, with what it knew before, those of lines that
 * are made already. And which notes it hears, if any: another till may have said more meanwhile.
 */
const orderSentV3 = orderSentV2.extend({
  type: orderType.optional(),
  allergies: z.array(z.object({ lineId, names: z.array(z.string()), was: z.array(z.string()).optional() })).optional(),
  notes: z.object({ note: z.string().nullable(), allergies: z.array(z.string()) }).optional(),
});

/** The kitchen is asked to hurry with these lines; it is told of nothing new. */
export const orderRushed = z.object({ ...of, sendId, lineIds: z.array(lineId) });

const orderCompleted = z.object({ ...of, receiptNumber: z.string(), totals });
/** Also says what was comped, charged for the service, and exempted from tax. */
const orderCompletedV2 = z.object({ ...of, receiptNumber: z.string(), totals: totalsV2 });
export const orderCancelled = z.object({ ...of, reason: reason.nullable() });

export const orderEventSchemas = {
  'order.opened': { 1: orderOpened, 2: orderOpenedV2 },
  'order.line-added': { 1: lineAdded, 2: lineAddedV2, 3: lineAddedV3, 4: lineAddedV4, 5: lineAddedV5 },
  'order.line-voided': { 1: lineVoided },
  ...priceEventSchemas,
  ...placeEventSchemas,
  'order.labelled': { 1: orderLabelled },
  ...moveEventSchemas,
  ...noteEventSchemas,
  'order.sent': { 1: orderSent, 2: orderSentV2, 3: orderSentV3 },
  'order.rushed': { 1: orderRushed },
  'order.payment-added': { 1: paymentAdded, 2: paymentAddedV2, 3: paymentAddedV3 },
  'order.payment-failed': { 1: paymentFailed },
  'order.tip-changed': { 1: tipChanged },
  'order.split': { 1: orderSplit },
  'order.refunded': { 1: orderRefunded },
  'order.completed': { 1: orderCompleted, 2: orderCompletedV2 },
  'order.cancelled': { 1: orderCancelled },
} as const;

export type OrderEventType = keyof typeof orderEventSchemas;
type SaidMore =
  | ('order.opened' | 'order.completed' | 'order.line-added')
  | ('order.discount-added' | 'order.payment-added' | 'order.noted' | 'order.sent' | 'order.lines-taken');
type SaidOnce = Exclude<OrderEventType, SaidMore>;
export type OrderEvent =
  | {
      [T in SaidOnce]: {
        readonly type: T;
        readonly v: 1;
        readonly payload: z.output<(typeof orderEventSchemas)[T][1]>;
      };
    }[SaidOnce]
  | { readonly type: 'order.opened'; readonly v: 1 | 2; readonly payload: z.output<typeof orderOpenedV2> }
  | { readonly type: 'order.sent'; readonly v: 1 | 2 | 3; readonly payload: z.output<typeof orderSentV3> }
  | { readonly type: 'order.lines-taken'; readonly v: 1 | 2; readonly payload: z.output<typeof linesTakenV2> }
  | { readonly type: 'order.noted'; readonly v: 1 | 2; readonly payload: z.output<typeof orderNotedV2> }
  | { readonly type: 'order.completed'; readonly v: 1 | 2; readonly payload: z.output<typeof orderCompletedV2> }
  /** What later versions add may be left out, so the earlier ones read as the last that leaves it out. */
  | { readonly type: 'order.line-added'; readonly v: 1 | 2 | 3 | 4 | 5; readonly payload: z.output<typeof lineAddedV5> }
  | { readonly type: 'order.discount-added'; readonly v: 1 | 2; readonly payload: z.output<typeof discountAddedV2> }
  | { readonly type: 'order.payment-added'; readonly v: 1 | 2 | 3; readonly payload: z.output<typeof paymentAddedV3> };
