import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrg, isDatabaseAway } from '#cloud/db/connect.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import type { Entry } from '#shared/journal/entry.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW, TODAY } from '#support/orders.ts';
import { pairTill, pushRaw } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let replica: TestCloud;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => NOW });
  replica = await startTestCloud(postgres, { adminUrl: cloud.adminUrl, owner: cloud.owner, now: () => NOW });
});
afterAll(async () => {
  await replica?.close();
  await cloud?.close();
  await postgres?.stop();
});

async function newTill() {
  const place = await cloud.createShop();
  return { ...(await pairTill(cloud, new TillJournal(), place)), place };
}

const settings = (set: object) => ({
  type: 'settings.changed',
  v: 1,
  payload: { changes: [{ noun: 'shop', id: newUuid(), set }] },
});

describe('[CL9] a day’s sales', () => {
  test('begin with the hour that the trading day begins with, as the shop’s wall shows it', async () => {
    const till = await newTill();
    till.journal.record(settings({ timeZone: 'Asia/Kolkata', dayStartMinutes: 300 }));
    for (const at of ['2026-11-20T01:10:00Z', '2026-11-20T01:40:00Z', '2026-11-20T20:00:00Z', '2026-11-19T23:40:00Z']) {
      till.journal.now = asInstant(Date.parse(at));
      till.journal.sell([0]);
    }
    await till.push();
    const { byHour } = await cloud.sales(till.place);
    expect(byHour.map(({ hour, orders }) => [hour, orders])).toEqual([
      [5, 1],
      [6, 1],
      [7, 1],
      [1, 1],
    ]);
  });

  test('follow a change of the shop’s zone, also for what was sold before it', async () => {
    const till = await newTill();
    till.journal.sell([0]);
    await till.push();
    expect((await cloud.sales(till.place)).byHour).toMatchObject([{ hour: 12 }]);
    till.journal.record(settings({ timeZone: 'America/New_York' }));
    await till.push();
    expect((await cloud.sales(till.place)).byHour).toMatchObject([{ hour: 7 }]);
  });

  test('show an item once, by the name that it sold most under', async () => {
    const till = await newTill();
    const renamed = (entries: Entry[], name: string) => {
      const journal = new TillJournal(till.journal.device);
      for (const { type, v, payload } of entries) {
        journal.record({
          type,
          v,
          payload: { ...(payload as object), ...(type === 'order.line-added' ? { name } : {}) },
        });
      }
      return journal.push();
    };
    await till.push(renamed(new TillJournal().sell([0]), 'Toast'));
    await till.push(renamed(new TillJournal().sell([0]), 'Toastie'));
    await till.push(renamed(new TillJournal().sell([0]), 'Toastie'));
    expect((await cloud.sales(till.place)).byItem).toMatchObject([{ name: 'Toastie', quantity: 3_000, total: 1_950 }]);
  });

  test('leave out what was sold in another currency, and say so', async () => {
    const till = await newTill();
    till.journal.sell([0]);
    const other = new TillJournal(till.journal.device);
    for (const { type, v, payload } of new TillJournal().sell([1])) {
      const opened = payload as { pricing?: object };
      other.record({
        type,
        v,
        payload: opened.pricing ? { ...opened, pricing: { ...opened.pricing, currency: 'USD' } } : payload,
      });
    }
    await till.push();
    await till.push(other.push());
    expect(await cloud.sales(till.place)).toMatchObject({ orders: 1, total: 650 });
    expect(await cloud.exceptions(till.place)).toMatchObject([
      { kind: 'other-currency', message: '1 orders of 2026-11-20 were sold in USD. Reports show sales in EUR.' },
    ]);
  });

  test('count only what is settled', async () => {
    const till = await newTill();
    till.journal.sell([0]);
    await till.push(till.journal.push(1, 4));
    expect(await cloud.sales(till.place)).toMatchObject({ orders: 0, total: 0, byItem: [], byTender: [] });
    await till.push();
    expect(await cloud.sales(till.place)).toMatchObject({ orders: 1, total: 650 });
  });
});

