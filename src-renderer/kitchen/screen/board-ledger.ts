import type { CommandId } from '#shared/ids/ids.ts';
import type { KitchenBoard, KitchenCard, KitchenChange } from '#shared/kitchen/kitchen-board.ts';
import type { Instant } from '#shared/time/instant.ts';
import { keyOf } from './ticket-key-of.ts';

/** That a ticket is done, or is not after all, as somebody said at this screen and the engine has not answered yet. */
export interface Wish {
  readonly commandId: CommandId;
  readonly key: string;
  readonly bumpedAt: Instant | null;
  /** The card as the engine had told of it when this was said. */
  readonly over: KitchenCard | undefined;
}

/** What the engine told, and what was said since: together they are what the screen paints; spec [K42]. */
export interface BoardLedger {
  readonly stations: KitchenBoard['stations'];
  readonly told: ReadonlyMap<string, KitchenCard>;
  readonly wishes: readonly Wish[];
  /** Oldest first. */
  readonly cards: readonly KitchenCard[];
}

/** How many bumped cards are kept for the recall list, as the engine does. */
const KEPT = 50;

export function heard(ledger: BoardLedger | null, change: KitchenChange): BoardLedger | null {
  if (change.kind === 'board') {
    const { stations, cards } = change.board;
    return painted({ stations, told: new Map(cards.map((card) => [keyOf(card.ticket), card])) }, ledger?.wishes ?? []);
  }
  if (!ledger) return null;
  const key = keyOf(change.card.ticket);
  const before = ledger.told.get(key);
  const told = new Map(ledger.told).set(key, change.card);
  const [first] = ledger.wishes.filter((wish) => wish.key === key);
  const isFirst = first !== undefined && isDone(first) === isDone(change.card);
  const wishes = isFirst ? rebased(ledger.wishes, key, before, change.card) : ledger.wishes;
  return painted({ stations: ledger.stations, told: withoutTheOldest(told) }, wishes);
}

export const wished = (ledger: BoardLedger, commandId: CommandId, key: string, bumpedAt: Instant | null): BoardLedger =>
  painted(ledger, [...ledger.wishes, { commandId, key, bumpedAt, over: ledger.told.get(key) }]);

/**
 * The engine has done as was wished. Where it has told nothing of the ticket since, the card is as wished; otherwise what it
 * told counts, since another screen may have said something after this one.
 */
export function granted(ledger: BoardLedger, commandId: CommandId): BoardLedger {
  const wish = ledger.wishes.find((one) => one.commandId === commandId);
  const card = wish && ledger.told.get(wish.key);
  const rest = ledger.wishes.filter((one) => one !== wish);
  if (!wish || !card || card !== wish.over || isDone(card) === isDone(wish)) return painted(ledger, rest);
  const now = { ...card, bumpedAt: wish.bumpedAt };
  const told = new Map(ledger.told).set(wish.key, now);
  return painted({ ...ledger, told }, rebased(rest, wish.key, card, now));
}

/** The engine has not: the card is as if nothing had been said. */
export const denied = (ledger: BoardLedger, commandId: CommandId): BoardLedger =>
  painted(
    ledger,
    ledger.wishes.filter((one) => one.commandId !== commandId),
  );

function painted(told: Pick<BoardLedger, 'stations' | 'told'>, wishes: readonly Wish[]): BoardLedger {
  const last = new Map(wishes.map((wish) => [wish.key, wish]));
  const cards = [...told.told].map(([key, card]) => {
    const wish = last.get(key);
    return wish && isDone(wish) !== isDone(card) ? { ...card, bumpedAt: wish.bumpedAt } : card;
  });
  const oldestFirst = cards.sort((one, other) => one.ticket.at - other.ticket.at);
  return { stations: told.stations, told: told.told, wishes, cards: oldestFirst };
}

const isDone = ({ bumpedAt }: { readonly bumpedAt: Instant | null }): boolean => bumpedAt !== null;

const rebased = (wishes: readonly Wish[], key: string, from: KitchenCard | undefined, over: KitchenCard): Wish[] =>
  wishes.map((wish) => (wish.key === key && wish.over === from ? { ...wish, over } : wish));

/** A day of bumps must not grow without end; what an expo still waits with keeps its makers' cards. */
function withoutTheOldest(told: Map<string, KitchenCard>): ReadonlyMap<string, KitchenCard> {
  const standing = new Set([...told.values()].filter((card) => !isDone(card)).map(({ ticket }) => ticket.sendId));
  const spare = [...told]
    .filter(([, card]) => isDone(card) && !standing.has(card.ticket.sendId))
    .sort(([, one], [, other]) => (other.bumpedAt ?? 0) - (one.bumpedAt ?? 0));
  for (const [key] of spare.slice(KEPT)) told.delete(key);
  return told;
}
