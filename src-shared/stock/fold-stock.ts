import type { ItemId, SegmentId } from '../ids/ids.ts';
import { type Entry, type HashedKey, inFoldingOrder } from '../journal/entry.ts';
import type { StockEvent } from './stock-events.ts';
import { MOST_PLAUSIBLE_MOVEMENT } from './stock-limits.ts';

/** A stock event with its place in the journal: all that folding reads. */
export type StockFact = StockEvent & HashedKey & Pick<Entry, 'id'>;

/** How far a level goes in each segment: the highest seq in it that the level was folded from. */
export type StockReach = Readonly<Record<SegmentId, number>>;

/** What there is of an item, in thousandths, and which entries say so. */
export interface StockLevel {
  readonly level: number;
  readonly reach: StockReach;
}

export type StockLevels = ReadonlyMap<ItemId, StockLevel>;

/** The levels that these facts make, in whatever order they are given, however often each; spec [SK1]. */
export function foldStock(facts: readonly StockFact[]): StockLevels {
  const levels = new Map<ItemId, StockLevel>();
  for (const group of Map.groupBy(facts, stockKey).values()) {
    for (const [itemId, level] of foldGroup(group)) levels.set(itemId, addLevels(levels.get(itemId), level));
  }
  return levels;
}

/** What entries have in common of which only the first counts: a sale its order, whatever its id, and anything else its id; spec [SK2]. */
export const stockKey = ({ id, payload }: StockFact): string => (payload.kind === 'sold' ? payload.orderId : id);

/**
 * What facts of one key come to. Only the first in folding order counts, but all are reached, for every item that any of
 * them names: so that whoever holds one of them can tell from a level whether it is in it.
 */
export function foldGroup(facts: readonly StockFact[]): StockLevels {
  const [first] = [...facts].sort(inFoldingOrder);
  const reach: Record<SegmentId, number> = {};
  for (const { segment, seq } of facts) reach[segment] = Math.max(reach[segment] ?? 0, seq);
  const named = new Set(facts.flatMap(({ payload }) => payload.movements.map(({ itemId }) => itemId)));
  const counted = first ? movedBy(first) : new Map<ItemId, number>();
  return new Map([...named].map((itemId) => [itemId, { level: counted.get(itemId) ?? 0, reach }]));
}

/** Two levels of one item, of different keys, as one. */
export const addLevels = (a: StockLevel | undefined, b: StockLevel): StockLevel =>
  a ? { level: a.level + b.level, reach: furthest(a.reach, b.reach) } : b;

/** In each segment the higher seq of two. */
export const furthest = (a: StockReach, b: StockReach): StockReach => {
  const reach: Record<SegmentId, number> = { ...a };
  for (const [segment, seq] of Object.entries(b) as [SegmentId, number][]) {
    reach[segment] = Math.max(reach[segment] ?? 0, seq);
  }
  return reach;
};

/** By how much an event moves each item. Figures that no shop has are left out, wherever they are folded; spec [SK4]. */
export function movedBy({ payload }: Pick<StockEvent, 'payload'>): ReadonlyMap<ItemId, number> {
  const moved = new Map<ItemId, number>();
  for (const { itemId, quantity } of payload.movements) {
    if (Math.abs(quantity) > MOST_PLAUSIBLE_MOVEMENT) continue;
    moved.set(itemId, (moved.get(itemId) ?? 0) + quantity);
  }
  return moved;
}
