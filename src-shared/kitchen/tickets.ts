import type { StationId } from '../ids/ids.ts';
import type { Order, OrderLine } from '../order/order.ts';
import type { OrderEvent } from '../order/order-events.ts';
import type { Instant } from '../time/instant.ts';
import type { Ticket, TicketLine } from './ticket.ts';

type Sent = Extract<OrderEvent, { type: 'order.sent' }>['payload'];

/** One ticket for each station that this send concerns, lines in the order they were rung up; spec [K1]. */
export function ticketsOf(order: Order, sent: Sent, at: Instant): Ticket[] {
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  const tickets = new Map<StationId, Ticket>();
  for (const change of sent.changes) {
    const line = byId.get(change.lineId);
    if (!line) continue;
    const before = change.replaces ? byId.get(change.replaces) : undefined;
    for (const station of line.stations) {
      const known = tickets.get(station.stationId) ?? {
        orderId: order.id,
        sendId: sent.sendId,
        station,
        orderNumber: order.number,
        at,
        lines: [],
      };
      known.lines.push(ticketLine(change.kind, line, before));
      tickets.set(station.stationId, known);
    }
  }
  return [...tickets.values()];
}

const ticketLine = (kind: TicketLine['kind'], line: OrderLine, before: OrderLine | undefined): TicketLine => ({
  kind,
  quantity: line.quantity,
  was: before?.quantity ?? null,
  name: line.name,
  modifiers: line.modifiers.map(({ name, count }) => ({ name, count })),
  note: line.note,
});
