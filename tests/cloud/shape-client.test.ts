import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { trimShapeLogs } from '#cloud/shapes/trim-shape-log.ts';
import {
  startTestCloud,
  startTestPostgres,
  type TestCloud,
  type TestOwner,
  type TestPostgres,
} from '#support/cloud.ts';
import { connectAdmin, type Follower, followShape, insertItem, shownBy, tokenOf, until } from '#support/shapes.ts';

/* The built-in endpoint, as the official client sees it. */

let postgres: TestPostgres;
let cloud: TestCloud;
let admin: pg.Client;
let ours: TestOwner;
let token: string;
const followers: Follower[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { shapeHoldMs: 1_000 });
  admin = await connectAdmin(cloud);
});
afterEach(() => {
  for (const { stop } of followers.splice(0)) stop();
});
afterAll(async () => {
  await admin?.end();
  await cloud?.close();
  await postgres?.stop();
});

/** A shop of its own for each test, with two items. */
async function openShop(): Promise<{ tea: string; coffee: string }> {
  ours = await cloud.createOwner(`${crypto.randomUUID()}@shop.example`);
  token = await tokenOf(cloud, ours);
  const [tea, coffee] = [crypto.randomUUID(), crypto.randomUUID()];
  await insertItem(admin, ours, tea, 'tea');
  await insertItem(admin, ours, coffee, 'coffee');
  return { tea, coffee };
}

function follow(from: { url: string } = cloud, options?: Parameters<typeof followShape>[2]): Follower {
  const follower = followShape(from, token, options);
  followers.push(follower);
  return follower;
}

const shows = (follower: Follower, rows: Record<string, string>) =>
  until(() => JSON.stringify(Object.entries(shownBy(follower)).sort()) === JSON.stringify(Object.entries(rows).sort()));
const setFields = (id: string, fields: string, by = admin) =>
  by.query('UPDATE evertill.record SET fields = $2 WHERE id = $1', [id, fields]);
const remove = (id: string) => admin.query('DELETE FROM evertill.record WHERE id = $1', [id]);
const operations = ({ messages }: Follower) =>
  messages.map(({ headers }) => ('operation' in headers ? headers.operation : 'control' in headers && headers.control));

