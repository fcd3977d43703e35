import { z } from 'zod';
import { deviceId, lineId, orderId, sendId } from '../ids/ids.ts';
import { minor } from '../money/minor.ts';
import { instant } from '../time/instant.ts';
import { lineAddedV4, lineAddedV5, lineVoided } from './line-events.ts';
import { lineAllergies } from './note-events.ts';
import { orderType } from './order-type.ts';
import { discountAddedV2, lineRepriced } from './price-events.ts';

/*
 * What can be said of an order, or of lines of it, that go elsewhere, for ever. A schema here never changes its meaning: a
 * new meaning is a new version.
 */

/** Another order, by the number that people know it by. */
export const otherOrder = z.object({ orderId, number: z.string() });

const happened = {
  addedAt: instant,
  /** Who recorded it: only that device's engine fires it. */
  device: deviceId,
  voided: lineVoided.pick({ reason: true, replacedBy: true }).extend({ at: instant }).nullable(),
  kitchen: z.enum(['untold', 'told', 'told-void']),
  /** Who or what set its price after it was rung up, and the price for one from before; left out, nobody did. */
  repriced: lineRepriced.pick({ why: true, reason: true }).extend({ from: minor }).optional(),
  /** Whether the kitchen was asked to hurry with it; left out, it was not. */
  rushed: z.literal(true).optional(),
};
const wholeLineV1 = lineAddedV4.omit({ orderId: true }).extend(happened);

/** A line with all that happened to it, and what the kitchen was last told of it. */
export const wholeLine = lineAddedV5.omit({ orderId: true }).extend({
  ...happened,
  /** What its order was where the kitchen was told of it; left out, it is made alike in every type. */
  toldAs: orderType.optional(),
  /** What its guest is allergic to; left out, nobody said any. */
  allergies: lineAllergies.optional(),
});
export type WholeLine = z.output<typeof wholeLine>;

/** These lines are another order's from now on, which says so itself in the same transaction. */
const linesGiven = z.object({ orderId, to: otherOrder, lineIds: z.array(lineId) });

/** Lines that were another order's, whole, and what was taken off each of them. */
const linesTaken = z.object({
  orderId,
  from: otherOrder,
  lines: z.array(wholeLineV1),
  discounts: z.array(discountAddedV2.omit({ orderId: true })),
});
/** Also says of lines in which types of order each station makes them, what their order was when the kitchen was told, and what their guests are allergic to. */
export const linesTakenV2 = linesTaken.extend({ lines: z.array(wholeLine) });

/** The kitchen is told that what it makes goes elsewhere; it is asked for nothing new. */
const orderMoved = z.object({
  orderId,
  sendId,
  /** As the kitchen knows it: under which number, and for which tables, by name. */
  from: z.object({ number: z.string(), tables: z.array(z.string()) }),
  lineIds: z.array(lineId),
});

/** A part of `orderEventSchemas`. */
export const moveEventSchemas = {
  'order.lines-given': { 1: linesGiven },
  'order.lines-taken': { 1: linesTaken, 2: linesTakenV2 },
  'order.moved': { 1: orderMoved },
} as const;
