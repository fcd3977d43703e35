import { z } from 'zod';
import type { ItemId, OrderId, SegmentId } from '#shared/ids/ids.ts';
import { entry } from '#shared/journal/entry.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import type { Order } from '#shared/order/order.ts';
import { type Hlc, observe } from '#shared/time/hlc.ts';
import { readOpenDay, writeDay } from '../day/days.ts';
import { foldPastDays } from '../day/fold-days.ts';
import { insertPastEntry } from '../day/past-entries.ts';
import { transact } from '../db/connection.ts';
import { writeCounter } from '../db/counters.ts';
import { parseJson } from '../db/parse-json.ts';
import { readPastDrawerFacts } from '../drawer/drawer-entries.ts';
import { projectPastSessions, retakeSince } from '../drawer/project-drawer.ts';
import { refoldOrder } from '../drawer/project-takings.ts';
import { takeKitchenWord } from '../kitchen/kitchen-tickets.ts';
import { writeOrder } from '../orders/orders.ts';
import { holdsEntry, insertPeerEntry, readPeerFact, readPeerWord } from '../orders/peer-entries.ts';
import { showLevels } from '../stock/show-levels.ts';
import type { PastEntry } from '../sync/history-client.ts';
import { markRead } from '../sync/history-state.ts';
import { announceDay, announceOrder, remember, showDrawer } from './commit.ts';
import { SEEN_CLOCK } from './journal.ts';
import { countNumbers } from './project.ts';
import { sha256 } from './sha256.ts';
import { weighSales } from './take-shape.ts';
import { lastOrderOf, type Till } from './till.ts';

/** Entries of one segment of this till's past, in chain order. */
export interface PastPart {
  readonly segment: SegmentId;
  readonly entries: readonly PastEntry[];
  /** Where the segment is read on; null at its end. Not given: after these entries. */
  readonly next?: string | null;
}

/**
 * Takes over a part of this till's past, and how far it was read, in one SQLite transaction. It is folded with what was
 * recorded here, owes no paper and is sent to nobody; spec [PU12]. Answers how many entries could not be read.
 */
export function takeHistory(till: Till, part: PastPart): number {
  const { db } = till;
  const read = part.entries.flatMap((one) => readPast(one, part.segment) ?? []);
  const taken = transact(db, () => {
    const came = read.filter(({ place }) => !holdsEntry(db, place.id));
    const touched = new Set<OrderId>();
    let clock = till.head.hlc;
    const stocked: ItemId[] = [];
    const cards: KitchenCard[] = [];
    let hasDays = false;
    let hasDrawer = false;
    for (const { place, body } of came) {
      clock = observe(clock, place.hlc, till.now());
      if (place.orderId === null) insertPastEntry(db, { ...place, body });
      else if (insertPeerEntry(db, { id: place.id, order_id: place.orderId, body }, till.head.position))
        stocked.push(...weighSales(till, body));
      hasDays ||= place.type.startsWith('day.');
      hasDrawer ||= place.type.startsWith('drawer.');
      const word = readPeerWord(body);
      const card = word && takeKitchenWord(db, word);
      if (card) cards.push(card);
      const fact = readPeerFact(body);
      if (!fact) continue;
      touched.add(fact.payload.orderId);
      countNumbers(db, till.device, fact);
    }
    if (hasDrawer) projectPastSessions(db, db);
    const orders = [...touched].flatMap((id) => refoldOrder(db, id) ?? []);
    for (const order of orders) writeOrder(db, order);
    if (hasDrawer) retakeSince(db, readPastDrawerFacts(db));
    if (hasDays) for (const day of foldPastDays(db).values()) writeDay(db, day);
    if (clock > till.head.hlc) writeCounter(db, SEEN_CLOCK, clock);
    const last = read.at(-1);
    const next = part.next === undefined && last ? `${last.place.seq}.${last.hash}` : (part.next ?? null);
    const isEnd = part.next === null;
    const seqs = came.map(({ place }) => place.seq);
    markRead(db, part.segment, { next, isEnd, entries: part.entries.length, came: seqs });
    return { clock, orders, stocked, cards, hasDays, hasDrawer };
  });
  till.head = { ...till.head, hlc: Math.max(till.head.hlc, taken.clock) as Hlc };
  showLevels(till, taken.stocked);
  show(till, taken.orders, taken.hasDays);
  if (taken.hasDrawer) showDrawer(till);
  for (const card of taken.cards) till.publishKitchen({ kind: 'card', card });
  return part.entries.length - read.length;
}

/** Memory follows the file. Screens are told of what is open, not of weeks of settled orders. */
function show(till: Till, orders: readonly Order[], hasDays: boolean): void {
  if (hasDays) till.day = readOpenDay(till.db);
  till.lastOrder = lastOrderOf(till);
  for (const order of orders) {
    const wasOpen = till.openOrders.has(order.id);
    remember(till, order);
    if (wasOpen || till.openOrders.has(order.id)) announceOrder(till, order);
  }
  if (hasDays) announceDay(till);
}

const pastPlace = entry.pick({ id: true, segment: true, seq: true, hlc: true, type: true }).extend({
  payload: z
    .object({ orderId: z.guid().nullish().catch(null) })
    .nullish()
    .catch(null),
});

/** Null unless it is what was hashed, of the segment that was asked for. */
function readPast({ hash, body }: PastEntry, segment: SegmentId) {
  if (sha256(body) !== hash) return null;
  const parsed = pastPlace.safeParse(parseJson(body));
  if (!parsed.success || parsed.data.segment !== segment) return null;
  const { payload, ...place } = parsed.data;
  return { hash, body, place: { ...place, orderId: payload?.orderId ?? null } };
}
