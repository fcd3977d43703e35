import pg from 'pg';
import { pino } from 'pino';
import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { whileHolding } from '#cloud/db/locks.ts';
import { rebuild } from '#cloud/ingest/refold.ts';
import { trimFeed } from '#cloud/ingest/shop-feed.ts';
import { trimFeeds } from '#cloud/jobs/trim-feeds.ts';
import { insertShop } from '#cloud/reports/shops.ts';
import type { OrderId, ShopId } from '#shared/ids/ids.ts';
import { canonicalJson } from '#shared/journal/canonical-json.ts';
import type { Entry } from '#shared/journal/entry.ts';
import { type JournalEvent, readEvent } from '#shared/journal/events.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { type PairedTill, pairTill } from '#support/paired-till.ts';
import { playSale, TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let now = NOW;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => now });
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(() => {
  now = NOW;
});

const DAY_MS = 24 * 60 * 60_000;
/** The same hour of another trading day. */
const daysLater = (days: number) => asInstant(NOW + days * DAY_MS);

interface FeedRow {
  readonly id: string;
  readonly hash: string;
  readonly device: string;
  readonly orderId: string;
  readonly body: string;
}

async function feedOf({ org, shop }: OwnedShop): Promise<FeedRow[]> {
  const rows = await inOrg(cloud.db, org, (db) =>
    db
      .selectFrom('shop_feed')
      .select(['id', 'hash', 'device', 'order_id', 'body'])
      .where('shop', '=', shop)
      .orderBy('id')
      .execute(),
  );
  return rows.map(({ id, hash, device, order_id, body }) => ({
    id,
    hash: hash.toString('hex'),
    device,
    orderId: order_id,
    body,
  }));
}

