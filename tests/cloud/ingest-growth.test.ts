import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { trimFeed } from '#cloud/ingest/shop-feed.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { MENU, NOW } from '#support/orders.ts';
import { pairTill } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let superuser: pg.Client;
beforeAll(async () => {
  postgres = await startTestPostgres({ autovacuum: 'off' });
  cloud = await startTestCloud(postgres, { now: () => NOW });
  superuser = new pg.Client({ connectionString: cloud.adminUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser?.end();
  await cloud?.close();
  await postgres?.stop();
});

/** 100,000 entries of 12,500 orders that were settled a year ago, and none of them in the feed. */
async function makePast({ org, shop }: OwnedShop, device: string): Promise<void> {
  const settledAt = NOW - 365 * 86_400_000;
  await superuser.query(
    `INSERT INTO evertill.entry (org, shop, id, hash, device, segment, seq, type, order_id, readable, received_at, body)
     SELECT $1, $2, gen_random_uuid(), sha256(n::text::bytea), $3, md5('segment')::uuid, n,
       CASE n % 8 WHEN 0 THEN 'stock.moved' ELSE 'order.line-added' END,
       md5((n / 8)::text)::uuid, true, $4, repeat('x', 400)
     FROM generate_series(1, 100000) AS n`,
    [org, shop, device, settledAt],
  );
  await superuser.query(
    `INSERT INTO evertill."order" (org, shop, id, business_date, state, number, last_at, flags, body)
     SELECT $1, $2, md5(n::text)::uuid, '2025-11-20', 'completed', 'A-001', $3, '{}', '{}' FROM generate_series(0, 12500) AS n`,
    [org, shop, settledAt],
  );
}

/** How many rows a piece of work looked at, and how many tables it read from end to end; by Postgres's own count. */
async function looksOf(work: (on: TestCloud) => Promise<void>): Promise<{ rows: number; wholeTables: string[] }> {
  const before = await counters();
  const worker = await startTestCloud(postgres, { adminUrl: cloud.adminUrl, owner: cloud.owner, now: () => NOW });
  await work(worker);
  // A connection reports what it did when it ends.
  await worker.close();
  const after = await counters();
  const of = (name: string) => before.get(name) ?? { scanned: 0, rows: 0 };
  return {
    rows: [...after].reduce((sum, [name, { rows }]) => sum + rows - of(name).rows, 0),
    // A connection that was idle reports late, and what it read as the tables were empty says nothing.
    wholeTables: [...after].filter(([name, { scanned }]) => scanned > of(name).scanned).map(([name]) => name),
  };
}

async function counters(): Promise<Map<string, { scanned: number; rows: number }>> {
  const { rows } = await superuser.query<{ name: string; scanned: string; rows: string }>(
    `SELECT relname AS name, seq_tup_read AS scanned, seq_tup_read + coalesce(idx_tup_fetch, 0) AS rows FROM pg_stat_user_tables
     WHERE relname IN ('entry', 'order', 'shop_feed', 'stock_level')`,
  );
  return new Map(rows.map(({ name, scanned, rows }) => [name, { scanned: Number(scanned), rows: Number(rows) }]));
}

test('[CL17] [SK7] a push and the trimming look at what they touch, however much the shop has sold', async () => {
  const place = await cloud.createShop();
  const journal = new TillJournal();
  const till = await pairTill(cloud, journal, place);
  const sellAndPush = async (on: TestCloud) => {
    const from = journal.entries.length + 1;
    const [opened] = journal.sell([0, 1, 3]);
    const orderId = (opened?.payload as { orderId: string } | undefined)?.orderId;
    const movements = [{ itemId: MENU.items[0]?.id, name: 'Cheese toast', quantity: -1_000 }];
    journal.record({ type: 'stock.moved', v: 1, payload: { kind: 'sold', orderId, movements } });
    journal.record({ type: 'stock.moved', v: 1, payload: { kind: 'received', movements } });
    expect(await till.push(journal.push(from, from + 3), on)).toMatchObject({ status: 200 });
    expect(await till.push(journal.push(from + 4), on)).toMatchObject({ status: 200 });
    await trimFeed(on.db, place.org, place.shop, asInstant(NOW));
  };
  await looksOf(sellAndPush);
  await makePast(place, journal.device);
  for (const known of ['not', 'well']) {
    if (known === 'well') await superuser.query('ANALYZE');
    const { rows, wholeTables } = await looksOf(sellAndPush);
    expect(rows, `the tables are ${known} known`).toBeLessThan(200);
    expect(wholeTables.filter((name) => name === 'entry' || name === 'order')).toEqual([]);
  }
});
