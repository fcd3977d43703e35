import { closeSync, copyFileSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { revokeDevice } from '#cloud/devices/devices.ts';
import { createPairingCode } from '#cloud/devices/pairing-codes.ts';
import { trimFeed } from '#cloud/ingest/shop-feed.ts';
import { verify as verifyCloud } from '#cloud/ingest/verify.ts';
import { restoreTill } from '#main/backup/restore-till.ts';
import type { EngineOptions } from '#main/engine/engine-options.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { verify } from '#main/engine/verify.ts';
import type { DeviceId } from '#shared/ids/ids.ts';
import { readEvent } from '#shared/journal/events.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { Order } from '#shared/order/order.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  smallShop,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);
const DAY_MS = 86_400_000;

let postgres: TestPostgres;
let cloud: TestCloud;
let printer: TcpPrinter;
let place: OwnedShop;
let clock = Date.parse('2026-10-01T10:00:00Z');
let directories: ReturnType<typeof tempDirectory>[];
let running: TestEngine[];
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now });
  printer = await startTcpPrinter();
});
afterAll(async () => {
  await printer.close();
  await cloud.close();
  await postgres.stop();
});
beforeEach(async () => {
  place = await cloud.createShop();
  directories = [tempDirectory(), tempDirectory()];
  running = [];
});
afterEach(async () => {
  for (const till of running) await till.close();
  for (const directory of directories) directory.remove();
});

/** Weeks pass in a test; what is recorded at one moment still comes one after the other. */
function now() {
  clock += 1;
  return asInstant(clock);
}
const pathOf = (at: number) => directories[at]?.path ?? '';

async function open(at: number, over: Partial<EngineOptions> = {}, inPlaceOf?: TestEngine): Promise<TestEngine> {
  const replaces: DeviceId | null = inPlaceOf?.engine.till.device.id ?? null;
  const { code } = await inOrg(cloud.db, place.org, (db) =>
    createPairingCode(db, place.org, place.shop, now(), replaces),
  );
  const till = openEngine(pathOf(at), { cloudUrl: cloud.url, pairingCode: code, now, seed: withPrinter, ...over });
  running.push(till);
  return till;
}

async function stop(till: TestEngine): Promise<void> {
  running = running.filter((one) => one !== till);
  await till.close();
}

/** All slips go to the TCP printer. */
function withPrinter(shop: string) {
  const { catalog, settings } = smallShop(shop);
  const stationIds = [KITCHEN.id, BAR.id];
  const set = { name: 'Pass', address: printer.address, stationIds, printsReceipts: true };
  const pass = { noun: 'printer', id: newId(), set } as SettingsChange;
  return { catalog, settings: [...settings.filter(({ noun }) => noun !== 'printer'), pass] };
}

const eventually = (read: () => unknown) => expect.poll(read, { timeout: 25_000, interval: 20 });
const arrives = ({ client }: TestEngine) =>
  eventually(() => client.sync.status()).toMatchObject({ state: 'up-to-date', pending: 0 });
const comesBack = ({ client }: TestEngine) =>
  eventually(async () => (await client.sync.status()).history).toMatchObject({ isComplete: true });
const printed = () => vi.waitFor(() => expect(printer.standing()).toBe(0), { timeout: 20_000, interval: 20 });

/** Trading days from the clock's on, each with so many sales; answers every order. */
async function trade(till: TestEngine, days: number, sales: number, each = DAY_MS): Promise<Order[]> {
  const orders: Order[] = [];
  for (let count = 0; count < days; count += 1) {
    await openDay(till);
    for (let sale = 0; sale < sales; sale += 1) {
      const order = await openOrder(till, TOAST, ...(sale % 2 ? [LEMONADE] : []));
      orders.push((await settle(till, order, 2_000)).order);
    }
    await till.client.day.close({ commandId: newId() });
    await arrives(till);
    clock += each;
  }
  return orders;
}

const daysOf = ({ engine }: TestEngine) =>
  engine.till.db.prepare('SELECT * FROM day ORDER BY business_date').all() as object[];
const openOf = async ({ client }: TestEngine) =>
  (await client.till.state()).openOrders.sort((a, b) => (a.id < b.id ? -1 : 1));
