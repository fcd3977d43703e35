import type { OrderId } from '#shared/ids/ids.ts';
import { movedTicketsOf } from '#shared/kitchen/moved.ts';
import { rushTicketsOf } from '#shared/kitchen/rush.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { ticketHeadOf } from '#shared/kitchen/ticket-head.ts';
import { ticketsOf } from '#shared/kitchen/tickets.ts';
import type { Order } from '#shared/order/order.ts';
import type { Recorded } from '../engine/journal.ts';
import type { Till } from '../engine/till.ts';
import { readGuests } from '../guests/open-guests.ts';

/** What a freshly recorded entry tells stations, however they read it; `orders` are as the entries left them. */
export function ticketsOwed(
  till: Pick<Till, 'db' | 'staff'>,
  entry: Recorded,
  orders: ReadonlyMap<OrderId, Order>,
): Ticket[] {
  if (entry.type !== 'order.sent' && entry.type !== 'order.rushed' && entry.type !== 'order.moved') return [];
  const order = orders.get(entry.payload.orderId);
  const tickets = order ? ticketsSaid(entry, order) : [];
  if (!order || tickets.length === 0) return [];
  const [guest = null] = readGuests(till.db, [order.id]);
  const head = ticketHeadOf(order, { guest, staff: till.staff });
  return tickets.map((ticket) => ({ ...ticket, head }));
}

type Told = Extract<Recorded, { type: 'order.sent' | 'order.rushed' | 'order.moved' }>;

function ticketsSaid(entry: Told, order: Order): Ticket[] {
  switch (entry.type) {
    case 'order.sent':
      return ticketsOf(order, entry.payload, entry.at);
    case 'order.rushed':
      return rushTicketsOf(order, entry.payload, entry.at);
    case 'order.moved':
      return movedTicketsOf(order, entry.payload, entry.at);
    default:
      return entry satisfies never;
  }
}
