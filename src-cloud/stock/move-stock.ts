import { sql } from 'kysely';
import type { EntryId, ItemId, OrderId, OrgId, ShopId } from '#shared/ids/ids.ts';
import { addLevels, foldGroup, type StockFact, type StockLevel, stockKey } from '#shared/stock/fold-stock.ts';
import { rowsOf } from '../db/cursor.ts';
import type { OrgDb } from '../db/schema.ts';
import { type EventReader, type HeldEntry, readAsFolded, readHeldEntry, stockFactOf } from '../ingest/read-entry.ts';
import { NOTHING, readLevels, writeLevels } from './stock-levels.ts';

/**
 * Moves a shop's levels by what entries say that have just been stored: by what all that is held of their sales and
 * movements comes to now, less what it came to without them; spec [SK7]. The caller holds the shop's stock.
 */
export async function moveStock(
  db: OrgDb,
  org: OrgId,
  shop: ShopId,
  arrived: readonly HeldEntry[],
  read: EventReader,
): Promise<void> {
  const fresh = arrived.flatMap((entry) => stockFactOf(entry) ?? []);
  if (fresh.length === 0) return;
  const known = await readAlike(db, shop, fresh, read);
  const by = movementOf(known, fresh);
  const levels = await readLevels(db, shop, [...by.keys()]);
  // In one order, as every table of sums is taken.
  const moved = [...by].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeLevels(db, org, shop, new Map(moved.map(([item, change]) => [item, addLevels(levels.get(item), change)])));
}

/** Folds a shop's levels again from all of its entries. The caller holds the shop's stock; spec [CL5]. */
export async function rebuildStock(db: OrgDb, org: OrgId, shop: ShopId, read: EventReader): Promise<void> {
  const nothing = [...(await readLevels(db, shop)).keys()].map((item) => [item, NOTHING] as const);
  await writeLevels(db, org, shop, new Map([...nothing, ...(await foldShopStock(db, shop, read))]));
}

/** The levels that a shop's entries make. What is in memory is a level for each item, and not its history. */
export async function foldShopStock(db: OrgDb, shop: ShopId, read: EventReader): Promise<Map<ItemId, StockLevel>> {
  const levels = new Map<ItemId, StockLevel>();
  let group: { key: string; facts: StockFact[] } = { key: '', facts: [] };
  const close = () => {
    for (const [item, level] of foldGroup(group.facts)) levels.set(item, addLevels(levels.get(item), level));
  };
  // A sale is filed under its order.
  const query = sql`
    SELECT coalesce(order_id, id)::text AS key, hash, readable, body FROM entry
    WHERE shop = ${sql.lit(shop)} AND type = 'stock.moved' ORDER BY 1
  `;
  for await (const row of rowsOf<StockRow>(db, 'stock', query)) {
    const fact = stockFactOf(readAsFolded(row, read));
    if (!fact) continue;
    if (group.key !== row.key) {
      close();
      group = { key: row.key, facts: [] };
    }
    group.facts.push(fact);
  }
  close();
  return levels;
}

interface StockRow {
  readonly key: string;
  readonly hash: Buffer;
  readonly readable: boolean;
  readonly body: string;
}

function movementOf(known: readonly StockFact[], fresh: readonly StockFact[]): Map<ItemId, StockLevel> {
  const before = Map.groupBy(known, stockKey);
  const by = new Map<ItemId, StockLevel>();
  for (const [key, arrived] of Map.groupBy(fresh, stockKey)) {
    const old = before.get(key) ?? [];
    const was = foldGroup(old);
    for (const [item, { level, reach }] of foldGroup([...old, ...arrived])) {
      const change = { level: level - (was.get(item)?.level ?? 0), reach };
      by.set(item, addLevels(by.get(item), change));
    }
  }
  return by;
}

/** What else is held under the keys of these facts: one look into an index for each, whatever Postgres believes. */
async function readAlike(
  db: OrgDb,
  shop: ShopId,
  fresh: readonly StockFact[],
  read: EventReader,
): Promise<StockFact[]> {
  const orders = fresh.flatMap(({ payload }): OrderId[] => (payload.kind === 'sold' ? [payload.orderId] : []));
  const ids = fresh.flatMap(({ id, payload }): EntryId[] => (payload.kind === 'sold' ? [] : [id]));
  // The fence keeps Postgres from looking through all of the shop's stock where one order or id is asked for.
  const alike = (column: 'order_id' | 'id', keys: readonly string[]) => sql`
    SELECT held.hash, held.body FROM unnest(${[...new Set(keys)]}::uuid[]) AS given (key)
    CROSS JOIN LATERAL (
      SELECT hash, body, shop, type, readable FROM entry WHERE ${sql.ref(column)} = given.key OFFSET 0
    ) AS held
    WHERE held.shop = ${shop} AND held.type = 'stock.moved' AND held.readable
  `;
  const { rows } = await sql<{ hash: Buffer; body: string }>`
    ${alike('order_id', orders)} UNION ALL ${alike('id', ids)}
  `.execute(db);
  const seen = new Set(fresh.map(({ hash }) => hash));
  const found: StockFact[] = [];
  for (const { hash, body } of rows) {
    const fact = stockFactOf(readHeldEntry(hash, body, read));
    if (!fact || seen.has(fact.hash)) continue;
    seen.add(fact.hash);
    found.push(fact);
  }
  return found;
}