const waitingJobs = ({ engine }: TestEngine) =>
  engine.till.db.prepare("SELECT count(*) FROM print_job WHERE state <> 'printed'").pluck().get();
const jobsOf = ({ engine }: TestEngine) => engine.till.db.prepare('SELECT count(*) FROM print_job').pluck().get();

async function expectOrders({ client }: TestEngine, orders: readonly Order[]): Promise<void> {
  for (const order of orders) expect((await client.orders.get({ orderId: order.id })).order).toEqual(order);
  for (const date of new Set(orders.map((order) => order.businessDate))) {
    const { orders: listed } = await client.orders.list({ businessDate: date, limit: 200 });
    const settled = listed.filter(({ status }) => status.state === 'completed');
    expect(settled.map((order) => order.id).sort()).toEqual(
      orders
        .filter(({ businessDate }) => businessDate === date)
        .map((order) => order.id)
        .sort(),
    );
  }
}

const receiptOf = ({ status }: Order) => (status.state === 'completed' ? status.receiptNumber : null);

/** The file as it stands, and as it is folded anew. */
function expectWhole(at: number): void {
  expect(verify(join(pathOf(at), 'till.db'), MIGRATIONS).fault).toBeNull();
}

/** Holds back each answer about the past until it is let through, and says what was asked for. */
function gate() {
  const asked: string[] = [];
  let open: () => void = () => {};
  let held: Promise<void> | null = null;
  const fetchHeld: typeof fetch = async (input, init) => {
    const url = String(input);
    if (url.includes('/sync/history/')) {
      asked.push(url.slice(url.lastIndexOf('=') + 1));
      await Promise.race([
        held,
        new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
      ]);
    }
    return fetch(input, init);
  };
  return {
    asked,
    fetch: fetchHeld,
    hold() {
      held = new Promise((done) => {
        open = done;
      });
    },
    letGo() {
      held = null;
      open();
    },
  };
}

describe('[PU12] a till in place of one whose disk is gone', () => {
  it('shows all that one sold to the cent and what is open, prints nothing of it, and goes on', async () => {
    const old = await open(0);
    const orders = await trade(old, 21, 4);
    await openDay(old);
    const waiting = [await openOrder(old, TOAST), await openOrder(old, LEMONADE, TOAST)];
    const sent = await old.client.orders.send({
      ...{ commandId: newId<string>(), orderId: waiting[0]?.id ?? '', sendId: newId<string>() },
      expectedVersion: waiting[0]?.version ?? 0,
    });
    await arrives(old);
    await printed();
    const [days, wasOpen] = [daysOf(old), await openOf(old)];
    expect(wasOpen).toHaveLength(2);
    await stop(old);
    rmSync(pathOf(0), { recursive: true });
    await trimFeed(cloud.db, place.org, place.shop, now());
    const [slips, taken] = [printer.slips().length, printer.connections.taken];

    const next = await open(1, {}, old);
    await comesBack(next);
    await arrives(next);
    await expectOrders(next, orders);
    expect(await openOf(next)).toEqual(wasOpen);
    expect(daysOf(next)).toEqual(days);
    expect((await next.client.till.state()).day).toMatchObject({ state: 'open' });
    await pause(1_500);
    expect([printer.slips().length, printer.connections.taken, jobsOf(next)]).toEqual([slips, taken, 0]);
    expect((await next.client.sync.status()).history).toMatchObject({ isComplete: true });

    // What was open is settled here; what is new has numbers that no slip ever bore.
    const { order } = await settle(next, sent.order, 2_000);
    expect(order.status.state).toBe('completed');
    const fresh = await openOrder(next, TOAST);
    const receipts = [...orders, order, (await settle(next, fresh, 2_000)).order].map(receiptOf);
    expect(new Set(receipts).size).toBe(orders.length + 2);
    expect(orders.map(({ number }) => number)).not.toContain(fresh.number);
    await printer.until(() => printer.slips().length > slips);
    await arrives(next);
    const all = [...orders, order];
    const before = [await openOf(next), daysOf(next)];
    rebuild(next.engine.till.db, next.engine.till.device.id);
    expect([await openOf(next), daysOf(next)]).toEqual(before);
    await stop(next);
    expectWhole(1);
    const again = await open(1);
    await expectOrders(again, all.slice(0, -1));
    expect(await verifyCloud(cloud.db, readEvent)).toMatchObject({ fault: null });
  });
});

