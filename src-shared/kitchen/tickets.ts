import type { StationId } from '../ids/ids.ts';
import { namesOf, toldAllergies } from '../order/line-allergies.ts';
import { lineName } from '../order/line-name.ts';
import type { Order, OrderLine } from '../order/order.ts';
import type { OrderEvent } from '../order/order-events.ts';
import type { Instant } from '../time/instant.ts';
import { FIRST_COURSE, heldCourses } from './courses.ts';
import { type LineStation, makersOf, toldOf } from './routing.ts';
import type { Ticket, TicketKind, TicketLine, TicketModifier } from './ticket.ts';
import { wayOf } from './way-of.ts';

type Sent = Extract<OrderEvent, { type: 'order.sent' }>['payload'];
type Change = Sent['changes'][number];

/**
 * One ticket for each station that this send concerns, lines in the order they were rung up, by course and seat; spec
 * [K1]. `order` is the order as this send left it.
 */
export function ticketsOf(order: Order, sent: Sent, at: Instant): Ticket[] {
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  const told = sent.changes.flatMap((change) => {
    const line = byId.get(change.lineId);
    return line ? linesOf(order, change.kind, line, change.replaces ? byId.get(change.replaces) : undefined) : [];
  });
  told.push(...warnedAnew(order, sent));
  const concerned = new Set(told.map(({ station }) => station.stationId));
  const reminded = sent.noted ? inTheMaking(order).filter(({ station }) => !concerned.has(station.stationId)) : [];
  const knew = knewBefore(order, sent);
  const fired = order.fired?.find(({ sendId }) => sendId === sent.sendId)?.course;
  const waiting = heldCourses(order);
  return gather(order, sent.sendId, at, [...told, ...reminded], (station, lines) => {
    const waits = waiting.filter((held) => held.lines.some((line) => isAmong(station, toldOf(order, line))));
    const knows = knew.has(station.stationId);
    return {
      kind: sent.noted && knows ? 'changed' : fired !== undefined && knows ? 'fired' : kindOf(lines, knows),
      ...(fired !== undefined && { fired }),
      ...(waits.length > 0 && { waits: waits.map(({ course }) => course) }),
    };
  });
}

/** What is made already, and for a guest who was said to have other allergies since; spec [K81]. */
const warnedAnew = (order: Order, { allergies = [] }: Sent): Told[] =>
  allergies.flatMap(({ lineId, was }) => {
    const line = order.lines.find((one) => one.lineId === lineId);
    return line && was ? linesOf(order, 'changed', line, { ...line, allergies: { names: was, told: was } }) : [];
  });

/** What stations make of an order: they hear of it again where something is said of it as a whole; spec [K64]. */
const inTheMaking = (order: Order): Told[] =>
  order.lines
    .filter(({ voided, kitchen }) => kitchen === 'told' && !voided)
    .flatMap((line) =>
      toldOf(order, line).map((station) => ({ station, line: lineFor(order, station, 'told', line, null) })),
    );

/** What one station is told of one line. */
export interface Told {
  readonly station: LineStation;
  readonly line: TicketLine;
}

/** A ticket for each station, from what each is told. */
export function gather(
  order: Order,
  sendId: Sent['sendId'],
  at: Instant,
  told: readonly Told[],
  about: (station: LineStation, lines: readonly TicketLine[]) => Pick<Ticket, 'kind' | 'fired' | 'waits'>,
): Ticket[] {
  return [...Map.groupBy(told, ({ station }) => station.stationId).values()].flatMap((here) => {
    const station = here[0]?.station;
    if (!station) return [];
    const lines = here.map(({ line }) => line).sort(byPlace);
    const { note, allergies } = order.notes ?? { note: null, allergies: [] };
    const notes = { ...(note !== null && { note }), ...(allergies.length > 0 && { allergies }) };
    return [
      { ...about(station, lines), ...notes, orderId: order.id, sendId, station, orderNumber: order.number, at, lines },
    ];
  });
}

