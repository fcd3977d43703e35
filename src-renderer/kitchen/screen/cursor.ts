import type { StationId } from '#shared/ids/ids.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { Column } from './columns.ts';
import { keyOf } from './ticket-key-of.ts';

/** Where a bump bar stands: at a station, on a card by its key, so that what others bump moves it onto no other card. */
export interface Cursor {
  readonly stationId: StationId | null;
  readonly key: string | null;
  /** Where that card was, for when it is gone. */
  readonly at: number;
}

export type Step = 'up' | 'down' | 'left' | 'right';

/** The station that the keys are about; the first one until somebody chose. */
export const columnUnder = (columns: readonly Column[], { stationId }: Cursor): Column | null =>
  columns.find(({ id }) => id === stationId) ?? columns[0] ?? null;

/** The card that Enter is about: once one is gone, what took its place. */
export function cardUnder(columns: readonly Column[], cursor: Cursor): KitchenCard | null {
  const cards = columnUnder(columns, cursor)?.cards ?? [];
  return (
    cards.find(({ ticket }) => keyOf(ticket) === cursor.key) ?? cards[Math.min(cursor.at, cards.length - 1)] ?? null
  );
}

/** Up and down lead along a station's cards; left and right to the next station, and along the cards where there is one. */
export function moved(columns: readonly Column[], cursor: Cursor, step: Step): Cursor {
  const column = columnUnder(columns, cursor);
  if (!column) return cursor;
  const by = step === 'up' || step === 'left' ? -1 : 1;
  const across = (step === 'left' || step === 'right') && columns.length > 1;
  if (across) {
    const next = columns[columns.indexOf(column) + by];
    return next ? onto(next, Math.min(cursor.at, Math.max(0, next.cards.length - 1))) : cursor;
  }
  const card = cardUnder(columns, cursor);
  const from = card ? column.cards.indexOf(card) : 0;
  // The first press shows where it stands.
  if (cursor.key === null) return onto(column, from);
  return onto(column, Math.max(0, Math.min(from + by, column.cards.length - 1)));
}

export function onto(column: Column, at: number): Cursor {
  const card = column.cards[at];
  return { stationId: column.id, key: card ? keyOf(card.ticket) : null, at };
}

/** The card at one of the keys 1 to 9 and 0 of a bump bar. */
export const cardAtKey = (column: Column | null, key: string): KitchenCard | null =>
  /^\d$/.test(key) ? (column?.cards[key === '0' ? 9 : Number(key) - 1] ?? null) : null;

/** The key of a bump bar that a place has; the eleventh card has none. */
export const keyAt = (at: number): string | null => (at < 9 ? String(at + 1) : at === 9 ? '0' : null);
