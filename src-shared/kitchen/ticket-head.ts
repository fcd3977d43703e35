import type { Guest } from '../guest/guest.ts';
import type { Order } from '../order/order.ts';
import { orderTypeOf } from '../order/order-type-of.ts';
import { serverOf } from '../order/server-of.ts';
import type { Staff } from '../staff/staff.ts';
import type { TicketHead } from './ticket.ts';

/** Those whose names a ticket bears, as far as they are known. */
export interface KnownPeople {
  readonly guest: Pick<Guest, 'name'> | null;
  readonly staff: readonly Pick<Staff, 'id' | 'name'>[];
}

/** What a ticket says above its lines of whom its order is for, where they sit, and who looks after them; spec [K72]. */
export function ticketHeadOf(order: Order, { guest, staff }: KnownPeople): TicketHead {
  const { tables = [], covers, dueAt } = order;
  const server = serverOf(order);
  const serverName = staff.find(({ id }) => id === server)?.name;
  return {
    type: orderTypeOf(order),
    ...(tables.length > 0 && { tables: tables.map(({ name }) => name) }),
    ...(guest?.name && { name: guest.name }),
    ...(serverName && { server: serverName }),
    ...(covers && { covers }),
    ...(dueAt && { dueAt }),
  };
}