describe('[CL7] a shop', () => {
  test('goes by what it was made with until its till says better, field by field', async () => {
    const owner = await cloud.createOwner('settings@shop.example');
    const till = await pairTill(cloud, new TillJournal(), owner);
    const { office } = cloud.client(await cloud.signIn(owner));
    const shopNow = async () => (await office.shops()).shops[0];
    expect(await shopNow()).toMatchObject({ name: 'Corner café', currency: 'EUR', timeZone: 'UTC', today: TODAY });
    till.journal.record(settings({ name: 'Harbour', timeZone: 'Pacific/Kiritimati' }));
    await till.push();
    expect(await shopNow()).toMatchObject({ name: 'Harbour', currency: 'EUR', today: '2026-11-20' });
    till.journal.record(settings({ currency: 'JPY', timeZone: 'Mars/Olympus' }));
    await till.push();
    expect(await shopNow()).toMatchObject({ name: 'Harbour', currency: 'JPY', timeZone: 'UTC' });
  });
});

describe('[CL8] exceptions', () => {
  test('name the order whose facts do not fit together', async () => {
    const till = await newTill();
    const orderId = newUuid() as OrderId;
    const sold = till.journal.sell([0], { orderId, number: 'A-042' });
    const line = sold.find(({ type }) => type === 'order.line-added') as Entry;
    till.journal.record({ type: line.type, v: 1, payload: { ...(line.payload as object), lineId: newUuid() } });
    await till.push();
    expect(await cloud.exceptions(till.place)).toMatchObject([
      { kind: 'line-after-settlement', orderNumber: 'A-042', message: expect.stringContaining('after it was settled') },
    ]);
    expect(await cloud.sales(till.place)).toMatchObject({ orders: 1, total: 650 });
  });

  test('tell of totals that are not what the lines come to, and keep the till’s', async () => {
    const till = await newTill();
    const journal = new TillJournal(till.journal.device);
    for (const { type, v, payload } of new TillJournal().sell([0])) {
      const said = payload as { totals?: { total: number } };
      journal.record({ type, v, payload: said.totals ? { ...said, totals: { ...said.totals, total: 651 } } : payload });
    }
    await till.push(journal.push());
    expect((await cloud.exceptions(till.place)).map(({ kind }) => kind)).toContain('totals-disagree');
    expect(await cloud.sales(till.place)).toMatchObject({ total: 651 });
  });
});

