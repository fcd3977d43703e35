import { z } from 'zod';
import type { OrderId } from '#shared/ids/ids.ts';
import { entry } from '#shared/journal/entry.ts';
import { isKitchenEvent, isOrderEvent, isStockEvent, readEvent } from '#shared/journal/events.ts';
import type { HashedFact } from '#shared/order/apply-order.ts';
import type { StockFact } from '#shared/stock/fold-stock.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { parseJson } from '../db/parse-json.ts';
import { prepare } from '../db/prepare.ts';
import { sha256 } from '../engine/sha256.ts';
import type { KitchenWord } from '../kitchen/kitchen-tickets.ts';

/** A row of the shop's feed, text as Postgres writes it: an entry of an order, as whoever recorded it hashed it. */
export const feedRow = z.object({
  id: z.guid(),
  order_id: z.guid(),
  body: z.string().refine((body) => parseJson(body) !== null),
});
export type FeedRow = z.output<typeof feedRow>;

/** Stores an entry that this file's journal does not hold; answers whether it is new. `after` is where the journal stood. */
export function insertPeerEntry(db: Writer, row: FeedRow, after: number): boolean {
  if (holdsEntry(db, row.id)) return false;
  return insertEntry(db).run({ id: idToBytes(row.id), orderId: idToBytes(row.order_id), after, body: row.body }) > 0;
}

/** Whether this file's own journal holds it. */
export const holdsEntry = (db: Reader, id: string): boolean => selectOwn(db).get({ id: idToBytes(id) }) !== undefined;

/** What others said of an order, as far as it had come when the journal stood at `upTo`. */
export const readPeerFacts = (db: Reader, orderId: OrderId, upTo = Number.MAX_SAFE_INTEGER): HashedFact[] =>
  selectOfOrder(db)
    .all({ orderId: idToBytes(orderId), upTo })
    .flatMap(({ body }) => readPeerFact(body) ?? []);

/** What others sold of an order. */
export const readPeerSales = (db: Reader, orderId: OrderId): StockFact[] =>
  selectOfOrder(db)
    .all({ orderId: idToBytes(orderId), upTo: Number.MAX_SAFE_INTEGER })
    .flatMap(({ body }) => readPeerSale(body) ?? []);

/** Null for what this version cannot read, which is kept and folded after an update, and for what is no order event. */
export function readPeerFact(body: string): HashedFact | null {
  const read = readPeerEntry(body);
  if (!read || !isOrderEvent(read.event)) return null;
  const { at, businessDate, staff, device, segment, seq, hlc } = read.envelope;
  return { ...read.event, at, businessDate, staff, device, segment, seq, hlc, hash: sha256(body) };
}

/** What somebody else sold, or null for anything else. */
export function readPeerSale(body: string): StockFact | null {
  const read = readPeerEntry(body);
  if (!read || !isStockEvent(read.event)) return null;
  const { id, device, segment, seq, hlc } = read.envelope;
  return { ...read.event, id, hash: sha256(body), device, segment, seq, hlc };
}

/** What the kitchen said of a ticket, or null for anything else. */
export function readPeerWord(body: string): KitchenWord | null {
  const read = readPeerEntry(body);
  return read && isKitchenEvent(read.event) ? { ...read.event, at: read.envelope.at, hlc: read.envelope.hlc } : null;
}

function readPeerEntry(body: string) {
  const envelope = peerEnvelope.safeParse(parseJson(body));
  const event = envelope.success ? readEvent(envelope.data) : null;
  return envelope.success && event ? { envelope: envelope.data, event } : null;
}

/** The orders that anything came of, in the order in which it came. */
export const readPeerOrders = (db: Reader): OrderId[] =>
  selectOrders(db)
    .all({})
    .map(({ order_id }) => bytesToId(order_id));

const peerEnvelope = entry.omit({ hash: true });

const selectOwn = prepare((query, p: { id: Uint8Array }) =>
  query.selectFrom('entry').select('position').where('id', '=', p.id),
);

const insertEntry = prepare((query, p: { id: Uint8Array; orderId: Uint8Array; after: number; body: string }) =>
  query
    .insertInto('peer_entry')
    .columns(['id', 'order_id', 'after', 'body'])
    .values({ id: p.id, order_id: p.orderId, after: p.after, body: p.body } as never)
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

const selectOfOrder = prepare((query, p: { orderId: Uint8Array; upTo: number }) =>
  query.selectFrom('peer_entry').select('body').where('order_id', '=', p.orderId).where('after', '<', p.upTo),
);

const selectOrders = prepare((query) =>
  query
    .selectFrom('peer_entry')
    .select('order_id')
    .groupBy('order_id')
    .orderBy((on) => on.fn.min('number')),
);
