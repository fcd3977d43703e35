import { type RawBuilder, sql } from 'kysely';
import type { OrderId, OrgId, ShopId } from '#shared/ids/ids.ts';
import { businessDateAt, daysBefore, startOfBusinessDate } from '#shared/time/business-date.ts';
import { instantOf } from '#shared/time/hlc.ts';
import type { Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import { lockNames } from '../db/locks.ts';
import { recordset } from '../db/recordset.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { readShop } from '../reports/shops.ts';
import type { FoldedOrder } from './fold-order.ts';
import { orderLocks } from './shop-locks.ts';

/** Three trading days and the hour of summer time. What this lets in too early for its day, trimming takes out. */
const AT_MOST_MS = 4 * 24 * 60 * 60_000;
const DAYS_KEPT = 3;
const AT_ONCE = 500;

/**
 * Brings into the shop's feed all entries of those of these orders that belong there; spec [CL17]. What is there stays
 * as it is. The caller holds the orders' locks.
 */
export async function feedOrders(db: OrgDb, shop: ShopId, orders: readonly FoldedOrder[], now: Instant): Promise<void> {
  if (orders.length === 0) return;
  const given = recordset(
    { id: 'uuid', settledLastAt: 'bigint' },
    orders.map(({ order }) => {
      const isSettled = order.status.state !== 'open' && order.status.state !== 'stub';
      return { id: order.id, settledLastAt: isSettled ? (order.last ? instantOf(order.last.hlc) : 0) : null };
    }),
  );
  await sql`
    INSERT INTO shop_feed (org, shop, id, hash, device, order_id, received_at, body)
    SELECT held.org, held.shop, held.id, held.hash, held.device, held.order_id, held.received_at, held.body
    FROM ${given} CROSS JOIN LATERAL (
      SELECT org, shop, id, hash, device, order_id, received_at, body,
        min(received_at) OVER () AS first_at, max(received_at) OVER () AS latest_at
      FROM entry WHERE entry.shop = ${shop} AND entry.order_id = given.id
    ) AS held
    WHERE "settledLastAt" IS NULL
      OR ${touchedAt(sql`first_at`, sql`latest_at`, sql`"settledLastAt"`)} >= ${now - AT_MOST_MS}
    ON CONFLICT (org, shop, id, hash) DO NOTHING
  `.execute(db);
}

type Sql = RawBuilder<unknown>;

/**
 * When an order was last touched: when something of it came, once it was known. One that came whole was touched when its
 * till says so: a till that was away for a month does not fill its neighbours with its past.
 */
const touchedAt = (first: Sql, latest: Sql, lastAt: Sql): Sql =>
  sql`CASE WHEN ${first} = ${latest} THEN least(${lastAt}, ${latest}) ELSE ${latest} END`;

/** Takes out what no entry says so; what an entry says and is missing, `feedOrders` brings in. */
export async function clearFalseFeed(db: OrgDb, shop: ShopId): Promise<void> {
  await sql`
    DELETE FROM shop_feed AS fed WHERE fed.shop = ${shop} AND NOT EXISTS (
      SELECT FROM entry AS held WHERE (held.id, held.hash, held.shop, held.device, held.order_id, held.received_at, held.body)
        = (fed.id, fed.hash, fed.shop, fed.device, fed.order_id, fed.received_at, fed.body)
    )
  `.execute(db);
}

/** Takes settled orders that nobody touched for three trading days out of a shop's feed; answers how many. */
export async function trimFeed(db: CloudDb, org: OrgId, shop: ShopId, now: Instant): Promise<number> {
  const before = await inOrg(db, org, (transaction) => beginningOfFeed(transaction, shop, now));
  for (let trimmed = 0; ; ) {
    const found = await inOrg(db, org, (transaction) => overdue(transaction, shop, before));
    if (found.length === 0) return trimmed;
    trimmed += await inOrg(db, org, async (transaction) => {
      // An order that is touched in this moment is looked at again once nobody can touch it.
      await lockNames(transaction, orderLocks(shop, found));
      const still = await overdue(transaction, shop, before, found);
      await sql`DELETE FROM shop_feed WHERE shop = ${shop} AND order_id = ANY (${still})`.execute(transaction);
      return still.length;
    });
  }
}

async function beginningOfFeed(db: OrgDb, shop: ShopId, now: Instant): Promise<Instant> {
  const found = await readShop(db, shop);
  if (!found) return 0 as Instant;
  const { timeZone, dayStartMinutes } = found;
  const today = businessDateAt(now, timeZone, dayStartMinutes);
  return startOfBusinessDate(daysBefore(today, DAYS_KEPT - 1), timeZone, dayStartMinutes);
}

/** One look into the index for each order that is fed, whatever Postgres believes of the table. */
async function overdue(db: OrgDb, shop: ShopId, before: Instant, among?: readonly OrderId[]): Promise<OrderId[]> {
  const { rows } = await sql<{ id: OrderId }>`
    SELECT fed.id FROM (
      SELECT order_id AS id, min(received_at) AS first_at, max(received_at) AS latest_at FROM shop_feed
      WHERE shop = ${shop} ${among ? sql`AND order_id = ANY (${among})` : sql``}
      GROUP BY order_id
    ) AS fed CROSS JOIN LATERAL (
      SELECT state, last_at FROM "order" WHERE shop = ${shop} AND id = fed.id LIMIT 1
    ) AS held
    WHERE held.state NOT IN ('open', 'stub')
      AND ${touchedAt(sql`first_at`, sql`latest_at`, sql`held.last_at`)} < ${before}
    LIMIT ${AT_ONCE}
  `.execute(db);
  return rows.map(({ id }) => id);
}
