import type { OrderId } from '#shared/ids/ids.ts';
import { rushTicketsOf } from '#shared/kitchen/rush.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { ticketsOf } from '#shared/kitchen/tickets.ts';
import type { Order } from '#shared/order/order.ts';
import type { Recorded } from '../engine/journal.ts';

/** What a freshly recorded entry tells stations, however they read it; `orders` are as the entries left them. */
export function ticketsOwed(entry: Recorded, orders: ReadonlyMap<OrderId, Order>): Ticket[] {
  if (entry.type !== 'order.sent' && entry.type !== 'order.rushed') return [];
  const order = orders.get(entry.payload.orderId);
  if (!order) return [];
  return entry.type === 'order.sent'
    ? ticketsOf(order, entry.payload, entry.at)
    : rushTicketsOf(order, entry.payload, entry.at);
}
