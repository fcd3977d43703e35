import { balanceOf } from '../payment/balance.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { foretell } from './foretell.ts';
import type { Order } from './order.ts';
import type { OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';

/**
 * Refuses what would bring an open order below what was paid for it: the difference would be owed to somebody, and nothing
 * would say so. `most`: what can still come off. Null: it does not; spec [O17].
 */
export function belowPaid(order: Order, events: readonly OrderEvent[], ctx: OrderContext): Refusal | null {
  if (order.payments.length === 0 || order.status.state !== 'open') return null;
  const after = foretell(order, events, order.id, ctx);
  const most = Math.max(0, balanceOf(order));
  // What two tills took too much of already can still be changed upwards.
  const isBelow = after !== null && balanceOf(after) < Math.min(0, balanceOf(order));
  return isBelow ? refuse('order-below-paid', { number: order.number, most }) : null;
}
