import type { EntryId } from '#shared/ids/ids.ts';
import { compareEntries } from '#shared/journal/entry.ts';
import { applyFact, comesAfter } from '#shared/order/apply-order.ts';
import type { Order, OrderFlag } from '#shared/order/order.ts';
import { isPlausible } from '../reports/contributions.ts';
import { type HeldEntry, orderFactOf } from './read-entry.ts';

/** What the cloud adds to an order's own flags: figures beyond what is kept exact. */
export type CloudFlag = OrderFlag | 'beyond-sums' | 'beyond-folding';

/** An order as its entries make it, and what is wrong with it. */
export interface FoldedOrder {
  readonly order: Order;
  readonly flags: readonly CloudFlag[];
}

/** The order that these entries make, in whatever order they are given; null if none of them can be read. */
export const foldEntries = (entries: readonly HeldEntry[]): FoldedOrder | null => applyAll(null, inOrder(entries));

/**
 * An order with entries added that it has not seen; null if they do not all come after what it has, so that it must be
 * folded again from all of its entries.
 */
export function advance(known: FoldedOrder, entries: readonly HeldEntry[]): FoldedOrder | null {
  const sorted = inOrder(entries);
  const first = sorted[0] ? orderFactOf(sorted[0]) : null;
  if (!first) return known;
  const follows = comesAfter(known.order, first) && !known.flags.includes('beyond-folding');
  return follows ? applyAll(known, sorted) : null;
}

/**
 * Folding order; spec [CL5]. Two entries at one position are told apart by their hash, and of two with one id the first
 * counts, so that the same entries make the same order however they arrived.
 */
function inOrder(entries: readonly HeldEntry[]): HeldEntry[] {
  const facts = entries.filter((entry) => orderFactOf(entry) !== null);
  facts.sort((a, b) => comparePlaces(a, b) || (a.hash < b.hash ? -1 : 1));
  const seen = new Set<EntryId>();
  return facts.filter(({ id }) => !seen.has(id) && seen.add(id));
}

const comparePlaces = (a: HeldEntry, b: HeldEntry): number =>
  a.said && b.said ? compareEntries(a.said.envelope, b.said.envelope) : 0;

/** A fact whose figures cannot be added up is left out and flagged: one till's nonsense must not stop the others. */
function applyAll(known: FoldedOrder | null, entries: readonly HeldEntry[]): FoldedOrder | null {
  let order = known?.order ?? null;
  let beyond = known?.flags.includes('beyond-folding') ?? false;
  for (const entry of entries) {
    const fact = orderFactOf(entry);
    if (!fact) continue;
    try {
      order = applyFact(order, fact);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      beyond = true;
    }
  }
  if (!order) return null;
  const flags: CloudFlag[] = [...order.flags];
  if (beyond) flags.push('beyond-folding');
  if (!isPlausible(order)) flags.push('beyond-sums');
  return { order, flags };
}
