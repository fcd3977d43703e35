import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { reinstateDevice, revokeDevice } from '#cloud/devices/devices.ts';
import { admitQuarantined } from '#cloud/ingest/quarantine.ts';
import { readWaiting } from '#cloud/ingest/quarantined-entries.ts';
import { readEvent } from '#shared/journal/events.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { openPushingTill, type PushingTill } from './pushing-till.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let place: OwnedShop;
let till: PushingTill;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres);
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  place = await cloud.createShop();
  till = openPushingTill({ cloudUrl: cloud.url, token: null, pairingCode: await cloud.pairingCode(place) });
  till.record(3);
  await stands({ state: 'up-to-date', sent: 3 });
});
afterEach(() => till.close());

const stands = (expected: object) =>
  vi.waitFor(() => expect(till.push.status()).toMatchObject(expected), { timeout: 20_000, interval: 5 });
const now = () => asInstant(Date.now());
const lockOut = () => inOrg(cloud.db, place.org, (db) => revokeDevice(db, till.device().id, now()));
const letIn = () => inOrg(cloud.db, place.org, (db) => reinstateDevice(db, till.device().id));
const admit = () =>
  admitQuarantined(cloud.db, { org: place.org, device: till.device().id, letter: 'A' }, now(), readEvent);
const waiting = async () =>
  (await inOrg(cloud.db, place.org, (db) => readWaiting(db, place.shop))).get(till.device().id)?.entries ?? 0;
const held = async () => {
  const rows = await inOrg(cloud.db, place.org, (db) => db.selectFrom('entry').select('id').execute());
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  return rows.length;
};
const locked = { state: 'revoked', problem: expect.stringContaining('The owner has locked this till out') };

describe('[SY19] a till that its owner locks out', () => {
  test('says so within a minute though it has nothing to send, and comes back by itself', async () => {
    const before = till.pace.slept.length;
    await lockOut();
    await stands({ ...locked, pending: 0, sent: 3 });
    await letIn();
    await stands({ state: 'up-to-date', problem: null });
    expect(Math.max(...till.pace.slept.slice(before))).toBeLessThanOrEqual(60_000);
  });

  test('goes on recording: all of it waits in the cloud, and none of it is taken for sent', async () => {
    await lockOut();
    till.record(234);
    await stands({ ...locked, pending: 234, sent: 3 });
    await vi.waitFor(async () => expect(await waiting()).toBe(234), { timeout: 20_000 });
    till.record(2);
    await vi.waitFor(async () => expect(await waiting()).toBe(236), { timeout: 20_000 });
    expect(till.push.status()).toMatchObject({ ...locked, pending: 236, sent: 3 });
    expect(await held()).toBe(3);
  });

  test('sends it again once it is let in, and nothing is doubled', async () => {
    await lockOut();
    till.record(120);
    await vi.waitFor(async () => expect(await waiting()).toBe(120), { timeout: 20_000 });
    await letIn();
    // Before it asks again, it sends what is new, of which the cloud misses all before.
    till.record(1);
    await stands({ state: 'up-to-date', pending: 0, sent: 124 });
    expect([await held(), await waiting()]).toEqual([124, 0]);
  });

  test('takes for sent what the owner admits, and stays locked out', async () => {
    await lockOut();
    till.record(120);
    await vi.waitFor(async () => expect(await waiting()).toBe(120), { timeout: 20_000 });
    await admit();
    await stands({ ...locked, pending: 0, sent: 123 });
    till.record(5);
    await stands({ ...locked, pending: 5, sent: 123 });
    await letIn();
    await stands({ state: 'up-to-date', pending: 0, sent: 128 });
    expect([await held(), await waiting()]).toEqual([128, 0]);
  });

  test('is locked out after it starts again, too', async () => {
    await lockOut();
    till.record(20);
    await vi.waitFor(async () => expect(await waiting()).toBe(20), { timeout: 20_000 });
    await till.stop();
    till = openPushingTill({ cloudUrl: cloud.url, directory: till.directory });
    till.record(1);
    await stands({ ...locked, pending: 21, sent: 3 });
    await vi.waitFor(async () => expect(await waiting()).toBe(21), { timeout: 20_000 });
    expect(await till.push.pair(await cloud.pairingCode(place))).toMatchObject({ ok: true });
    await stands({ state: 'up-to-date', pending: 0, sent: 24 });
    expect([await held(), await waiting()]).toEqual([24, 0]);
  });

  test('waits out a connection that breaks, as any till', async () => {
    await lockOut();
    till.record(10);
    await stands({ ...locked, pending: 10 });
    const { adminUrl, owner, url } = cloud;
    await cloud.close();
    till.record(10);
    await stands({ state: 'offline', pending: 20 });
    cloud = await startTestCloud(postgres, { adminUrl, owner, port: Number(new URL(url).port) });
    await stands({ ...locked, pending: 20, sent: 3 });
    await vi.waitFor(async () => expect(await waiting()).toBe(20), { timeout: 20_000 });
  });
});
