import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { OrderId, ShopId } from '#shared/ids/ids.ts';
import { rowsOf } from '../db/cursor.ts';
import type { OrgDb } from '../db/schema.ts';
import { foldEntries } from './fold-order.ts';
import { type OrderRow, orderRow } from './orders.ts';
import { type EventReader, type HeldEntry, readAsFolded } from './read-entry.ts';
import type { Counts, Fault } from './verification.ts';

/** Walks a shop's entries and its orders side by side, one order at a time, and folds each anew. */
export async function verifyOrders(db: OrgDb, shop: ShopId, read: EventReader, counts: Counts): Promise<Fault | null> {
  const live = liveOrders(db, shop);
  let next = await live.next();
  for await (const { orderId, entries } of entriesByOrder(db, shop, read)) {
    const folded = foldEntries(entries);
    // Nothing of it can be read yet.
    if (!folded) continue;
    const same = !next.done && next.value.id === orderId && isSame(next.value, orderRow(folded));
    // Of two that differ the lesser id is the one that the other list does not have.
    if (!same) return faultOf(next.done || orderId < next.value.id ? orderId : next.value.id);
    counts.orders += 1;
    next = await live.next();
  }
  return next.done ? null : faultOf(next.value.id);
}

const faultOf = (key: OrderId): Fault => ({ kind: 'projection', table: 'order', key });

function isSame({ body, ...row }: OrderRow, { body: folded, ...refolded }: OrderRow): boolean {
  return isDeepStrictEqual(row, refolded) && (body === folded || isDeepStrictEqual(parse(body), parse(folded)));
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const liveOrders = (db: OrgDb, shop: ShopId): AsyncGenerator<OrderRow> =>
  rowsOf(
    db,
    'live_order',
    sql`
      SELECT id, business_date AS "businessDate", state, number, last_at AS "lastAt", flags, body FROM "order"
      WHERE shop = ${sql.lit(shop)} ORDER BY id
    `,
  );

async function* entriesByOrder(
  db: OrgDb,
  shop: ShopId,
  read: EventReader,
): AsyncGenerator<{ orderId: OrderId; entries: HeldEntry[] }> {
  const query = sql`
    SELECT order_id, hash, readable, body FROM entry WHERE shop = ${sql.lit(shop)} AND order_id IS NOT NULL
    ORDER BY order_id
  `;
  let order: { orderId: OrderId; entries: HeldEntry[] } | null = null;
  for await (const row of rowsOf<EntryRow>(db, 'entry_by_order', query)) {
    if (order && order.orderId !== row.order_id) {
      yield order;
      order = null;
    }
    order ??= { orderId: row.order_id, entries: [] };
    order.entries.push(readAsFolded(row, read));
  }
  if (order) yield order;
}

interface EntryRow {
  readonly order_id: OrderId;
  readonly hash: Buffer;
  readonly readable: boolean;
  readonly body: string;
}
