import { hasNotesToTell } from './notes.ts';
import type { Order } from './order.ts';
import type { OrderEvent } from './order-events.ts';

type Sent = Extract<OrderEvent, { type: 'order.sent' }>;

/** A send of these changes, with what is said of the order as a whole where the kitchen does not know that; spec [K64]. */
export function sentEvent(order: Order, sendId: Sent['payload']['sendId'], changes: Sent['payload']['changes']): Sent {
  const sent = { orderId: order.id, sendId, changes };
  return hasNotesToTell(order, changes.length)
    ? { type: 'order.sent', v: 2, payload: { ...sent, noted: true } }
    : { type: 'order.sent', v: 1, payload: sent };
}
