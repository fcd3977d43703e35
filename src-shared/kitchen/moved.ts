import type { Order, OrderLine } from '../order/order.ts';
import type { OrderEvent } from '../order/order-events.ts';
import type { Instant } from '../time/instant.ts';
import { toldOf } from './routing.ts';
import type { Ticket } from './ticket.ts';
import { gather, lineFor } from './tickets.ts';

type Moved = Extract<OrderEvent, { type: 'order.moved' }>['payload'];

/** What the kitchen was told to make and nobody has taken off. */
export const linesInKitchen = ({ lines }: Pick<Order, 'lines'>): OrderLine[] =>
  lines.filter((line) => line.kitchen === 'told' && !line.voided);

/** A slip for each station that makes something which goes elsewhere now. It asks for nothing new; spec [K70]. */
export function movedTicketsOf(order: Order, { from, lineIds, sendId }: Moved, at: Instant): Ticket[] {
  const moved = new Set(lineIds);
  const told = order.lines
    .filter(({ lineId }) => moved.has(lineId))
    .flatMap((line) =>
      toldOf(order, line).map((station) => ({ station, line: lineFor(order, station, 'told', line, null) })),
    );
  return gather(order, sendId, at, told, () => ({ kind: 'moved' })).map((ticket) => ({ ...ticket, movedFrom: from }));
}
