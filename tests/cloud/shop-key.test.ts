import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let place: OwnedShop;
let office: ReturnType<TestCloud['client']>['office'];
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres);
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  const owner = await cloud.createOwner(`${crypto.randomUUID()}@shop.example`);
  place = await cloud.createShop(owner);
  office = cloud.client(await cloud.signIn(owner)).office;
});

async function pair(inPlaceOf?: TillJournal) {
  const journal = new TillJournal();
  const code = { shopId: place.shop, ...(inPlaceOf ? { inPlaceOf: inPlaceOf.device } : {}) };
  const { code: made } = await office.createPairingCode(code);
  const paired = await cloud.client().sync.redeem({ code: made, deviceId: journal.device, deviceName: 'Counter' });
  return { journal, ...paired };
}

async function ask(token: string, path = 'shop-key', at = cloud) {
  const answer = await fetch(`${at.url}/v1/sync/${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, body: await answer.json() };
}

describe('[CL26] the key of a shop', () => {
  test('comes with the pairing, is the same for all its tills and from every replica, and no other shop has it', async () => {
    const [a, b] = [await pair(), await pair()];
    expect(a.shopKey).toMatchObject({ version: 1, key: expect.stringMatching(/^[\w-]{43}$/) });
    expect(b.shopKey).toEqual(a.shopKey);
    const replica = await startTestCloud(postgres, { adminUrl: cloud.adminUrl, owner: cloud.owner });
    expect(await ask(a.token, 'shop-key', replica)).toEqual({ status: 200, body: a.shopKey });
    await replica.close();
    place = await cloud.createShop(await cloud.createOwner('other@shop.example'));
    const code = await cloud.pairingCode(place);
    const device = new TillJournal().device;
    const other = await cloud.client().sync.redeem({ code, deviceId: device, deviceName: 'Counter' });
    expect(other.shopKey.key).not.toBe(a.shopKey.key);
  });

  test('is another one as soon as a till is locked out, which never learns it', async () => {
    const [a, b] = [await pair(), await pair()];
    const which = { shopId: place.shop, deviceId: b.journal.device };
    expect((await ask(a.token, 'standing')).body).toMatchObject({ shopKeyVersion: 1 });
    await office.revokeDevice(which);
    await office.revokeDevice(which);
    expect((await ask(a.token, 'standing')).body).toMatchObject({ shopKeyVersion: 2 });
    const { body: next } = await ask(a.token);
    expect(next).toMatchObject({ version: 2 });
    expect(next.key).not.toBe(a.shopKey.key);
    expect(await ask(b.token)).toMatchObject({ status: 403, body: { code: 'DEVICE_REVOKED' } });
    expect(await ask('x'.repeat(43))).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
    expect(JSON.stringify(await ask(b.token, 'standing'))).not.toContain(next.key);
    await office.reinstateDevice(which);
    expect((await ask(b.token)).body).toEqual(next);
  });

  test('is another one when a till takes a broken one’s place', async () => {
    const broken = await pair();
    const next = await pair(broken.journal);
    expect(next.shopKey).toMatchObject({ version: 2 });
    expect(next.shopKey.key).not.toBe(broken.shopKey.key);
  });
});
