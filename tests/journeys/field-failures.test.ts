import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { verify } from '#cloud/ingest/verify.ts';
import { readAllEntries } from '#main/engine/journal.ts';
import { readEvent } from '#shared/journal/events.ts';
import type { Order } from '#shared/order/order.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { newId, openDay, openEngine, openOrder, settle, type TestEngine, tempDirectory } from '#support/engine.ts';
import { type FlakyLine, startFlakyLine } from '#support/flaky-line.ts';
import { id } from '#support/orders.ts';
import { freePort } from '#support/processes.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);

/*
 * What users of other tills have suffered, each once, with two tills of one shop, a network that fails and a real cloud.
 * The rules behind them are in docs/spec: sync.md, pull.md and backup.md.
 */
let postgres: TestPostgres;
let cloud: TestCloud;
let line: FlakyLine;
let place: OwnedShop;
let directories: ReturnType<typeof tempDirectory>[];
let bar: TestEngine;
let kiosk: TestEngine;
/** The bar's pushes are cut on their way; what comes down to it is not. */
let cutsPushes: boolean;
/** How many pushes the cloud finds too large. */
let tooLarge: number;
beforeAll(async () => {
  postgres = await startTestPostgres();
  const port = await freePort();
  line = await startFlakyLine(port);
  cloud = await startTestCloud(postgres, { port, publicUrl: line.url });
});
afterAll(async () => {
  await line?.close();
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  cutsPushes = false;
  tooLarge = 0;
  place = await cloud.createShop();
  directories = [tempDirectory(), tempDirectory()];
  bar = await start(0);
  await sentBy(bar);
  kiosk = await start(1);
  await openDay(bar);
  await openDay(kiosk);
  await eventually(async () => (await kiosk.client.catalog.get()).catalog.items.length).toBeGreaterThan(0);
});
afterEach(async () => {
  await Promise.all([bar.close(), kiosk.close()]);
  for (const directory of directories) directory.remove();
});

const eventually = (read: () => unknown) => expect.poll(read, { timeout: 20_000, interval: 25 });
const pathOf = (at: number) => directories[at]?.path ?? '';
const cutting: typeof fetch = async (input, init) => {
  const isPush = String(input).endsWith('/v1/sync/journal');
  if (isPush && tooLarge > 0) {
    tooLarge -= 1;
    return new Response('', { status: 413 });
  }
  if (!isPush || !cutsPushes) return fetch(input, init);
  throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
};
const start = async (at: number) =>
  openEngine(pathOf(at), {
    ...(at === 0 ? { fetch: cutting } : { seed: null }),
    cloudUrl: line.url,
    pairingCode: await cloud.pairingCode(place),
  });
const sentBy = ({ client }: TestEngine) =>
  eventually(() => client.sync.status()).toMatchObject({ state: 'up-to-date', pending: 0 });
const isAway = ({ client }: TestEngine) => eventually(async () => (await client.sync.status()).state).toBe('offline');
const get = async ({ client }: TestEngine, orderId: string) => (await client.orders.get({ orderId })).order;
const openAt = async ({ client }: TestEngine) => (await client.till.state()).openOrders.map((order) => order.id);
const lineOf = (orderId: string) => ({
  ...{ commandId: newId<string>(), orderId, lineId: newId<string>(), itemId: LEMONADE },
  ...{ quantity: 1_000, modifiers: [], note: null, price: null },
});
const sales = async (day?: Awaited<ReturnType<typeof today>>) => cloud.sales(place, day ?? (await today()));
const today = async () => (await bar.client.till.state()).today;
const totalOf = ({ status }: Order) => (status.state === 'completed' ? status.totals.total : Number.NaN);
const sell = async (till: TestEngine) => totalOf((await settle(till, await openOrder(till, TOAST), 2_000)).order);
const cloudHas = (till: TestEngine) =>
  inOrg(cloud.db, place.org, async (db) => {
    const rows = await db.selectFrom('entry').select('id').where('device', '=', till.engine.till.device.id).execute();
    return rows.map((row) => row.id).sort();
  });
const recordedBy = ({ engine }: TestEngine) => [...readAllEntries(engine.till.db)].map((entry) => entry.id).sort();

