import { isTyped } from '../kitchen/routing.ts';
import { hasNotesToTell } from './notes.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';
import { orderTypeOf } from './order-type-of.ts';

type Sent = Extract<OrderEvent, { type: 'order.sent' }>;

/**
 * A send of these changes, with what is said of the order as a whole where the kitchen does not know that, and with what the
 * order is where that says who makes them; spec [K64], [K74].
 */
export function sentEvent(order: Order, sendId: Sent['payload']['sendId'], changes: Sent['payload']['changes']): Sent {
  const noted = hasNotesToTell(order, changes.length) ? ({ noted: true } as const) : {};
  const sent = { orderId: order.id, sendId, changes, ...noted };
  const told = new Set(changes.filter(({ kind }) => kind !== 'void').map(({ lineId }) => lineId));
  if (order.lines.some((line) => told.has(line.lineId) && isTyped(line))) {
    return { type: 'order.sent', v: 3, payload: { ...sent, type: orderTypeOf(order) } };
  }
  return { type: 'order.sent', v: 'noted' in noted ? 2 : 1, payload: sent };
}
