import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { createPairingCode } from '#cloud/devices/pairing-codes.ts';
import type { EngineOptions } from '#main/engine/engine-options.ts';
import { verify } from '#main/engine/verify.ts';
import type { DeviceId } from '#shared/ids/ids.ts';
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

export const TOAST = id<string>(0x11);
export const LEMONADE = id<string>(0x14);
export const DAY_MS = 86_400_000;

let postgres: TestPostgres;
export let cloud: TestCloud;
export let printer: TcpPrinter;
export let place: OwnedShop;
let clock = Date.parse('2026-10-01T10:00:00Z');
let directories: ReturnType<typeof tempDirectory>[];
let running: TestEngine[];

/** A cloud and a printer for a file of tests; a shop and two places for tills for each of them. */
export function setUpTradingShop(): void {
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
}

/** Weeks pass in a test; what is recorded at one moment still comes one after the other. */
export function now() {
  clock += 1;
  return asInstant(clock);
}
/** Days go by. */
export const later = (ms: number): void => {
  clock += ms;
};
export const pathOf = (at: number) => directories[at]?.path ?? '';

export async function open(at: number, over: Partial<EngineOptions> = {}, inPlaceOf?: TestEngine): Promise<TestEngine> {
  const replaces: DeviceId | null = inPlaceOf?.engine.till.device.id ?? null;
  const { code } = await inOrg(cloud.db, place.org, (db) =>
    createPairingCode(db, place.org, place.shop, now(), replaces),
  );
  const till = openEngine(pathOf(at), { cloudUrl: cloud.url, pairingCode: code, now, seed: withPrinter, ...over });
  running.push(till);
  return till;
}

export async function stop(till: TestEngine): Promise<void> {
  running = running.filter((one) => one !== till);
  await till.close();
}

/** All slips go to the TCP printer. */
export function withPrinter(shop: string) {
  const { catalog, settings } = smallShop(shop);
  const stationIds = [KITCHEN.id, BAR.id];
  const set = { name: 'Pass', address: printer.address, stationIds, printsReceipts: true };
  const pass = { noun: 'printer', id: newId(), set } as SettingsChange;
  return { catalog, settings: [...settings.filter(({ noun }) => noun !== 'printer'), pass] };
}

export const eventually = (read: () => unknown) => expect.poll(read, { timeout: 25_000, interval: 20 });
export const arrives = ({ client }: TestEngine) =>
  eventually(() => client.sync.status()).toMatchObject({ state: 'up-to-date', pending: 0 });
export const comesBack = ({ client }: TestEngine) =>
  eventually(async () => (await client.sync.status()).history).toMatchObject({ isComplete: true });
export const printed = () => vi.waitFor(() => expect(printer.standing()).toBe(0), { timeout: 20_000, interval: 20 });

/** Trading days from the clock's on, each with so many sales; answers every order. */
export async function trade(till: TestEngine, days: number, sales: number, each = DAY_MS): Promise<Order[]> {
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

export const daysOf = ({ engine }: TestEngine) =>
  engine.till.db.prepare('SELECT * FROM day ORDER BY business_date').all() as object[];
export const openOf = async ({ client }: TestEngine) =>
  (await client.till.state()).openOrders.sort((a, b) => (a.id < b.id ? -1 : 1));
export const waitingJobs = ({ engine }: TestEngine) =>
  engine.till.db.prepare("SELECT count(*) FROM print_job WHERE state <> 'printed'").pluck().get();
export const jobsOf = ({ engine }: TestEngine) =>
  engine.till.db.prepare('SELECT count(*) FROM print_job').pluck().get();

export async function expectOrders({ client }: TestEngine, orders: readonly Order[]): Promise<void> {
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

export const receiptOf = ({ status }: Order) => (status.state === 'completed' ? status.receiptNumber : null);

/** The file as it stands, and as it is folded anew. */
export function expectWhole(at: number): void {
  expect(verify(join(pathOf(at), 'till.db'), MIGRATIONS).fault).toBeNull();
}

/** Nothing of the file or of its log can be read any more. */
export function destroy(at: number): void {
  const path = join(pathOf(at), 'till.db');
  rmSync(`${path}-wal`, { force: true });
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(statSync(path).size, 0xab), 0, statSync(path).size, 0);
  closeSync(file);
}

export const entriesInCloud = () =>
  inOrg(cloud.db, place.org, async (db) =>
    (await db.selectFrom('entry').select('id').orderBy('id').execute()).map((entry) => entry.id),
  );
