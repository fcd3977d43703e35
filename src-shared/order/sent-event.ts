import { isTyped } from '../kitchen/routing.ts';
import { allergiesToTell } from './line-allergies.ts';
import { notesToTell } from './notes.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';
import { orderTypeOf } from './order-type-of.ts';

type Sent = Extract<OrderEvent, { type: 'order.sent' }>;

/**
 * A send of these changes, with what is said of the order as a whole and of allergies where the kitchen does not know that, and
 * with what the order is where that says who makes them; spec [K64], [K74], [K81].
 */
export function sentEvent(order: Order, sendId: Sent['payload']['sendId'], changes: Sent['payload']['changes']): Sent {
  const notes = notesToTell(order, changes.length);
  const sent = { orderId: order.id, sendId, changes, ...(notes && { noted: true as const }) };
  const told = new Set(changes.filter(({ kind }) => kind !== 'void').map(({ lineId }) => lineId));
  const isByType = order.lines.some((line) => told.has(line.lineId) && isTyped(line));
  const allergies = allergiesToTell(order, changes);
  const more = {
    ...(isByType && { type: orderTypeOf(order) }),
    ...(allergies.length > 0 && { allergies }),
    ...(notes && { notes }),
  };
  if (Object.keys(more).length > 0) return { type: 'order.sent', v: 3, payload: { ...sent, ...more } };
  return { type: 'order.sent', v: 1, payload: sent };
}
