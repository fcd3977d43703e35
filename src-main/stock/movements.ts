import type { ItemId, OrderId, SegmentId } from '#shared/ids/ids.ts';
import { isStockEvent, readEvent } from '#shared/journal/events.ts';
import { movedBy, type StockFact } from '#shared/stock/fold-stock.ts';
import type { StockEvent } from '#shared/stock/stock-events.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { type Recorded, readOrderEntries } from '../engine/journal.ts';
import { readPeerSales } from '../orders/peer-entries.ts';

/** Folds one of this file's own entries; `journal` is where the others of its order are read. Answers what it moved. */
export function projectStock(db: Writer, entry: Recorded<StockEvent>, journal: Reader): ItemId[] {
  const moved = movedBy(entry);
  const segment = idToBytes(entry.segment);
  for (const [itemId, quantity] of moved) {
    const item = idToBytes(itemId);
    const before = selectTotal(db).get({ item, segment, upTo: entry.seq })?.total ?? 0;
    insertMovement(db).run({ item, segment, seq: entry.seq, total: before + quantity });
  }
  if (entry.payload.kind === 'sold') noteSoldTwice(db, entry.payload.orderId, journal);
  return [...moved.keys()];
}

/** What an item was moved by, by the entries of a segment of this file that come after `after`. */
export function movedAfter(db: Reader, itemId: ItemId, segmentId: SegmentId, after: number): number {
  const [item, segment] = [idToBytes(itemId), idToBytes(segmentId)];
  const last = selectTotal(db).get({ item, segment, upTo: Number.MAX_SAFE_INTEGER })?.total ?? 0;
  const before = after > 0 ? (selectTotal(db).get({ item, segment, upTo: after })?.total ?? 0) : 0;
  return last - before;
}

/**
 * Remembers the sales here of an order of which another sale is known: those are weighed against each other; spec [SK2],
 * [SK9]. Also for items that only the others name: where ours comes first, theirs counts no more.
 */
export function noteSoldTwice(db: Writer, orderId: OrderId, journal: Reader = db): boolean {
  const { own, peers } = readSales(journal, orderId);
  if (own.length === 0 || own.length + peers.length < 2) return false;
  const items = new Set([...own, ...peers].flatMap(({ payload }) => payload.movements.map(({ itemId }) => itemId)));
  for (const item of [...items].map(idToBytes)) {
    for (const { segment, seq } of own) {
      insertDoubled(db).run({ item, segment: idToBytes(segment), seq, orderId: idToBytes(orderId) });
    }
  }
  return true;
}

export interface Sales {
  readonly own: readonly StockFact[];
  readonly peers: readonly StockFact[];
}

/** The sales of an order that are known here: of this file's journal, and what came down of others'. */
export const readSales = (db: Reader, orderId: OrderId): Sales => ({
  own: readOrderEntries(db, orderId).flatMap((entry): StockFact[] => {
    const event = entry.type === 'stock.moved' ? readEvent(entry) : null;
    return event && isStockEvent(event) ? [{ ...entry, ...event }] : [];
  }),
  peers: readPeerSales(db, orderId),
});

/** The orders sold more than once that speak of an item, and of which a sale of a segment of this file comes after `after`. */
export const doubledAfter = (db: Reader, itemId: ItemId, segment: SegmentId, after: number): OrderId[] =>
  selectDoubled(db)
    .all({ item: idToBytes(itemId), segment: idToBytes(segment), after })
    .map(({ order_id }) => bytesToId(order_id));

const selectTotal = prepare((query, p: { item: Uint8Array; segment: Uint8Array; upTo: number }) =>
  query
    .selectFrom('stock_movement')
    .select('total')
    .where('item', '=', p.item)
    .where('segment', '=', p.segment)
    .where('seq', '<=', p.upTo)
    .orderBy('seq', 'desc')
    .limit(1),
);

const insertMovement = prepare((query, p: { item: Uint8Array; segment: Uint8Array; seq: number; total: number }) =>
  query.insertInto('stock_movement').values({ item: p.item, segment: p.segment, seq: p.seq, total: p.total }),
);

const insertDoubled = prepare((query, p: { item: Uint8Array; segment: Uint8Array; seq: number; orderId: Uint8Array }) =>
  query
    .insertInto('doubled_sale')
    .values({ item: p.item, segment: p.segment, seq: p.seq, order_id: p.orderId })
    .onConflict((conflict) => conflict.doNothing()),
);

const selectDoubled = prepare((query, p: { item: Uint8Array; segment: Uint8Array; after: number }) =>
  query
    .selectFrom('doubled_sale')
    .select('order_id')
    .where('item', '=', p.item)
    .where('segment', '=', p.segment)
    .where('seq', '>', p.after),
);
