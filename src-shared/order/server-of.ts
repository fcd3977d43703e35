import type { StaffId } from '../ids/ids.ts';
import type { Order } from './order.ts';

/** Who looks after an order's guests: who was said to, else who opened it. */
export const serverOf = ({ server, staff }: Pick<Order, 'server' | 'staff'>): StaffId | null =>
  server === undefined ? staff : server;