describe('the official client', () => {
  test('[SH5] [SH6] follows inserts, updates and deletes', async () => {
    const { tea, coffee } = await openShop();
    const follower = follow();
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee' });
    await until(() => follower.stream.isUpToDate);
    const cake = crypto.randomUUID();
    await insertItem(admin, ours, cake, 'cake');
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee', [cake]: 'cake' });
    await setFields(cake, 'torte');
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee', [cake]: 'torte' });
    await remove(tea);
    await shows(follower, { [coffee]: 'coffee', [cake]: 'torte' });
    expect(operations(follower).filter((one) => one !== 'up-to-date')).toEqual([
      'insert',
      'insert',
      'snapshot-end',
      'insert',
      'update',
      'delete',
    ]);
    expect(follower.shape.currentRows.every((row) => row.stamps === '[]')).toBe(true);
  });

  test('[SH6] sees a row that comes into the shop appear, and one that leaves it go', async () => {
    const { tea, coffee } = await openShop();
    const other = await cloud.createShop();
    const cake = crypto.randomUUID();
    await insertItem(admin, { ...ours, ...other }, cake, 'cake');
    const follower = follow();
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee' });
    const move = ({ org, shop }: typeof other) =>
      admin.query('UPDATE evertill.record SET org = $2, shop = $3, fields = $4 WHERE id = $1', [cake, org, shop, 'x']);
    await move(ours);
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee', [cake]: 'x' });
    await move(other);
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee' });
  });

  test('[SH7] gets what a slow transaction commits after a faster later one', async () => {
    const { tea, coffee } = await openShop();
    const follower = follow();
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee' });
    const slow = await connectAdmin(cloud);
    await slow.query('BEGIN');
    await setFields(tea, 'slow tea', slow);
    await setFields(coffee, 'fast coffee');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await slow.query('COMMIT');
    await shows(follower, { [tea]: 'slow tea', [coffee]: 'fast coffee' });
    expect(operations(follower)).not.toContain('must-refetch');
    await slow.end();
  });

  test('[SH7] gets what was held back by a slow transaction that said nothing itself', async () => {
    const { tea, coffee } = await openShop();
    const follower = follow(cloud, { liveRequestTimeoutMs: 45_000 });
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee' });
    const slow = await connectAdmin(cloud);
    await slow.query('BEGIN');
    await slow.query('SELECT pg_current_xact_id()');
    await setFields(tea, 'green tea');
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(shownBy(follower)[tea]).toBe('tea');
    const over = performance.now();
    await slow.query('ROLLBACK');
    await shows(follower, { [tea]: 'green tea', [coffee]: 'coffee' });
    expect(performance.now() - over).toBeLessThan(600);
    await slow.end();
  });

  test('[SH7] ends with the row as it stands, whatever the numbers of the transactions that wrote it', async () => {
    const { tea, coffee } = await openShop();
    const follower = follow();
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee' });
    const early = await connectAdmin(cloud);
    await early.query('BEGIN');
    await early.query('SELECT pg_current_xact_id()');
    await setFields(tea, 'written first, by the later number');
    await setFields(tea, 'written last, by the earlier number', early);
    await early.query('COMMIT');
    await setFields(coffee, 'after');
    await shows(follower, { [tea]: 'written last, by the earlier number', [coffee]: 'after' });
    await early.end();
  });

  test('[SH8] reads anew when its place is no more, without being told twice', async () => {
    const { tea, coffee } = await openShop();
    const first = follow();
    await shows(first, { [tea]: 'tea', [coffee]: 'coffee' });
    const place = { handle: first.stream.shapeHandle ?? '', offset: first.stream.lastOffset };
    first.stop();
    await remove(coffee);
    await setFields(tea, 'green tea');
    await trimShapeLogs(cloud.db, { keepMs: -1_000, keepEntries: 0 });
    const second = follow(cloud, place);
    await shows(second, { [tea]: 'green tea' });
    await until(() => second.stream.isUpToDate);
    expect(operations(second).filter((one) => one === 'must-refetch')).toHaveLength(1);
    expect(second.stream.shapeHandle).not.toBe(place.handle);
    await setFields(tea, 'white tea');
    await shows(second, { [tea]: 'white tea' });
    expect(second.requests()).toBeLessThan(10);
  });

  test('[SH8] goes on from where it was, also after a long time without changes', async () => {
    const { tea, coffee } = await openShop();
    await setFields(tea, 'green tea');
    const first = follow();
    await shows(first, { [tea]: 'green tea', [coffee]: 'coffee' });
    await setFields(tea, 'white tea');
    await shows(first, { [tea]: 'white tea', [coffee]: 'coffee' });
    const place = { handle: first.stream.shapeHandle ?? '', offset: first.stream.lastOffset };
    first.stop();
    await trimShapeLogs(cloud.db, { keepMs: -1_000, keepEntries: 0 });
    const second = follow(cloud, place);
    await until(() => second.stream.isUpToDate);
    await setFields(coffee, 'espresso');
    await until(() => operations(second).includes('update'));
    expect(operations(second)).not.toContain('must-refetch');
    expect(operations(second)).not.toContain('insert');
  });

  test('[SH8] [SH9] goes on through another replica, and when its cloud comes back', async () => {
    const { tea, coffee } = await openShop();
    const short = await startTestCloud(postgres, { adminUrl: cloud.adminUrl, owner: ours });
    const { port } = new URL(short.url);
    const follower = follow(short);
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee' });
    await until(() => follower.stream.isUpToDate);
    await setFields(tea, 'written through another');
    await shows(follower, { [tea]: 'written through another', [coffee]: 'coffee' });
    const closing = performance.now();
    await short.close();
    expect(performance.now() - closing).toBeLessThan(5_000);
    await setFields(tea, 'written while it was away');
    const back = await startTestCloud(postgres, {
      adminUrl: cloud.adminUrl,
      owner: ours,
      port: Number(port),
      shapeHoldMs: 1_000,
    });
    await shows(follower, { [tea]: 'written while it was away', [coffee]: 'coffee' });
    expect(operations(follower)).not.toContain('must-refetch');
    await back.close();
  });

  test('[SH9] hears of what was committed while its cloud had lost the connection that it listens on', async () => {
    const { tea, coffee } = await openShop();
    // Its live requests are held for 20 s: whoever is not woken comes too late.
    const patient = await startTestCloud(postgres, { adminUrl: cloud.adminUrl, owner: ours });
    const follower = follow(patient);
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee' });
    await until(() => follower.stream.isUpToDate);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await admin.query(
      "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE application_name = 'evertill-cloud-listener'",
    );
    await setFields(tea, 'green tea');
    await shows(follower, { [tea]: 'green tea', [coffee]: 'coffee' });
    await patient.close();
  });

  test('[SH5] reads 10,000 rows, and then sees the next', async () => {
    await openShop();
    await admin.query(
      `INSERT INTO evertill.record (org, shop, noun, id, fields, stamps)
       SELECT $1, $2, 'item', gen_random_uuid(), '{"name":"Item ' || n || '","price":350}', '[["name","price"]]'
       FROM generate_series(1, 9998) AS n`,
      [ours.org, ours.shop],
    );
    const follower = follow();
    const rows = await follower.shape.rows;
    expect(rows).toHaveLength(10_000);
    const id = crypto.randomUUID();
    await insertItem(admin, ours, id, 'the last');
    await until(() => shownBy(follower)[id] === 'the last');
    expect(follower.requests()).toBeLessThan(15);
  });

  test('[SH9] asks once for each hold while nothing happens, and once for each piece of news', async () => {
    const { tea, coffee } = await openShop();
    const follower = follow();
    await shows(follower, { [tea]: 'tea', [coffee]: 'coffee' });
    await until(() => follower.stream.isUpToDate);
    const before = follower.requests();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(follower.requests() - before).toBeLessThanOrEqual(4);
    for (let n = 0; n < 20; n += 1) {
      await setFields(tea, `tea ${n}`);
      await shows(follower, { [tea]: `tea ${n}`, [coffee]: 'coffee' });
    }
    expect(follower.requests() - before).toBeLessThanOrEqual(30);
  });
});
