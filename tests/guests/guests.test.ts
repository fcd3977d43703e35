import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { inOrg } from '#cloud/db/connect.ts';
import { verify as verifyCloud } from '#cloud/ingest/verify.ts';
import { verify } from '#main/engine/verify.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { readEvent } from '#shared/journal/events.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { MIGRATIONS, newId, openDay, openEngine, openOrder, type TestEngine, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { quickPace } from '../sync/pushing-till.ts';

const TOAST = id<string>(0x11);
const SECRET_NAME = 'Wilhelmina Vanderbilt';

let postgres: TestPostgres;
let cloud: TestCloud;
let tills: { till: TestEngine; directory: ReturnType<typeof tempDirectory> }[];
let front: TestEngine;
let back: TestEngine;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres);
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  const place = await cloud.createShop();
  tills = [];
  const start = async () => {
    const directory = tempDirectory();
    const pairingCode = await cloud.pairingCode(place);
    const till = openEngine(directory.path, { cloudUrl: cloud.url, pairingCode, pace: quickPace(), pulls: true });
    tills.push({ till, directory });
    return till;
  };
  [front, back] = [await start(), await start()];
});
afterEach(async () => {
  for (const { till, directory } of tills) {
    await till.close();
    directory.remove();
  }
});

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 10 });
const guestsAt = async (till: TestEngine) => (await till.client.till.state()).guests;
const describeGuest = (till: TestEngine, orderId: OrderId, said: object) =>
  till.client.guests.describe({ commandId: newId(), orderId, ...said });
/** An order with a toast, once both tills have it. */
async function sharedOrder(): Promise<OrderId> {
  await openDay(front);
  const { id: orderId } = await openOrder(front, TOAST);
  const known = async () => (await back.client.till.state()).openOrders.map((one) => one.id);
  await eventually(async () => expect(await known()).toEqual([orderId]));
  return orderId;
}

test('[GU1] [GU5] who an order is for is known on the shop’s other tills, and can be said anew on each', async () => {
  const orderId = await sharedOrder();
  await describeGuest(front, orderId, { name: '  Ada \n Lovelace ', phone: '030 1234' });
  const ada = { orderId, name: 'Ada Lovelace', phone: '030 1234', address: null };
  expect(await guestsAt(front)).toEqual([ada]);
  await eventually(async () => expect(await guestsAt(back)).toEqual([ada]));
  await describeGuest(back, orderId, { name: 'Ada', phone: '' });
  await eventually(async () => expect(await guestsAt(front)).toEqual([{ ...ada, name: 'Ada', phone: null }]));
  await expect(describeGuest(front, newId(), { name: 'Nobody' })).rejects.toMatchObject({
    data: { code: 'order-unknown' },
  });
  await expect(describeGuest(front, orderId, { name: 'x'.repeat(61) })).rejects.toMatchObject({
    data: { code: 'guest-text-long', data: { most: 60 } },
  });
});

test('[GU3] [GU4] is in no entry and no answer, and erased is known nowhere, for good', async () => {
  const orderId = await sharedOrder();
  const command = { commandId: newId<never>(), orderId, name: SECRET_NAME };
  expect(await front.client.guests.describe(command)).toEqual({ orderId });
  expect(await front.client.guests.describe(command)).toEqual({ orderId });
  await eventually(async () => expect((await guestsAt(back))[0]?.name).toBe(SECRET_NAME));
  await back.client.guests.erase({ commandId: newId(), orderId });
  await eventually(async () => expect((await guestsAt(front))[0]?.name).toBeNull());
  await expect(describeGuest(front, orderId, { name: 'Back again' })).rejects.toMatchObject({
    data: { code: 'guest-erased' },
  });
  for (const { till } of tills) {
    await eventually(async () => expect((await till.client.sync.status()).pending).toBe(0));
    const { db } = till.engine.till;
    const rows = ['guest', 'command_answer', 'entry'].flatMap((table) => db.prepare(`SELECT * FROM ${table}`).all());
    expect(JSON.stringify(rows)).not.toContain(SECRET_NAME);
    expect(verify(db.name, MIGRATIONS).fault).toBeNull();
  }
  const { org } = front.engine.till.device;
  const inCloud = await inOrg(cloud.db, org, (db) => db.selectFrom('guest').select('content').execute());
  expect(inCloud.map(({ content }) => JSON.parse(content).body)).toEqual([{}]);
  expect((await verifyCloud(cloud.db, readEvent)).fault).toBeNull();
});