describe('what was seen in other tills does not happen here:', () => {
  test('the server commits, the reply is lost, and the retry doubles the sale', async () => {
    await sentBy(bar);
    line.loseAnswers(3);
    const total = (await sell(bar)) + (await sell(bar));
    await eventually(() => line.lost()).toBe(3);
    await sentBy(bar);
    expect(await sales()).toMatchObject({ orders: 2, total });
    expect(await cloudHas(bar)).toEqual(recordedBy(bar));
  });

  test('two tills, or two windows of one, double or lose lines after they come back', async () => {
    const { id: orderId } = await openOrder(bar, TOAST);
    await eventually(() => openAt(kiosk)).toContain(orderId);
    await line.goDown();
    const windows = [lineOf(orderId), lineOf(orderId)];
    for (const command of [...windows, ...windows]) await bar.client.orders.addLine(command);
    await kiosk.client.orders.addLine(lineOf(orderId));
    await isAway(bar);
    await line.comeBack();
    for (const command of windows) await bar.client.orders.addLine(command);
    for (const till of [bar, kiosk]) await eventually(async () => (await get(till, orderId)).lines.length).toBe(4);
    expect(await get(kiosk, orderId)).toEqual(await get(bar, orderId));
  });

  test('a draft that was synced and then paid offline is opened again by a peer’s copy', async () => {
    const order = await openOrder(bar, TOAST);
    await eventually(() => openAt(kiosk)).toContain(order.id);
    await line.goDown();
    await settle(bar, order, 2_000);
    await kiosk.client.orders.addLine(lineOf(order.id));
    await isAway(bar);
    await line.comeBack();
    for (const till of [bar, kiosk]) await eventually(() => openAt(till)).not.toContain(order.id);
    await eventually(async () => (await get(bar, order.id)).lines.length).toBe(2);
    expect((await get(bar, order.id)).status.state).toBe('completed');
    expect((await get(bar, order.id)).flags).toContain('line-after-settlement');
  });

  test('what comes from a peer clears the mark of what is not sent yet', async () => {
    const { id: orderId } = await openOrder(kiosk, TOAST);
    await eventually(() => openAt(bar)).toContain(orderId);
    await sentBy(bar);
    cutsPushes = true;
    await bar.client.orders.addLine(lineOf(orderId));
    await kiosk.client.orders.addLine(lineOf(orderId));
    await eventually(async () => (await get(bar, orderId)).lines.length).toBe(3);
    expect((await bar.client.sync.status()).pending).toBe(1);
    cutsPushes = false;
    await sentBy(bar);
    expect(await cloudHas(bar)).toEqual(recordedBy(bar));
  });

  test('the connection returns and the till stays “offline”', async () => {
    await line.goDown();
    const total = await sell(bar);
    await isAway(bar);
    await line.comeBack();
    await sentBy(bar);
    expect(await sales()).toMatchObject({ orders: 1, total });
  });

  test('one invalid record blocks all that is behind it', async () => {
    let total = await sell(bar);
    await sentBy(bar);
    await line.goDown();
    await openOrder(bar, TOAST);
    const { db } = bar.engine.till;
    db.exec('DROP TRIGGER entry_is_never_changed');
    db.exec('UPDATE entry SET at = at + 1 WHERE position = (SELECT max(position) FROM entry)');
    await line.comeBack();
    await eventually(async () => (await bar.client.sync.status()).state).toBe('refused');
    total += (await sell(bar)) + (await sell(bar));
    await eventually(async () => (await sales()).total).toBe(total);
  });

  test('closing the day leaves behind what was sold offline', async () => {
    const day = await today();
    await sentBy(bar);
    await line.goDown();
    const total = (await sell(bar)) + (await sell(bar));
    await bar.client.day.close({ commandId: newId() });
    await bar.close();
    bar = await start(0);
    expect((await bar.client.sync.status()).pending).toBeGreaterThan(0);
    await line.comeBack();
    await sentBy(bar);
    expect(await sales(day)).toMatchObject({ orders: 2, total });
    expect(await cloudHas(bar)).toEqual(recordedBy(bar));
  });

  test('a sale counts twice in the Z, and change and what others took count as cash', async () => {
    const float = 10_000;
    const opened = async (till: TestEngine) =>
      (await till.client.drawer.open({ commandId: newId(), sessionId: newId(), float })).session.id;
    const sessions = [await opened(bar), await opened(kiosk)] as const;
    const shared = await openOrder(bar, TOAST);
    await eventually(() => openAt(kiosk)).toContain(shared.id);
    await line.goDown();
    // Both tills take cash for one order while neither knows of the other.
    await settle(bar, shared, 2_000);
    await settle(kiosk, await get(kiosk, shared.id), 1_000);
    await isAway(bar);
    const orders = async (till: TestEngine) => (await till.client.drawer.report()).report.takings.orders;
    expect([await orders(bar), await orders(kiosk)]).toEqual([1, 1]);
    await line.comeBack();
    // What came late takes the later settling back; each till still has the cash that it took, without the change.
    await eventually(() => orders(kiosk)).toBe(0);
    expect(await orders(bar)).toBe(1);
    for (const [at, till] of [bar, kiosk].entries()) {
      const { session } = await till.client.drawer.close({
        ...{ commandId: newId<string>(), sessionId: sessions[at] ?? '', reason: '' },
        counted: { denominations: [{ value: 1, count: float + 650 }] },
      });
      expect(session.closing).toMatchObject({
        expected: float + 650,
        variance: 0,
        report: { takings: { orders: 1 - at } },
      });
    }
    await sentBy(bar);
    await sentBy(kiosk);
  });

  test('an order arrives unpaid or untaxed', async () => {
    await sentBy(bar);
    await line.goDown();
    const { order } = await settle(bar, await openOrder(bar, TOAST, LEMONADE, TOAST), 2_000);
    if (order.status.state !== 'completed') throw new Error('the order is not settled');
    const { totals } = order.status;
    // Halved twice, the first push holds a single entry: the order goes up in pieces.
    tooLarge = 2;
    await line.comeBack();
    await sentBy(bar);
    expect(tooLarge).toBe(0);
    const report = await sales();
    expect(report).toMatchObject({ orders: 1, total: totals.total, tax: totals.tax, net: totals.net });
    expect(report.byTender).toEqual([{ tender: 'cash', payments: 1, amount: totals.total, tips: 0, rounding: 0 }]);
    expect(await cloud.exceptions(place)).toEqual([]);
  });

  test('a local store that is half written prevents the start', async () => {
    const total = await sell(bar);
    await sentBy(bar);
    await bar.close();
    for (const file of readdirSync(pathOf(0)).filter((name) => /^till\.db(-wal)?$/.test(name))) {
      const path = join(pathOf(0), file);
      truncateSync(path, Math.floor(statSync(path).size / 2));
    }
    bar = await start(0);
    await eventually(async () => (await bar.client.catalog.get()).catalog.items.length).toBeGreaterThan(0);
    await openDay(bar).catch(() => undefined);
    const more = await sell(bar);
    await sentBy(bar);
    expect((await sales()).total).toBe(total + more);
    expect((await verify(cloud.db, readEvent)).fault).toBeNull();
  });
});