/** Nothing of the file or of its log can be read any more. */
function destroy(at: number): void {
  const path = join(pathOf(at), 'till.db');
  rmSync(`${path}-wal`, { force: true });
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(statSync(path).size, 0xab), 0, statSync(path).size, 0);
  closeSync(file);
}

describe('[PU12] a till whose file is damaged beyond its last backup', () => {
  it('gets back all that was acknowledged, and gives no number twice', async () => {
    const till = await open(0);
    const orders = await trade(till, 2, 3);
    expect((await till.engine.backups.take()).kind).toBe('verified');
    orders.push(...(await trade(till, 8, 3)));
    await openDay(till);
    const [wasOpen] = [await openOrder(till, TOAST)];
    await arrives(till);
    await printed();
    const days = daysOf(till);
    await stop(till);
    destroy(0);
    await trimFeed(cloud.db, place.org, place.shop, now());
    const [slips, sent] = [printer.slips().length, await entriesInCloud()];

    const again = await open(0);
    expect(again.engine.recovery).not.toBeNull();
    await comesBack(again);
    await expectOrders(again, orders);
    expect(await openOf(again)).toEqual([wasOpen]);
    expect(daysOf(again)).toEqual(days);
    expect(await entriesInCloud()).toEqual(sent);
    await pause(300);
    expect(printer.slips()).toHaveLength(slips);
    const fresh = (await settle(again, await openOrder(again, TOAST), 2_000)).order;
    expect(orders.map(receiptOf)).not.toContain(receiptOf(fresh));
    expect(
      [wasOpen.number, ...orders.map(({ number }) => number)].filter((number) => number === fresh.number).length,
    ).toBe(
      orders.filter(({ number, businessDate }) => number === fresh.number && businessDate !== fresh.businessDate)
        .length,
    );
    expect(wasOpen.number).not.toBe(fresh.number);
    await arrives(again);
    await stop(again);
    expectWhole(0);
    expect(await cloud.exceptions(place)).toEqual([]);
    expect(await verifyCloud(cloud.db, readEvent)).toMatchObject({ fault: null });
  });
});

describe('[B30] the report of what was recovered', () => {
  it('says what the cloud gave back and what is lost, to the entry, until a person has seen it', async () => {
    let till = await open(0);
    await trade(till, 1, 2);
    expect((await till.engine.backups.take()).kind).toBe('verified');
    const reached = till.engine.till.head.seq;
    await trade(till, 6, 2);
    const segment = till.engine.till.device.segment.id;
    const sent = till.engine.till.head.seq;
    await stop(till);
    await trimFeed(cloud.db, place.org, place.shop, now());
    till = await open(0, { cloudUrl: null });
    await openDay(till);
    const unsent = await settle(till, await openOrder(till, TOAST), 2_000);
    const last = till.engine.till.head.seq;
    await stop(till);
    destroy(0);

    till = await open(0, { cloudUrl: null });
    const { recovery } = await till.client.till.state();
    expect(recovery).toMatchObject({ kind: 'recovered', lost: last - reached, returned: null, missing: null });
    const report = () => readFileSync(join(pathOf(0), recovery?.report ?? ''), 'utf8');
    expect(report()).toContain(`Not recovered: entries ${reached + 1} to ${last} of segment ${segment}`);
    await stop(till);

    till = await open(0);
    await comesBack(till);
    expect(report()).toMatch(
      new RegExp(
        `The cloud gave back ${sent - reached} of segment ${segment}: entries ${reached + 1} to ${sent}.\\n` +
          `Lost: entries ${sent + 1} to ${last} of segment ${segment}.*\\n$`,
      ),
    );
    const told = { ...recovery, returned: sent - reached, missing: last - sent };
    expect((await till.client.till.state()).recovery).toEqual(told);
    await expect(till.client.orders.get({ orderId: unsent.order.id })).rejects.toMatchObject({
      data: { code: 'order-unknown' },
    });
    await arrives(till);
    await stop(till);
    till = await open(0);
    expect((await till.client.till.state()).recovery).toEqual(told);
    await till.client.till.recoverySeen({ commandId: newId(), recovery: recovery?.number ?? 0 });
    expect((await till.client.till.state()).recovery).toBeNull();
    expect(report().match(/The cloud gave back/g)).toHaveLength(1);
  });

  it('says of a file that was put back what it lacks, and that all of it came back', async () => {
    let till = await open(0);
    await trade(till, 1, 1);
    const backup = await till.engine.backups.take();
    const reached = till.engine.till.head.seq;
    const orders = await trade(till, 5, 1);
    const { seq } = till.engine.till.head;
    await stop(till);
    await trimFeed(cloud.db, place.org, place.shop, now());
    copyFileSync(backup.kind === 'verified' ? backup.path : '', join(pathOf(0), 'till.db'));
    till = await open(0);
    await comesBack(till);
    const { recovery } = await till.client.till.state();
    expect(recovery).toMatchObject({ kind: 'copied', lost: seq - reached, returned: seq - reached, missing: 0 });
    const report = readFileSync(join(pathOf(0), recovery?.report ?? ''), 'utf8');
    expect(report).toContain(`Not in this file: entries ${reached + 1} to ${seq} of segment`);
    expect(report.trimEnd()).toMatch(/Nothing that is known to have been recorded is lost\.$/);
    await expectOrders(till, orders);
    expect(await cloud.exceptions(place)).toEqual([]);
  });
});

