import { isTyped } from '../kitchen/routing.ts';
import { allergiesToTell } from './line-allergies.ts';
import { hasNotesToTell } from './notes.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';
import { orderTypeOf } from './order-type-of.ts';

type Sent = Extract<OrderEvent, { type: 'order.sent' }>;

/**
 * A send of these changes, with what is said of the order as a whole and of allergies where the kitchen does not know that, and
 * with what the order is where that says who makes them; spec [K64], [K74], [K81].
 */
export function sentEvent(order: Order, sendId: Sent['payload']['sendId'], changes: Sent['payload']['changes']): Sent {
  const noted = hasNotesToTell(order, changes.length) ? ({ noted: true } as const) : {};
  const sent = { orderId: order.id, sendId, changes, ...noted };
  const told = new Set(changes.filter(({ kind }) => kind !== 'void').map(({ lineId }) => lineId));
  const isByType = order.lines.some((line) => told.has(line.lineId) && isTyped(line));
  const allergies = allergiesToTell(order, changes);
  const more = { ...(isByType && { type: orderTypeOf(order) }), ...(allergies.length > 0 && { allergies }) };
  if (Object.keys(more).length > 0) return { type: 'order.sent', v: 3, payload: { ...sent, ...more } };
  return { type: 'order.sent', v: 'noted' in noted ? 2 : 1, payload: sent };
}
