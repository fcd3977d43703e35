import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { quarantinePush } from '#cloud/ingest/quarantine.ts';
import { readPush } from '#cloud/ingest/read-push.ts';
import { verify } from '#cloud/ingest/verify.ts';
import type { DeviceId } from '#shared/ids/ids.ts';
import { readEvent } from '#shared/journal/events.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import {
  type CloudClient,
  startTestCloud,
  startTestPostgres,
  type TestCloud,
  type TestPostgres,
} from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { type PairedTill, pairTill } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let now: Instant = NOW;
let office: CloudClient['office'];
let place: OwnedShop;
let till: PairedTill;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => now });
  office = cloud.client(await cloud.signIn()).office;
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});
/** Another shop of the owner's for each test, with one till that has sold once. */
beforeEach(async () => {
  now = asInstant(now + 60_000);
  place = await cloud.createShop(cloud.owner);
  till = await pairTill(cloud, new TillJournal(), place);
  till.journal.sell();
  await till.push();
});

const which = () => ({ shopId: place.shop, deviceId: till.journal.device });
const sold = async () => (await cloud.sales(place)).orders;
const kinds = async () => (await cloud.exceptions(place)).map(({ kind }) => kind);
const shown = async (device = till.journal.device) =>
  (await office.devices({ shopId: place.shop })).devices.find(({ id }) => id === device);
const lockedOut = (acknowledged: number, held: number) => ({
  status: 403,
  body: { code: 'DEVICE_REVOKED', message: 'The owner has locked this till out.', data: { acknowledged, held } },
});
const standing = (token: string) =>
  fetch(`${cloud.url}/v1/sync/standing`, { headers: { authorization: `Bearer ${token}` } });

describe('[CL21] a till that is locked out', () => {
  test('is told so at once, by another name than one that nobody knows', async () => {
    expect((await standing(till.token)).status).toBe(200);
    await office.revokeDevice(which());
    const answer = await standing(till.token);
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'DEVICE_REVOKED']);
    const shape = await fetch(`${cloud.url}/v1/shape?table=record&offset=-1`, {
      headers: { authorization: `Bearer ${till.token}` },
    });
    expect([shape.status, (await shape.json()).code]).toEqual([403, 'DEVICE_REVOKED']);
    till.journal.sell();
    expect(await till.push()).toMatchObject(lockedOut(7, 14));
    const unknown = await standing('x'.repeat(43));
    expect([unknown.status, (await unknown.json()).code]).toEqual([401, 'UNAUTHORIZED']);
  });

  test('is shown so, with since when, and can be let in again by the token it has', async () => {
    await office.revokeDevice(which());
    const since = now;
    now = asInstant(now + 60_000);
    await office.revokeDevice(which());
    expect(await shown()).toMatchObject({ revokedAt: since, waiting: null });
    await office.reinstateDevice(which());
    expect(await shown()).toMatchObject({ revokedAt: null });
    till.journal.sell();
    expect(await till.push()).toMatchObject({ status: 200, body: { acknowledged: 14 } });
    expect(await sold()).toBe(2);
  });

  test('is let in again by another pairing, too', async () => {
    await office.revokeDevice(which());
    const again = await pairTill(cloud, till.journal, place);
    till.journal.sell();
    expect(await till.push()).toMatchObject({ status: 401 });
    expect(await again.push()).toMatchObject({ status: 200, body: { acknowledged: 14 } });
    expect(again.letter).toBe('A');
  });

  test('can be locked out by its owner only', async () => {
    const other = cloud.client(await cloud.signIn(await cloud.createOwner('other@shop.example'))).office;
    for (const change of ['revokeDevice', 'reinstateDevice', 'admitQuarantined'] as const) {
      await expect(other[change](which())).rejects.toMatchObject({ code: 'SHOP_UNKNOWN', status: 404 });
      await expect(cloud.client().office[change](which())).rejects.toMatchObject({ status: 401 });
      const nowhere = { shopId: place.shop, deviceId: newUuid() as DeviceId };
      await expect(office[change](nowhere)).rejects.toMatchObject({ code: 'DEVICE_UNKNOWN', status: 404 });
    }
    till.journal.sell();
    expect(await till.push()).toMatchObject({ status: 200 });
  });
});