describe('[B16] a backup from before the till was paired', () => {
  it.each([
    ['put back by hand', (backup: string) => copyFileSync(backup, join(pathOf(0), 'till.db'))],
    [
      'restored by command',
      (from: string) =>
        restoreTill({ directory: pathOf(0), migrations: MIGRATIONS, from, evenUnsent: true, now: now(), newId }),
    ],
    ['all that is left', () => destroy(0)],
  ])('%s, is the shop’s till under its letter, and nothing is printed, sent or numbered twice', async (_, putBack) => {
    const neighbour = await open(1);
    await trade(neighbour, 1, 1, 0);
    let till = await open(0, { cloudUrl: null });
    await openDay(till);
    const orders = [(await settle(till, await openOrder(till, TOAST), 2_000)).order];
    const backup = await till.engine.backups.take();
    await stop(till);
    till = await open(0);
    await arrives(till);
    await till.client.day.close({ commandId: newId() });
    const paired = { org: place.org, shop: place.shop, letter: 'B' };
    expect(till.engine.till.device).toMatchObject(paired);
    expect(orders[0]?.number).toBe('A-001');
    const set = { receiptFooter: 'Danke!' };
    await till.client.settings.change({ commandId: newId(), changes: [{ noun: 'shop', id: place.shop, set }] });
    clock += DAY_MS;
    orders.push(...(await trade(till, 4, 2)));
    await eventually(() => waitingJobs(till)).toBe(0);
    const [days, slips] = [daysOf(till), printer.slips().length];
    await stop(till);
    await trimFeed(cloud.db, place.org, place.shop, now());
    const sent = await entriesInCloud();
    putBack(backup.kind === 'verified' ? backup.path : '');

    // Until the shop's settings are here it goes by those that it had.
    till = await open(0, { cloudUrl: null });
    expect(till.engine.till.device).toMatchObject(paired);
    expect((await till.client.till.state()).settings.shop).toMatchObject({ name: 'Corner Café', currency: 'EUR' });
    await stop(till);
    till = await open(0);
    await comesBack(till);
    await arrives(till);
    await eventually(async () => (await till.client.till.state()).settings.shop).toMatchObject(set);
    await expectOrders(till, orders);
    expect(daysOf(till)).toEqual(days);
    await pause(300);
    expect([printer.slips().length, await entriesInCloud()]).toEqual([slips, sent]);

    await openDay(till);
    const fresh = (await settle(till, await openOrder(till, TOAST), 2_000)).order;
    expect([fresh.number, receiptOf(fresh)]).toEqual(['B-001', 'B-000010']);
    await arrives(till);
    await printer.until(() => printer.slips().length > slips);
    await eventually(async () => (await neighbour.client.orders.get({ orderId: fresh.id })).order).toEqual(fresh);
    await stop(till);
    expectWhole(0);
    expect(await cloud.exceptions(place)).toEqual([]);
    expect(await verifyCloud(cloud.db, readEvent)).toMatchObject({ fault: null });
  });
});