/** What the feed should hold of these entries. */
const rowsOf = (entries: readonly Entry[]): FeedRow[] =>
  entries
    .map(({ hash, ...rest }) => ({
      id: rest.id as string,
      hash,
      device: rest.device as string,
      orderId: (rest.payload as { orderId: string }).orderId,
      body: canonicalJson(rest),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

async function connectAsSuperuser(): Promise<pg.Client> {
  const superuser = new pg.Client({ connectionString: cloud.adminUrl });
  await superuser.connect();
  return superuser;
}

const trim = (place: OwnedShop) => trimFeed(cloud.db, place.org, place.shop, now);

async function newTill(place?: OwnedShop): Promise<PairedTill & { place: OwnedShop }> {
  const at = place ?? (await cloud.createShop());
  return { ...(await pairTill(cloud, new TillJournal(), at)), place: at };
}

/** Records a sale up to its payment, or only what settles it. */
function sell(journal: TillJournal, events: ReturnType<typeof playSale>): Entry[] {
  journal.now = now;
  return events.map((event) => journal.record(event));
}
const saleOf = ({ journal }: PairedTill, orderId = newUuid() as OrderId) =>
  playSale([0, 3], { device: journal.device, now, orderId });

describe('[CL17] the feed of a shop', () => {
  test('holds all entries of an order while it is open, whoever made them, and each once', async () => {
    const a = await newTill();
    const b = await newTill(a.place);
    const [opened, first, second, ...rest] = saleOf(a) as [JournalEvent, JournalEvent, JournalEvent, ...JournalEvent[]];
    sell(a.journal, [opened, first]);
    await a.push();
    expect(await feedOf(a.place)).toEqual(rowsOf(a.journal.entries));
    sell(b.journal, [second]);
    await b.push();
    await Promise.all([b.push(), a.push(), b.push()]);
    const soFar = [...a.journal.entries, ...b.journal.entries];
    expect(await feedOf(a.place)).toEqual(rowsOf(soFar));
    now = daysLater(400);
    expect(await trim(a.place)).toBe(0);
    expect(await feedOf(a.place)).toEqual(rowsOf(soFar));
    expect(rest.length).toBeGreaterThan(0);
  });

  test('holds no menu, day or setting', async () => {
    const till = await newTill();
    till.journal.record({ type: 'day.opened', v: 1, payload: { businessDate: '2026-11-20' } });
    const change = { noun: 'category', id: newUuid(), set: { name: 'Drinks' } };
    till.journal.record({ type: 'catalog.changed', v: 1, payload: { changes: [change] } });
    await till.push();
    expect(await feedOf(till.place)).toEqual([]);
  });

  test('keeps a settled order for three trading days', async () => {
    const till = await newTill();
    sell(till.journal, saleOf(till));
    await till.push();
    const all = rowsOf(till.journal.entries);
    now = daysLater(2);
    expect(await trim(till.place)).toBe(0);
    expect(await feedOf(till.place)).toEqual(all);
    // The shop's day starts at four: at half past three it is still the day before.
    now = asInstant(Date.parse('2026-11-23T03:30:00Z'));
    expect(await trim(till.place)).toBe(0);
    now = asInstant(Date.parse('2026-11-23T04:00:00Z'));
    expect(await trim(till.place)).toBe(1);
    expect(await feedOf(till.place)).toEqual([]);
    now = daysLater(4);
    expect(await trim(till.place)).toBe(0);
  });

  test('counts the days from when an order was last touched, and not from its opening', async () => {
    const till = await newTill();
    const events = saleOf(till);
    sell(till.journal, events.slice(0, -1));
    await till.push();
    now = daysLater(30);
    sell(till.journal, events.slice(-1));
    await till.push();
    now = daysLater(32);
    expect(await trim(till.place)).toBe(0);
    expect(await feedOf(till.place)).toHaveLength(events.length);
    now = daysLater(34);
    expect(await trim(till.place)).toBe(1);
    expect(await feedOf(till.place)).toEqual([]);
  });

  test('a late entry of an order that was trimmed brings all its entries back', async () => {
    const a = await newTill();
    const b = await newTill(a.place);
    const events = saleOf(a);
    sell(a.journal, events);
    // The other till was away since it added a line.
    sell(b.journal, [{ ...events[1], payload: { ...(events[1]?.payload as object), lineId: newUuid() } } as never]);
    await a.push();
    now = daysLater(4);
    expect(await trim(a.place)).toBe(1);
    expect(await feedOf(a.place)).toEqual([]);
    await b.push();
    const all = rowsOf([...a.journal.entries, ...b.journal.entries]);
    expect(await feedOf(a.place)).toEqual(all);
    now = daysLater(6);
    expect(await trim(a.place)).toBe(0);
    now = daysLater(8);
    expect(await trim(a.place)).toBe(1);
    await Promise.all([a.push(), b.push()]);
    expect(await feedOf(a.place)).toEqual([]);
  });

  test('leaves out what was long settled when the cloud first heard of it', async () => {
    const till = await newTill();
    sell(till.journal, saleOf(till));
    now = daysLater(20);
    await till.push();
    expect(await feedOf(till.place)).toEqual([]);
    const open = sell(till.journal, saleOf(till)).slice(0, 2);
    await till.push(till.journal.push(1, 8));
    expect(await feedOf(till.place)).toEqual(rowsOf(open));
  });

  test('has an order that could not be read once it can be', async () => {
    const till = await newTill();
    const [opened, line] = saleOf(till) as [JournalEvent, JournalEvent, ...JournalEvent[]];
    const unread = till.journal.record({ ...line, v: 99 });
    await till.push();
    expect(await feedOf(till.place)).toEqual([]);
    const read = sell(till.journal, [opened]);
    await till.push();
    expect(await feedOf(till.place)).toEqual(rowsOf([unread, ...read]));
  });

  test('is never another shop’s, be it of the same owner', async () => {
    const till = await newTill();
    const shop = newUuid() as ShopId;
    const madeWith = { name: 'Second', currency: 'EUR', timeZone: 'UTC', dayStartMinutes: 240 };
    await inOrg(cloud.asOwner, till.place.org, (db) => insertShop(db, till.place.org, shop, madeWith, NOW));
    const second = await newTill({ ...till.place, shop });
    const other = await newTill();
    // Even of an order with the very same id.
    const orderId = newUuid() as OrderId;
    for (const one of [till, second, other]) {
      sell(one.journal, saleOf(one, orderId).slice(0, 3));
      await one.push();
    }
    for (const one of [till, second, other]) expect(await feedOf(one.place)).toEqual(rowsOf(one.journal.entries));
    const seen = await inOrg(cloud.db, till.place.org, (db) =>
      db.selectFrom('shop_feed').select('shop').distinct().execute(),
    );
    expect(seen.map((row) => row.shop).sort()).toEqual([till.place.shop, shop].sort());
  });

  test('is the same after a rebuild, which also takes out what no entry says', async () => {
    const till = await newTill();
    sell(till.journal, saleOf(till));
    sell(till.journal, saleOf(till).slice(0, 2));
    await till.push();
    const before = await feedOf(till.place);
    const superuser = await connectAsSuperuser();
    await superuser.query(`UPDATE evertill.shop_feed SET body = '{}' WHERE id = $1`, [before[0]?.id]);
    await superuser.query('DELETE FROM evertill.shop_feed WHERE id = $1', [before[1]?.id]);
    await superuser.end();
    await rebuild(cloud.db, till.place.org, till.place.shop, { read: readEvent, now });
    expect(await feedOf(till.place)).toEqual(before);
  });
});

describe('[CL17] trimming', () => {
  test('is one replica’s at a time, and goes on by itself', async () => {
    const till = await newTill();
    sell(till.journal, saleOf(till));
    await till.push();
    now = daysLater(4);
    const log = pino({ level: 'silent' });
    const others = { adminUrl: cloud.adminUrl, owner: cloud.owner, now: () => now, trimEveryMs: 5 };
    await whileHolding(cloud.db, 'trim feeds', async () => {
      expect(await trimFeeds({ db: cloud.db, now: () => now, log })).toBeNull();
      const replicas = [await startTestCloud(postgres, others), await startTestCloud(postgres, others)];
      for (const replica of replicas) await replica.close();
      expect(await feedOf(till.place)).not.toEqual([]);
    });
    const replicas = [await startTestCloud(postgres, others), await startTestCloud(postgres, others)];
    await expect.poll(() => feedOf(till.place)).toEqual([]);
    for (const replica of replicas) await replica.close();
  });

  test('waits for whoever touches an order, and never leaves half of it', async () => {
    const [till, superuser] = [await newTill(), await connectAsSuperuser()];
    const late = await newTill(till.place);
    const events = saleOf(till);
    const sold = sell(till.journal, events);
    await till.push();
    const line = { ...(events[1]?.payload as object), lineId: newUuid() };
    const more = sell(late.journal, [{ ...events[1], payload: line } as never]);
    now = daysLater(5);
    const other = sell(late.journal, saleOf(late));
    await superuser.query('BEGIN; LOCK TABLE evertill.sales_by_quarter');
    const waiting = async () => {
      const { rows } = await superuser.query('SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted');
      return rows[0]?.count;
    };
    // The push has fed the order, and cannot go on; trimming finds what it finds.
    const pushed = late.push();
    await expect.poll(waiting).toBe(1);
    const trimmed = trim(till.place);
    await Promise.race([trimmed, expect.poll(waiting).toBe(2)]);
    await superuser.query('COMMIT');
    await superuser.end();
    expect(await pushed).toMatchObject({ status: 200 });
    expect(await trimmed).toBe(0);
    expect(await feedOf(till.place)).toEqual(rowsOf([...sold, ...more, ...other]));
  });
});