describe('[CL11] whoever watches', () => {
  async function watch(of: TestCloud, owner = cloud.owner) {
    const ended = new AbortController();
    const client = of.client(await cloud.signIn(owner));
    const moves = await client.office.watch({ shopId: owner.shop }, { signal: ended.signal });
    const next = async () => (await moves.next()).value as { shopId: string; businessDate: BusinessDate | null };
    return { next, end: () => ended.abort() };
  }

  test('hears of a sale through whichever replica it came', async () => {
    const watching = await watch(replica);
    expect(await watching.next()).toEqual({ shopId: cloud.owner.shop, businessDate: null });
    const till = await pairTill(cloud);
    expect(await watching.next()).toEqual({ shopId: cloud.owner.shop, businessDate: null });
    till.journal.sell();
    await till.push();
    expect(await watching.next()).toEqual({ shopId: cloud.owner.shop, businessDate: TODAY });
    watching.end();
  });

  test('hears nothing of other shops', async () => {
    const [watching, other] = [await watch(cloud), await newTill()];
    await watching.next();
    other.journal.sell();
    await other.push();
    const till = await pairTill(cloud, new TillJournal(), cloud.owner);
    expect(await watching.next()).toEqual({ shopId: cloud.owner.shop, businessDate: null });
    till.journal.now = asInstant(NOW + 1);
    till.journal.sell();
    await till.push();
    expect(await watching.next()).toEqual({ shopId: cloud.owner.shop, businessDate: TODAY });
    watching.end();
  });

  test('is told to look again after the listening connection was lost', async () => {
    const watching = await watch(cloud);
    await watching.next();
    const admin = new pg.Client({ connectionString: cloud.adminUrl });
    await admin.connect();
    // Anybody may speak on the channel; what is none of ours is not heard.
    await admin.query(`SELECT pg_notify('evertill_moved', 'hello'), pg_notify('evertill_moved', '{"org":1}')`);
    await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'evertill-cloud-listener' AND datname = current_database()`);
    await admin.end();
    expect(await watching.next()).toEqual({ shopId: cloud.owner.shop, businessDate: null });
    const till = await pairTill(cloud, new TillJournal(), cloud.owner);
    expect(await watching.next()).toEqual({ shopId: cloud.owner.shop, businessDate: null });
    till.journal.sell();
    await till.push();
    expect(await watching.next()).toEqual({ shopId: cloud.owner.shop, businessDate: TODAY });
    watching.end();
  });

  test('hears no more once signed out', async () => {
    const cookie = await cloud.signIn();
    const moves = await cloud.client(cookie).office.watch({ shopId: cloud.owner.shop });
    await moves.next();
    await fetch(`${cloud.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: cloud.url, 'content-type': 'application/json' },
      body: '{}',
    });
    await pairTill(cloud, new TillJournal(), cloud.owner);
    await expect(moves.next()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  test('does not keep a cloud from closing', async () => {
    const closing = await startTestCloud(postgres, { adminUrl: cloud.adminUrl, owner: cloud.owner });
    const watching = await watch(closing);
    await watching.next();
    await closing.close();
    const last = await watching.next().catch(() => 'ended');
    expect(last ?? 'ended').toBe('ended');
  });
});

describe('a database that is away', () => {
  test('is answered 503, and what was asked for works when it is back', async () => {
    const lonely = await startTestCloud(postgres);
    const root = new pg.Client({ connectionString: cloud.adminUrl });
    await root.connect();
    const cookie = await lonely.signIn();
    const push = () =>
      pushRaw(lonely.url, 'x'.repeat(43), JSON.stringify({ ...new TillJournal().push(), entries: [{}] }));
    const office = () => fetch(`${lonely.url}/v1/office/shops`, { headers: { cookie } });
    const session = () => fetch(`${lonely.url}/api/auth/get-session`, { headers: { cookie } });
    const ready = () => fetch(`${lonely.url}/readyz`);
    try {
      const name = new URL(lonely.adminUrl).pathname.slice(1);
      await root.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await root.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      expect(await push()).toMatchObject({ status: 503, body: { code: 'SERVICE_UNAVAILABLE' } });
      // An owner is not signed out by it.
      for (const ask of [office, session, ready]) expect((await ask()).status).toBe(503);
      await expect(lonely.signIn()).rejects.toThrow('SERVICE_UNAVAILABLE');
      expect((await fetch(`${lonely.url}/healthz`)).status).toBe(200);
      await root.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      expect((await push()).status).toBe(401);
      for (const ask of [office, session, ready]) expect((await ask()).status).toBe(200);
    } finally {
      await root.end();
      await lonely.close();
    }
  });

  test('in the middle of a transaction fails that one alone', async () => {
    const admin = new pg.Client({ connectionString: cloud.adminUrl });
    await admin.connect();
    const interrupted = inOrg(cloud.db, cloud.owner.org, async (db) => {
      await db.selectFrom('shop').select('id').execute();
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE usename = 'evertill_server' AND datname = current_database() AND state = 'idle in transaction'`);
      await setTimeout(100);
      return db.selectFrom('shop').select('id').execute();
    });
    const error = await interrupted.catch((caught) => caught);
    expect(isDatabaseAway(error)).toBe(true);
    expect((await cloud.sales()).shop.id).toBe(cloud.owner.shop);
    await admin.end();
  });
});
