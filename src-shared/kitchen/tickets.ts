import type { StationId } from '../ids/ids.ts';
import type { Order, OrderLine } from '../order/order.ts';
import type { OrderEvent } from '../order/order-events.ts';
import type { Instant } from '../time/instant.ts';
import { type LineStation, makersOf, toldOf } from './routing.ts';
import type { Ticket, TicketLine } from './ticket.ts';

type Sent = Extract<OrderEvent, { type: 'order.sent' }>['payload'];
type Change = Sent['changes'][number];

/** One ticket for each station that this send concerns, lines in the order they were rung up; spec [K1]. */
export function ticketsOf(order: Order, sent: Sent, at: Instant): Ticket[] {
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  const tickets = new Map<StationId, Ticket>();
  for (const change of sent.changes) {
    const line = byId.get(change.lineId);
    if (!line) continue;
    const before = change.replaces ? byId.get(change.replaces) : undefined;
    for (const { station, told } of linesOf(change.kind, line, before)) {
      const known = tickets.get(station.stationId) ?? {
        orderId: order.id,
        sendId: sent.sendId,
        station,
        orderNumber: order.number,
        at,
        lines: [],
      };
      known.lines.push(told);
      tickets.set(station.stationId, known);
    }
  }
  return [...tickets.values()];
}

/**
 * What each station hears of a line. Where a change leads it to other stations, those that it leaves hear that it is
 * void and those that it comes to hear that it is new; spec [K8].
 */
function linesOf(
  kind: Change['kind'],
  line: OrderLine,
  before: OrderLine | undefined,
): { station: LineStation; told: TicketLine }[] {
  const stations = toldOf(line);
  const had = before ? toldOf(before) : [];
  const left = had.filter((station) => !isAmong(station, stations));
  return [
    ...stations.map((station) => {
      const isNewHere = kind === 'changed' && !isAmong(station, had);
      const told = isNewHere ? lineFor(station, 'new', line, null) : lineFor(station, kind, line, before ?? null);
      return { station, told };
    }),
    ...left.map((station) => ({ station, told: lineFor(station, 'void', before ?? line, null) })),
  ];
}

function lineFor(
  station: LineStation,
  kind: TicketLine['kind'],
  line: OrderLine,
  before: OrderLine | null,
): TicketLine {
  const makers = makersOf(line);
  const others = makers.filter(({ stationId }) => stationId !== station.stationId).map(({ name }) => name);
  return {
    kind,
    quantity: line.quantity,
    was: before?.quantity ?? null,
    name: line.name,
    modifiers: line.modifiers.map(({ name, count, kind: is }) => ({ name, count, ...(is && { kind: is }) })),
    note: line.note,
    ...(!isAmong(station, makers) ? { madeAt: others } : kind !== 'void' && others.length > 0 && { alsoAt: others }),
  };
}

const isAmong = ({ stationId }: LineStation, stations: readonly LineStation[]): boolean =>
  stations.some((one) => one.stationId === stationId);
