import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { OrderId, OrgId, ShopId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import { rowsOf } from '../db/cursor.ts';
import { lockNames } from '../db/locks.ts';
import { recordset } from '../db/recordset.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { moveStock, rebuildStock } from '../stock/move-stock.ts';
import { project } from './project.ts';
import { type EventReader, type HeldEntry, readHeldEntry } from './read-entry.ts';
import { clearFalseFeed } from './shop-feed.ts';
import { allLocks } from './shop-locks.ts';

const AT_ONCE = 2_000;

/** How entries are read, and when. */
export interface Reading {
  readonly read: EventReader;
  readonly now: Instant;
}

/**
 * Reads again what an older version of the cloud could not read, and folds what it now can; spec [CL6]. A shop where that
 * fails stays as it is, and does not keep the others from being served.
 */
export async function refoldUnread(db: CloudDb, reading: Reading, log: Logger): Promise<void> {
  const { rows } = await sql<{ org: OrgId; shop: ShopId }>`
    SELECT org, shop FROM lookup.shops_with_unread_entries()
  `.execute(db);
  for (const { org, shop } of rows) {
    await inOrg(db, org, (transaction) => refoldUnreadOf(transaction, org, shop, reading)).catch((error) => {
      log.error({ err: error, org, shop }, 'unread entries could not be folded');
    });
  }
}

async function refoldUnreadOf(db: OrgDb, org: OrgId, shop: ShopId, reading: Reading): Promise<void> {
  await lockNames(db, allLocks(shop));
  for await (const entries of pagesOf(db, sql`shop = ${sql.lit(shop)} AND NOT readable`, reading.read)) {
    const readable = entries.filter(({ said }) => said !== null);
    if (readable.length === 0) continue;
    await markReadable(db, shop, readable);
    const orders = new Set<OrderId>(readable.flatMap(({ orderId }) => (orderId ? [orderId] : [])));
    const moved = await project(db, org, shop, readable, orders, reading);
    await moveStock(db, org, shop, readable, reading.read);
    await tellMoved(db, { org, shop }, { ...moved, other: true });
  }
}

/** They are filed under the order that they are found to speak of. */
async function markReadable(db: OrgDb, shop: ShopId, entries: readonly HeldEntry[]): Promise<void> {
  const given = recordset(
    { id: 'uuid', hash: 'text', orderId: 'uuid' },
    entries.map(({ id, hash, orderId }) => ({ id, hash, orderId })),
  );
  await sql`
    UPDATE entry SET readable = true, order_id = given."orderId" FROM ${given}
    WHERE entry.shop = ${shop} AND entry.id = given.id AND entry.hash = decode(given.hash, 'hex')
  `.execute(db);
}

/** What is folded from entries alone, besides stock. */
const PROJECTED = [
  ...(['order', 'record', 'drawer_session'] as const),
  ...(['sales_by_quarter', 'sales_by_item', 'sales_by_tender', 'refunds_by_tender'] as const),
];

/**
 * Throws a shop's projections away and folds them again from its entries, as if all had just arrived; spec [CL5]. Nobody
 * can push to the shop meanwhile, and readers see the old until it is done.
 */
export async function rebuild(db: CloudDb, org: OrgId, shop: ShopId, reading: Reading): Promise<void> {
  await inOrg(db, org, async (transaction) => {
    await lockNames(transaction, allLocks(shop));
    for (const table of PROJECTED) {
      await transaction.deleteFrom(table).where('shop', '=', shop).execute();
    }
    await clearFalseFeed(transaction, shop);
    for await (const entries of pagesOf(transaction, sql`shop = ${sql.lit(shop)}`, reading.read)) {
      const orders = new Set<OrderId>(entries.flatMap(({ orderId }) => (orderId ? [orderId] : [])));
      await project(transaction, org, shop, entries, orders, reading);
    }
    await rebuildStock(transaction, org, shop, reading.read);
    await tellMoved(transaction, { org, shop }, { dates: [], other: true });
  });
}

/** Entries in pages, as they are now. */
async function* pagesOf(db: OrgDb, which: ReturnType<typeof sql>, read: EventReader): AsyncGenerator<HeldEntry[]> {
  let page: HeldEntry[] = [];
  const query = sql`SELECT hash, body FROM entry WHERE ${which}`;
  for await (const { hash, body } of rowsOf<{ hash: Buffer; body: string }>(db, 'held', query)) {
    page.push(readHeldEntry(hash, body, read));
    if (page.length < AT_ONCE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
