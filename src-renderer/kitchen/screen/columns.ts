import type { StationId } from '#shared/ids/ids.ts';
import type { KitchenCard, ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import type { BoardLedger } from './board-ledger.ts';
import { keyOf } from './ticket-key-of.ts';

/** One station's part of the screen. */
export interface Column {
  readonly id: StationId;
  readonly name: string;
  /** Those that stand, oldest first. */
  readonly cards: readonly KitchenCard[];
}

/**
 * The stations that a screen shows, with what stands there; spec [K40]. A station that is gone from the settings, or shows
 * on paper now, keeps its column while anything stands there: nothing is put out of sight undone.
 */
export function columnsOf({ stations, cards }: BoardLedger, role: ScreenRole): Column[] {
  const shown = role.kind === 'kitchen' ? role.stationIds : [];
  const isShown = (id: StationId) => shown.length === 0 || shown.includes(id);
  const standing = Map.groupBy(
    cards.filter(({ bumpedAt }) => bumpedAt === null),
    ({ ticket }) => ticket.station.stationId,
  );
  const known = stations.map(({ id, name }) => ({ id, name }));
  const gone = [...standing].flatMap(([id, [first]]) =>
    first && !stations.some((one) => one.id === id) ? [{ id, name: first.ticket.station.name }] : [],
  );
  return [...known, ...gone]
    .filter(({ id }) => isShown(id))
    .map((station) => ({ ...station, cards: standing.get(station.id) ?? [] }));
}

/** The newest bumped cards of the shown stations, newest first. */
export const recallable = (columns: readonly Column[], cards: readonly KitchenCard[]): KitchenCard[] =>
  cards
    .filter(({ bumpedAt, ticket }) => bumpedAt !== null && columns.some(({ id }) => id === ticket.station.stationId))
    .sort((one, other) => (other.bumpedAt ?? 0) - (one.bumpedAt ?? 0));

/** As many stations as there is room for, the focused one among them; spec [K41]. */
export function columnsInView(columns: readonly Column[], focused: StationId | null, room: number): readonly Column[] {
  if (columns.length <= room) return columns;
  const at = Math.max(
    0,
    columns.findIndex(({ id }) => id === focused),
  );
  const from = Math.min(at - (at % room), columns.length - room);
  return columns.slice(from, from + room);
}

export type MakerState = 'making' | 'done' | 'unknown';

/**
 * How far each maker of a ticket's lines is, by its name: it has bumped its ticket of the same send, or not yet. Of those
 * that print only nobody knows; spec [K49].
 */
export function makerStates(card: KitchenCard, cards: readonly KitchenCard[]): (name: string) => MakerState {
  const beside = cards.filter(
    ({ ticket }) => ticket.sendId === card.ticket.sendId && keyOf(ticket) !== keyOf(card.ticket),
  );
  return (name) => {
    const theirs = beside.find(({ ticket }) => ticket.station.name === name && ticket.orderId === card.ticket.orderId);
    return !theirs ? 'unknown' : theirs.bumpedAt === null ? 'making' : 'done';
  };
}