/** What is for nobody in particular stands first in its course. */
const byPlace = (a: TicketLine, b: TicketLine): number =>
  (a.course ?? FIRST_COURSE) - (b.course ?? FIRST_COURSE) || (a.seat ?? 0) - (b.seat ?? 0);

function kindOf(lines: readonly TicketLine[], knew: boolean): TicketKind {
  if (lines.every(({ kind }) => kind === 'void')) return 'void';
  if (lines.some(({ kind }) => kind !== 'new')) return 'changed';
  return knew ? 'added' : 'new';
}

/** The stations that were told anything of this order before this send. */
function knewBefore(order: Order, { changes }: Sent): ReadonlySet<StationId> {
  const firstTold = new Set(changes.filter(({ kind }) => kind !== 'void').map(({ lineId }) => lineId));
  const before = order.lines.filter(({ lineId, kitchen }) => kitchen !== 'untold' && !firstTold.has(lineId));
  return new Set(before.flatMap((line) => toldOf(order, line).map(({ stationId }) => stationId)));
}

/**
 * What each station hears of a line. Where a change leads it to other stations, those that it leaves hear that it is
 * void and those that it comes to hear that it is new; spec [K8].
 */
function linesOf(order: Order, kind: Change['kind'], line: OrderLine, before: OrderLine | undefined): Told[] {
  const stations = toldOf(order, line);
  const had = before ? toldOf(order, before) : [];
  const left = had.filter((station) => !isAmong(station, stations));
  return [
    ...stations.map((station) => {
      const isNewHere = kind === 'changed' && !isAmong(station, had);
      return {
        station,
        line: isNewHere
          ? lineFor(order, station, 'new', line, null)
          : lineFor(order, station, kind, line, before ?? null),
      };
    }),
    ...left.map((station) => ({ station, line: lineFor(order, station, 'void', before ?? line, null) })),
  ];
}

/** A line as one station reads it; `before` is what a change found. */
export function lineFor(
  order: Order,
  station: LineStation,
  kind: TicketLine['kind'],
  line: OrderLine,
  before: OrderLine | null,
): TicketLine {
  const makers = makersOf(order, line);
  const others = makers.filter(({ stationId }) => stationId !== station.stationId).map(({ name }) => name);
  return {
    kind,
    lineId: line.lineId,
    ...(before && { replaces: before.lineId }),
    quantity: line.quantity,
    was: before?.quantity ?? null,
    ...(line.weighed && { unit: line.weighed.unit }),
    name: lineName(line),
    modifiers: modifiersOf(line, kind),
    ...(before && !isWantedAlike(before, line) && { wasWith: modifiersOf(before, kind) }),
    note: line.note,
    ...(line.seat !== undefined && { seat: line.seat }),
    ...(line.course !== undefined && { course: line.course }),
    ...(!isAmong(station, makers) ? { madeAt: others } : kind !== 'void' && others.length > 0 && { alsoAt: others }),
  };
}

/**
 * What is chosen with a line, its guest's allergies first, as if they were choices that shout: they look, count and change as
 * those do. What only recalls a line warns of all that was said, everything else of what its send tells; spec [K80].
 */
function modifiersOf(line: OrderLine, kind: TicketLine['kind']): TicketModifier[] {
  const chosen = line.modifiers.map(({ name, count, kind, within }) => ({
    ...{ name, count },
    ...(kind && { kind }),
    ...(within !== undefined && { within: true as const }),
  }));
  const isChosen = (name: string) => chosen.some((one) => one.kind === 'allergy' && one.name === name);
  const names = kind === 'told' ? namesOf(line) : toldAllergies(line);
  const allergies = names.filter((name) => !isChosen(name));
  return [...allergies.map((name) => ({ name, count: 1, kind: 'allergy' as const })), ...chosen];
}

const isWantedAlike = (one: OrderLine, other: OrderLine): boolean =>
  wayOf(modifiersOf(one, 'new')) === wayOf(modifiersOf(other, 'new'));

const isAmong = ({ stationId }: LineStation, stations: readonly LineStation[]): boolean =>
  stations.some((one) => one.stationId === stationId);
