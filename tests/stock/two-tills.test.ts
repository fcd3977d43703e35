import { copyFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOrg } from '#cloud/db/connect.ts';
import { verify as verifyCloud } from '#cloud/ingest/verify.ts';
import { readLevels } from '#cloud/stock/stock-levels.ts';
import type { EngineOptions } from '#main/engine/engine-options.ts';
import { verify } from '#main/engine/verify.ts';
import { readEvent } from '#shared/journal/events.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import {
  MIGRATIONS,
  openDay,
  openEngine,
  openOrder,
  settle,
  smallShop,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { type FlakyLine, startFlakyLine } from '#support/flaky-line.ts';
import { id } from '#support/orders.ts';
import { freePort } from '#support/processes.ts';
import { count, levelsAt, receive, track } from '#support/stock.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);
const eventually = (read: () => unknown) => expect.poll(read, { timeout: 20_000, interval: 25 });

/* Two tills of one shop, that meet only through a real cloud on a real Postgres. */
describe('[SK8] stock on two tills and in their cloud', () => {
  const directories = { bar: tempDirectory(), kiosk: tempDirectory() };
  let postgres: TestPostgres;
  let cloud: TestCloud;
  let line: FlakyLine;
  let bar: TestEngine;
  let kiosk: TestEngine;

  beforeAll(async () => {
    postgres = await startTestPostgres();
    const port = await freePort();
    line = await startFlakyLine(port);
    cloud = await startTestCloud(postgres, { port, publicUrl: line.url });
    bar = await start('bar', (shop) => smallShop(shop));
  });
  afterAll(async () => {
    await Promise.all([bar?.close(), kiosk?.close()]);
    await line?.close();
    await cloud?.close();
    await postgres?.stop();
    for (const directory of Object.values(directories)) directory.remove();
  });

  const start = async (name: keyof typeof directories, seed: EngineOptions['seed']) =>
    openEngine(directories[name].path, { seed, cloudUrl: line.url, pairingCode: await cloud.pairingCode() });

  const inCloud = async () => {
    const { org, shop } = cloud.owner;
    const levels = await inOrg(cloud.db, org, (db) => readLevels(db, shop));
    return Object.fromEntries([...levels].map(([item, { level }]) => [item, level]));
  };
  const sell = async (till: TestEngine, ...items: string[]) => settle(till, await openOrder(till, ...items), 9_000);
  const agreeOn = async (toast: number, lemonade: number) => {
    const levels = { [TOAST]: toast, [LEMONADE]: lemonade };
    for (const till of [bar, kiosk]) {
      await eventually(async () => (await till.client.sync.status()).pending).toBe(0);
      await eventually(() => levelsAt(till)).toEqual(levels);
    }
    expect(await inCloud()).toEqual(levels);
  };

  it('what one received and both sold shows on both', async () => {
    await track(bar, [TOAST, LEMONADE]);
    await eventually(async () => (await bar.client.sync.status()).pending).toBe(0);
    kiosk = await start('kiosk', null);
    for (const till of [bar, kiosk]) await openDay(till);
    await receive(bar, TOAST, 10_000);
    await eventually(async () => (await levelsAt(kiosk))[TOAST]).toBe(10_000);
    await sell(bar, TOAST);
    await sell(kiosk, TOAST, LEMONADE);
    await agreeOn(8_000, -1_000);
  });

  it('each shows what it sold without the cloud, and both agree when it is back', async () => {
    await line.goDown();
    await sell(bar, TOAST);
    await sell(kiosk, TOAST, TOAST);
    expect((await levelsAt(bar))[TOAST]).toBe(7_000);
    expect((await levelsAt(kiosk))[TOAST]).toBe(6_000);
    await line.comeBack();
    await agreeOn(5_000, -1_000);
  });

  it('a lost reply and what is sent again because of it count once', async () => {
    const lost = line.lost();
    line.loseAnswers(3);
    await sell(bar, TOAST);
    await eventually(() => line.lost()).toBe(lost + 3);
    await count(kiosk, LEMONADE, 6_000, -1_000);
    await agreeOn(4_000, 6_000);
  });

  it('[SK2] an order that both settled while they were apart is sold once', async () => {
    const order = await openOrder(bar, TOAST, LEMONADE);
    await eventually(async () => (await kiosk.client.till.state()).openOrders.map(({ id }) => id)).toContain(order.id);
    await line.goDown();
    await settle(bar, order, 9_000);
    await settle(kiosk, (await kiosk.client.orders.get({ orderId: order.id })).order, 9_000);
    for (const till of [bar, kiosk]) expect((await levelsAt(till))[TOAST]).toBe(3_000);
    await line.comeBack();
    await agreeOn(3_000, 5_000);
  });

  it('a file that was put back shows what was sold since, from the cloud, and counts on in a segment of its own', async () => {
    const file = `${directories.kiosk.path}/till.db`;
    await kiosk.close();
    copyFileSync(file, `${file}.old`);
    kiosk = await start('kiosk', null);
    await sell(kiosk, TOAST);
    await agreeOn(2_000, 5_000);
    const { segment } = kiosk.engine.till.device;
    await kiosk.close();
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    copyFileSync(`${file}.old`, file);
    kiosk = await start('kiosk', null);
    expect(kiosk.engine.till.device.segment.id).not.toBe(segment.id);
    await agreeOn(2_000, 5_000);
    await sell(kiosk, TOAST);
    await agreeOn(1_000, 5_000);
  });

  it('and all of it holds when it is folded anew', async () => {
    expect(Object.values(directories).map(({ path }) => verify(`${path}/till.db`, MIGRATIONS).fault)).toEqual([
      null,
      null,
    ]);
    expect((await verifyCloud(cloud.db, readEvent)).fault).toBeNull();
  });
});