describe('[CL22] what a locked till sends', () => {
  test('waits in no report, and the owner sees how much of it there is', async () => {
    await office.revokeDevice(which());
    till.journal.sell([0, 1, 3]);
    till.journal.sell([0]);
    expect(await till.push()).toMatchObject(lockedOut(7, 19));
    expect(await till.push()).toMatchObject(lockedOut(7, 19));
    expect(await sold()).toBe(1);
    expect(await shown()).toMatchObject({ waiting: { entries: 12, sales: 2, total: 1_373 + 650 } });
    expect(await kinds()).toEqual(['push-revoked']);
  });

  test('is checked like any push: nothing tampered with, missing or of another till waits', async () => {
    await office.revokeDevice(which());
    till.journal.sell();
    const { entries, ...push } = till.journal.push(8);
    const altered = entries.map((entry, at) => (at === 3 ? { ...entry, payload: {} } : entry));
    expect(await till.push({ ...push, entries: altered })).toMatchObject(lockedOut(0, 10));
    expect(await till.push(till.journal.push(13))).toMatchObject(lockedOut(0, 10));
    const other = new TillJournal();
    other.sell();
    expect(await till.push(other.push())).toMatchObject({ status: 403, body: { code: 'FOREIGN_DEVICE' } });
    const forked = new TillJournal(till.journal.device);
    forked.segment = till.journal.segment;
    forked.sell();
    forked.sell();
    expect(await till.push(forked.push(11))).toMatchObject(lockedOut(0, 10));
    expect(await shown()).toMatchObject({ waiting: { entries: 3 } });
    expect(await till.push(till.journal.push(11))).toMatchObject(lockedOut(0, 14));
  });

  test('counts once it is admitted, and is then acknowledged also to the locked till', async () => {
    await office.revokeDevice(which());
    till.journal.sell();
    await till.push();
    await office.admitQuarantined(which());
    expect(await sold()).toBe(2);
    expect(await shown()).toMatchObject({ waiting: null });
    expect(await till.push(till.journal.push(8))).toMatchObject(lockedOut(14, 14));
    till.journal.sell();
    expect(await till.push(till.journal.push(15))).toMatchObject(lockedOut(0, 21));
    expect(await sold()).toBe(2);
    await office.admitQuarantined(which());
    await office.admitQuarantined(which());
    expect(await sold()).toBe(3);
    expect(await kinds()).toEqual(['push-revoked']);
  });

  test('counts once, whether it is admitted first or sent again by the till that was let in', async () => {
    await office.revokeDevice(which());
    till.journal.sell();
    await till.push();
    await office.admitQuarantined(which());
    await office.reinstateDevice(which());
    expect(await till.push()).toMatchObject({ status: 200, body: { acknowledged: 14 } });
    expect(await sold()).toBe(2);

    await office.revokeDevice(which());
    till.journal.sell();
    await till.push(till.journal.push(15));
    await office.reinstateDevice(which());
    expect(await shown()).toMatchObject({ waiting: { entries: 7 } });
    expect(await till.push(till.journal.push(15))).toMatchObject({ status: 200, body: { acknowledged: 21 } });
    expect(await shown()).toMatchObject({ waiting: null });
    await office.admitQuarantined(which());
    expect(await sold()).toBe(3);
    expect(await kinds()).toEqual(['push-revoked']);
  });

  test('counts once though it is admitted and sent again at the same moment, many times', async () => {
    await office.revokeDevice(which());
    for (let orders = 0; orders < 5; orders += 1) till.journal.sell();
    await till.push();
    await office.reinstateDevice(which());
    await Promise.all(Array.from({ length: 6 }, (_, at) => (at % 2 ? till.push() : office.admitQuarantined(which()))));
    expect(await sold()).toBe(6);
    expect(await shown()).toMatchObject({ waiting: null });
    const entries = await inOrg(cloud.db, place.org, (db) => db.selectFrom('entry').select('seq').execute());
    expect(entries.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 42 }, (_, at) => at + 1));
  });

  test('is admitted whole: also more than one transaction takes, of several segments, and what cannot be read', async () => {
    await office.revokeDevice(which());
    till.journal.record({ type: 'order.garnished', v: 1, payload: {} });
    for (let orders = 0; orders < 300; orders += 1) till.journal.sell([0], { number: `A-${orders}` });
    for (let from = 8; from < 1_509; from += 500) await till.push(till.journal.push(from, from + 499));
    till.journal.segment = newUuid() as never;
    for (let orders = 0; orders < 150; orders += 1) till.journal.sell([0], { number: `A-${300 + orders}` });
    await till.push();
    expect(await shown()).toMatchObject({ waiting: { entries: 2_251, sales: 450, total: 450 * 650 } });
    await office.admitQuarantined(which());
    expect(await sold()).toBe(451);
    expect(await shown()).toMatchObject({ waiting: null });
    expect(await kinds()).toContain('unreadable');
    expect(await verify(cloud.db, readEvent)).toMatchObject({ fault: null });
  });

  test('has an end: what goes beyond it stays with the till, and comes when there is room', async () => {
    await office.revokeDevice(which());
    till.journal.sell();
    const pushed = readPush(till.journal.push(8), till.journal.device, readEvent);
    if (!pushed.ok) throw new Error(pushed.error.kind);
    const known = { org: place.org, shop: place.shop, device: till.journal.device };
    const context = { till: known, segment: till.journal.segment, sentAt: null, now, read: readEvent };
    const push = (most: number) => quarantinePush(cloud.db, pushed.value, context, most);
    expect(await push(3)).toEqual({ acknowledged: 0, held: 10 });
    expect(await push(3)).toEqual({ acknowledged: 0, held: 10 });
    expect(await shown()).toMatchObject({ waiting: { entries: 3 } });
    expect(await push(100)).toEqual({ acknowledged: 0, held: 14 });
    await office.admitQuarantined(which());
    expect(await sold()).toBe(2);
  });

  test('of two copies of one file is admitted from both, and the owner is told', async () => {
    await office.revokeDevice(which());
    const copy = new TillJournal(till.journal.device);
    copy.segment = till.journal.segment;
    copy.entries.push(...till.journal.entries);
    copy.now = asInstant(NOW + 600_000);
    till.journal.sell();
    copy.sell();
    await till.push(till.journal.push(8));
    expect(await till.push(copy.push(8))).toMatchObject(lockedOut(0, 14));
    await office.admitQuarantined(which());
    expect(await sold()).toBe(3);
    expect((await kinds()).filter((kind) => kind === 'position-doubled')).toHaveLength(7);
  });

  test('of one copy of a file is not acknowledged because another copy went further', async () => {
    const copy = new TillJournal(till.journal.device);
    copy.segment = till.journal.segment;
    copy.entries.push(...till.journal.entries);
    copy.now = asInstant(NOW + 600_000);
    till.journal.sell();
    till.journal.sell();
    await till.push();
    await office.revokeDevice(which());
    copy.sell();
    expect(await till.push(copy.push())).toMatchObject(lockedOut(7, 14));
    expect(await till.push(copy.push(8))).toMatchObject(lockedOut(0, 14));
    expect(await shown()).toMatchObject({ waiting: { entries: 7 } });
  });
});

