import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { newId, openDay, openEngine, openOrder, type TestEngine, tempDirectory } from '#support/engine.ts';
import { type FlakyLine, startFlakyLine } from '#support/flaky-line.ts';
import { id } from '#support/orders.ts';
import { freePort, type RunningProcess } from '#support/processes.ts';
import { type Counter, startTill } from '#support/selling.ts';

const TOAST = id<string>(0x11);
const directories = [tempDirectory(), tempDirectory()];
/** Less than the 45 seconds after which the official client would find out. */
const eventually = (read: () => unknown) => expect.poll(read, { timeout: 40_000, interval: 50 });

let postgres: TestPostgres;
let cloud: TestCloud;
let line: FlakyLine;
let bar: TestEngine;
let sleeper: { readonly engine: RunningProcess; readonly counter: Counter };
beforeAll(async () => {
  postgres = await startTestPostgres();
  const port = await freePort();
  line = await startFlakyLine(port);
  cloud = await startTestCloud(postgres, { port, publicUrl: line.url });
  bar = openEngine(directories[0]?.path ?? '', { cloudUrl: line.url, pairingCode: await cloud.pairingCode() });
  sleeper = await startTill(directories[1]?.path ?? '', line.url);
});
afterAll(async () => {
  sleeper?.engine.child.kill('SIGCONT');
  await Promise.all([bar?.close(), sleeper?.engine.stop()]);
  await line?.close();
  await cloud?.close();
  await postgres?.stop();
  for (const directory of directories) directory.remove();
});

test('[PU9] a till that slept, and wakes to connections that are dead, sees and sends what there is', {
  timeout: 200_000,
}, async () => {
  const { counter, engine } = sleeper;
  const open = async () => (await counter.get('/till')).openOrders.map((order: { id: string }) => order.id);
  await counter.send({ path: '/sync/pair', body: { code: await cloud.pairingCode() } });
  await openDay(bar);
  const before = await openOrder(bar, TOAST);
  await eventually(open).toContain(before.id);

  engine.child.kill('SIGSTOP');
  const during = await openOrder(bar, TOAST);
  await eventually(() => bar.client.sync.status()).toMatchObject({ pending: 0 });
  line.freeze();
  // The official client takes six seconds in which nothing ran for a sleep.
  await pause(7_000);
  engine.child.kill('SIGCONT');

  await eventually(open).toContain(during.id);
  const added = { commandId: newId(), orderId: during.id, lineId: newId(), itemId: TOAST };
  await counter.send({
    path: '/orders/add-line',
    body: { ...added, quantity: 1_000, modifiers: [], note: null, price: null },
  });
  await eventually(async () => (await bar.client.orders.get({ orderId: during.id })).order.lines.length).toBe(2);
});
