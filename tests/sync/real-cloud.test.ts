import { cpSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { revokeDevice } from '#cloud/devices/devices.ts';
import { admitQuarantined } from '#cloud/ingest/quarantine.ts';
import { readWaiting } from '#cloud/ingest/quarantined-entries.ts';
import { verify as verifyCloud } from '#cloud/ingest/verify.ts';
import { restoreTill } from '#main/backup/restore-till.ts';
import { verify } from '#main/engine/verify.ts';
import { readKitchenBoard } from '#main/kitchen/kitchen-board.ts';
import { readEvent } from '#shared/journal/events.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { type FlakyLine, startFlakyLine } from '#support/flaky-line.ts';
import { id, KITCHEN } from '#support/orders.ts';
import { freePort } from '#support/processes.ts';
import { connectScreen, keyOf } from '#support/screen.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);

let postgres: TestPostgres;
let cloud: TestCloud;
let line: FlakyLine;
let place: OwnedShop;
let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
beforeAll(async () => {
  postgres = await startTestPostgres();
  const port = await freePort();
  line = await startFlakyLine(port);
  // The cloud answers only to its own name, which is here the line's.
  cloud = await startTestCloud(postgres, { port, publicUrl: line.url });
});
afterAll(async () => {
  await line.close();
  await cloud.close();
  await postgres.stop();
});
beforeEach(async () => {
  place = await cloud.createShop();
  directory = tempDirectory();
  till = await startTill();
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

const startTill = async (path = directory.path) =>
  openEngine(path, { cloudUrl: line.url, pairingCode: await cloud.pairingCode(place) });

const until = (condition: () => Promise<void>) => vi.waitFor(condition, { timeout: 25_000, interval: 20 });
const status = () => till.client.sync.status();
const arrives = () => until(async () => expect(await status()).toMatchObject({ state: 'up-to-date', pending: 0 }));

/** Sells, and answers what was taken. */
async function sell(orders: number): Promise<number> {
  let total = 0;
  for (let count = 0; count < orders; count += 1) {
    const { order } = await settle(till, await openOrder(till, TOAST, LEMONADE), 2_000);
    total += order.status.state === 'completed' ? order.status.totals.total : Number.NaN;
  }
  return total;
}

const today = async () => (await till.client.till.state()).today;
const report = async () => cloud.sales(place, await today());

const entriesInCloud = () =>
  inOrg(cloud.db, place.org, async (db) => {
    const counted = await db
      .selectFrom('entry')
      .select((on) => on.fn.countAll<string>().as('entries'))
      .executeTakeFirstOrThrow();
    return Number(counted.entries);
  });

describe('[SY2] a till and its cloud', () => {
  test('agree on every sale though answers are lost and the cloud goes away', async () => {
    await openDay(till);
    let total = await sell(2);
    await arrives();

    line.loseAnswers(2);
    total += await sell(2);
    await until(async () => expect(line.lost()).toBe(2));

    await line.goDown();
    total += await sell(4);
    await until(async () => expect(await status()).toMatchObject({ state: 'offline' }));
    await line.comeBack();
    await arrives();

    expect(await report()).toMatchObject({ orders: 8, total });
    expect(await cloud.exceptions(place)).toEqual([]);
    expect(await entriesInCloud()).toBe((await status()).sent);
  });

  test('[SY8] agree on what was sold before they were paired', async () => {
    await till.close();
    directory.remove();
    till = openEngine(directory.path, { cloudUrl: line.url });
    await openDay(till);
    const before = await sell(2);
    expect(await status()).toMatchObject({ state: 'unpaired', sent: 0 });
    await expect(till.client.sync.pair({ code: 'WRNG-CODE' })).rejects.toMatchObject({
      data: { code: 'pairing-code-invalid' },
    });
    const paired = await till.client.sync.pair({ code: await cloud.pairingCode(place) });
    expect(paired.cloud).toBe(line.url);
    const after = await sell(1);
    await arrives();
    expect(await report()).toMatchObject({ orders: 3, total: before + after, shop: { name: 'Corner Café' } });
    expect(await cloud.exceptions(place)).toEqual([]);
    await expect(till.client.sync.pair({ code: await cloud.pairingCode(place) })).rejects.toMatchObject({
      data: { code: 'already-paired', message: 'This till is already paired with Corner Café.' },
    });
  });

  test('[SY9] agree on what is sold after an entry that was damaged on the disk', async () => {
    await openDay(till);
    let total = await sell(1);
    await arrives();
    await line.goDown();
    await sell(1);
    const { db, device } = till.engine.till;
    db.exec('DROP TRIGGER entry_is_never_changed');
    db.prepare(`UPDATE entry SET at = at + 1 WHERE position = (SELECT max(position) FROM entry WHERE type = ?)`).run(
      'order.opened',
    );
    await line.comeBack();
    await until(async () => expect(await status()).toMatchObject({ state: 'refused' }));
    expect((await status()).problem).toMatch(/journal broken: .*not what its hash says/);

    expect(till.engine.till.device.segment.id).not.toBe(device.segment.id);
    total += await sell(2);
    await until(async () => expect(await report()).toMatchObject({ orders: 3, total }));
    expect(await status()).toMatchObject({ state: 'refused' });
  });

  test('[SY19] agree on what was sold while the till was locked out, once the owner admits it', async () => {
    await openDay(till);
    let total = await sell(1);
    await arrives();
    const { id, letter } = till.engine.till.device;
    const now = () => asInstant(Date.now());
    await inOrg(cloud.db, place.org, (db) => revokeDevice(db, id, now()));
    total += await sell(2);
    await until(async () => expect(await status()).toMatchObject({ state: 'revoked' }));
    expect(await report()).toMatchObject({ orders: 1 });
    const waiting = () => inOrg(cloud.db, place.org, (db) => readWaiting(db, place.shop));
    await until(async () => expect((await waiting()).get(id)?.entries).toBe((await status()).pending));
    await admitQuarantined(cloud.db, { org: place.org, device: id, letter }, now(), readEvent);
    expect(await report()).toMatchObject({ orders: 3, total });
    await sell(1);
    await until(async () => expect((await waiting()).get(id)).toMatchObject({ sales: 1 }));
    expect(await status()).toMatchObject({ state: 'revoked' });
    expect(await report()).toMatchObject({ orders: 3 });
  });

  test('[SY12] keep all that two copies of one file sold, and tell the owner', async () => {
    await openDay(till);
    let total = await sell(1);
    await arrives();
    await till.close();
    // Put back in place, counter and all: nothing on this machine can tell.
    const kept = tempDirectory();
    cpSync(directory.path, kept.path, { recursive: true });
    till = await startTill();
    total += await sell(3);
    await arrives();
    await till.close();

    cpSync(kept.path, directory.path, { recursive: true });
    kept.remove();
    till = await startTill();
    const { segment } = till.engine.till.device;
    total += await sell(1);
    await arrives();
    expect(till.engine.till.device.segment.id).not.toBe(segment.id);
    total += await sell(1);
    await arrives();
    expect(await report()).toMatchObject({ orders: 6, total });
    expect((await cloud.exceptions(place)).map(({ kind }) => kind)).toContain('position-doubled');
  });

  test('[K23] [K25] keep what the kitchen said of its tickets, and give it back to a restored file', async () => {
    await openDay(till);
    const change = { noun: 'station', id: KITCHEN.id, set: { shows: 'screen' } } as const;
    await till.client.settings.change({ commandId: newId(), changes: [change] });
    const { client } = connectScreen(till);
    const { id: orderId, version } = await openOrder(till, TOAST);
    await till.client.orders.send({ commandId: newId(), orderId, sendId: newId(), expectedVersion: version });
    const backup = await till.engine.backups.take();
    if (backup.kind !== 'verified') throw new Error(`the backup is ${backup.kind}`);
    const bumped = () => readKitchenBoard(till.engine.till).cards.map(({ bumpedAt }) => bumpedAt);
    const [card] = readKitchenBoard(till.engine.till).cards;
    await client.kitchen.bump({ commandId: newId(), ...keyOf(card as never) });
    const [at] = bumped();
    expect(at).toEqual(expect.any(Number));
    await arrives();
    expect(await cloud.exceptions(place)).toEqual([]);
    expect((await verifyCloud(cloud.db, readEvent)).fault).toBeNull();
    await till.close();

    const options = { directory: directory.path, migrations: MIGRATIONS, from: backup.path, evenUnsent: false };
    expect(restoreTill({ ...options, now: asInstant(Date.now()), newId })).toMatchObject({ ok: true });
    till = await startTill();
    await until(async () => expect(bumped()).toEqual([at]));
    await arrives();
    expect(verify(`${directory.path}/till.db`, MIGRATIONS).fault).toBeNull();
    expect((await verifyCloud(cloud.db, readEvent)).fault).toBeNull();
  });
});
