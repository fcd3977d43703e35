import type { StaffId } from '../ids/ids.ts';
import type { Refusal } from '../refusal.ts';
import { lacks } from '../staff/rights.ts';
import type { Order } from './order.ts';
import type { OrderContext } from './order-context.ts';

/** Who looks after an order's guests: who was said to, else who opened it. */
export const serverOf = ({ server, staff }: Pick<Order, 'server' | 'staff'>): StaffId | null =>
  server === undefined ? staff : server;

/** Why an order cannot be another's to look after: one's own may be handed over, anybody else's takes a right; spec [O15]. */
export const notHandedOver = (
  order: Pick<Order, 'server' | 'staff'>,
  to: StaffId | null,
  ctx: Pick<OrderContext, 'staff' | 'rights'>,
): Refusal | null => {
  const server = serverOf(order);
  return server === to || (server !== null && server === ctx.staff) ? null : lacks(ctx, 'transfer-table');
};