describe('[CL23] a till that takes another’s place', () => {
  test('locks it out when its code is used, and not before', async () => {
    const { code } = await office.createPairingCode({ shopId: place.shop, inPlaceOf: till.journal.device });
    expect(await shown()).toMatchObject({ revokedAt: null });
    const next = new TillJournal();
    const paired = await cloud.client().sync.redeem({ code, deviceId: next.device, deviceName: 'New counter' });
    expect(await shown()).toMatchObject({ letter: 'A', revokedAt: now });
    expect(await shown(next.device)).toMatchObject({ letter: 'B', inPlaceOf: 'A', revokedAt: null });
    expect(paired.letter).toBe('B');
    till.journal.sell();
    expect(await till.push()).toMatchObject(lockedOut(7, 14));
  });

  test('never gets a letter that another till had, so that their numbers cannot meet', async () => {
    const letters = new Set(['A']);
    let last = till.journal.device;
    for (let tills = 0; tills < 4; tills += 1) {
      const { code } = await office.createPairingCode({ shopId: place.shop, inPlaceOf: last });
      last = newUuid() as DeviceId;
      letters.add((await cloud.client().sync.redeem({ code, deviceId: last, deviceName: 'Next' })).letter);
    }
    expect([...letters]).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  test('may be that same till, which is then only paired again', async () => {
    const { code } = await office.createPairingCode({ shopId: place.shop, inPlaceOf: till.journal.device });
    const { letter } = await cloud.client().sync.redeem({ code, deviceId: till.journal.device, deviceName: 'Counter' });
    expect(letter).toBe('A');
    expect(await shown()).toMatchObject({ revokedAt: null, inPlaceOf: null });
  });

  test('takes only a place that there is', async () => {
    const nobody = newUuid() as DeviceId;
    await expect(office.createPairingCode({ shopId: place.shop, inPlaceOf: nobody })).rejects.toMatchObject({
      code: 'DEVICE_UNKNOWN',
      status: 404,
    });
  });
});
