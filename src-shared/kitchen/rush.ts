import type { Order, OrderLine } from '../order/order.ts';
import type { OrderEvent } from '../order/order-events.ts';
import { standingHeir } from '../pricing/price-order.ts';
import type { Instant } from '../time/instant.ts';
import { toldOf } from './routing.ts';
import type { Ticket } from './ticket.ts';
import { gather, lineFor } from './tickets.ts';

type Rushed = Extract<OrderEvent, { type: 'order.rushed' }>['payload'];

/** What can still be hurried: what the kitchen makes, nobody has taken off, and was not hurried before; spec [K14]. */
export const linesToRush = (order: Order): OrderLine[] =>
  order.lines.filter((line) => line.kitchen === 'told' && !line.rushed && (!line.voided || standsChanged(order, line)));

/** A slip for each station that makes something of what is hurried. It asks for nothing new; spec [K14]. */
export function rushTicketsOf(order: Order, rushed: Rushed, at: Instant): Ticket[] {
  const hurried = new Set(rushed.lineIds);
  const told = order.lines
    .filter(({ lineId }) => hurried.has(lineId))
    .flatMap((line) =>
      toldOf(order, line).map((station) => ({ station, line: lineFor(order, station, 'told', line, null) })),
    );
  return gather(order, rushed.sendId, at, told, () => ({ kind: 'rush' }));
}

/** A line that was changed and not sent yet is still made as it was. */
function standsChanged(order: Order, line: OrderLine): boolean {
  const heir = standingHeir(order, line.lineId);
  return order.lines.find(({ lineId }) => lineId === heir)?.voided === null;
}