const entriesInCloud = () =>
  inOrg(cloud.db, place.org, async (db) =>
    (await db.selectFrom('entry').select('id').orderBy('id').execute()).map((entry) => entry.id),
  );

describe('[PU11] a reading that is cut short', () => {
  it('goes on after a start, and after the cloud was away, from where it was, and ends the same', async () => {
    const old = await open(0);
    const orders = await trade(old, 3, 40, 3 * DAY_MS);
    await stop(old);
    await trimFeed(cloud.db, place.org, place.shop, now());
    const line = gate();
    line.hold();
    let next = await open(1, { fetch: line.fetch }, old);
    await eventually(() => line.asked.length).toBe(1);
    line.letGo();
    await eventually(async () => (await next.client.sync.status()).history?.read).toBeGreaterThan(0);
    await stop(next);

    // The power went off within the first page, or after it; the cloud is away as the till comes back.
    const away: typeof fetch = async (input, init) => {
      if (String(input).includes('/sync/history/') && isAway) throw new TypeError('fetch failed');
      return line.fetch(input, init);
    };
    let isAway = true;
    const before = line.asked.length;
    next = await open(1, { fetch: away });
    const { read = 0, of = 0 } = (await next.client.sync.status()).history ?? {};
    expect(read).toBeGreaterThanOrEqual(100);
    expect(read).toBeLessThan(of);
    await pause(300);
    isAway = false;
    await comesBack(next);
    expect(Number.parseInt(line.asked[before] ?? '0', 10)).toBeGreaterThanOrEqual(100);
    expect((await next.client.sync.status()).history).toEqual({ read: of, of, isComplete: true });
    await expectOrders(next, orders);
    const asked = line.asked.length;
    await stop(next);
    expectWhole(1);
    // Never again once complete.
    next = await open(1, { fetch: line.fetch });
    await arrives(next);
    await pause(200);
    expect(line.asked).toHaveLength(asked);
  });

  it('holds up no sale, and no sale is held up by what is being stored', async () => {
    const old = await open(0);
    await trade(old, 2, 60);
    await stop(old);
    const line = gate();
    line.hold();
    const next = await open(1, { fetch: line.fetch }, old);
    await eventually(() => line.asked.length).toBe(1);
    await openDay(next);
    await settle(next, await openOrder(next, TOAST), 2_000);
    await arrives(next);
    line.letGo();
    const meanwhile: boolean[] = [];
    do {
      const { order } = await settle(next, await openOrder(next, TOAST), 2_000);
      expect(order.status.state).toBe('completed');
      await turn();
      meanwhile.push((await next.client.sync.status()).history?.isComplete ?? false);
    } while (!meanwhile.at(-1));
    expect(meanwhile.filter((isComplete) => !isComplete).length).toBeGreaterThan(0);
    await arrives(next);
    await stop(next);
    expectWhole(1);
  });
});

describe('[PU11] a till that is locked out', () => {
  it('is handed nothing of its past', async () => {
    const old = await open(0);
    const orders = await trade(old, 1, 2, 5 * DAY_MS);
    await stop(old);
    await trimFeed(cloud.db, place.org, place.shop, now());
    const line = gate();
    line.hold();
    const next = await open(1, { fetch: line.fetch }, old);
    await eventually(() => line.asked.length).toBe(1);
    await inOrg(cloud.db, place.org, (db) => revokeDevice(db, next.engine.till.device.id, now()));
    line.letGo();
    await openDay(next);
    await eventually(async () => (await next.client.sync.status()).state).toBe('revoked');
    await expect(next.client.orders.get({ orderId: orders[0]?.id ?? '' })).rejects.toMatchObject({
      data: { code: 'order-unknown' },
    });
    expect(next.engine.till.db.prepare('SELECT count(*) FROM peer_entry').pluck().get()).toBe(0);
  });
});
