import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inOrg } from '#cloud/db/connect.ts';
import type { DeviceId } from '#shared/ids/ids.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW } from '#support/orders.ts';
import { pairTill } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let now: Instant = NOW;
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres, { now: () => now });
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});

const redeem = (code: string, deviceId = newUuid() as DeviceId, deviceName = 'Counter') =>
  cloud.client().sync.redeem({ code, deviceId, deviceName });
const invalid = { code: 'PAIRING_CODE_INVALID', status: 409 };
const minutes = (count: number) => {
  now = asInstant(now + count * 60_000);
};

describe('[CL10] a pairing code', () => {
  test('is short, can be read aloud, and pairs one till', async () => {
    const { office } = cloud.client(await cloud.signIn());
    const { code, expiresAt } = await office.createPairingCode({ shopId: cloud.owner.shop });
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    expect(expiresAt).toBe(now + 600_000);
    const paired = await redeem(code);
    expect(paired).toMatchObject({
      org: cloud.owner.org,
      shop: cloud.owner.shop,
      shopName: 'Corner café',
      letter: 'A',
    });
    expect(paired.token.length).toBeGreaterThanOrEqual(43);
    await expect(redeem(code)).rejects.toMatchObject(invalid);
  });

  test('may be typed in small letters and with other spaces', async () => {
    const code = await cloud.pairingCode();
    await expect(redeem(` ${code.toLowerCase().replace('-', ' ')} `)).resolves.toMatchObject({
      shop: cloud.owner.shop,
    });
  });

  test('ends after ten minutes', async () => {
    const code = await cloud.pairingCode();
    minutes(10);
    await expect(redeem(code)).rejects.toMatchObject(invalid);
  });

  test('that two tills use at once pairs one of them', async () => {
    const code = await cloud.pairingCode();
    // With connections open, so that they come at once.
    await Promise.all(Array.from({ length: 8 }, () => fetch(`${cloud.url}/readyz`)));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => redeem(code)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('that comes late does not end the token of a later pairing', async () => {
    const place = await cloud.createShop();
    const [late, sooner] = [await cloud.pairingCode(place), await cloud.pairingCode(place)];
    const device = newUuid() as DeviceId;
    now = asInstant(now + 1_000);
    const { token } = await redeem(sooner, device);
    await expect(redeem(late, device)).rejects.toMatchObject(invalid);
    const standing = await fetch(`${cloud.url}/v1/sync/standing`, { headers: { authorization: `Bearer ${token}` } });
    expect(standing.status).toBe(200);
    now = asInstant(now + 1_000);
    await expect(redeem(await cloud.pairingCode(place), device)).resolves.toMatchObject({ letter: 'A' });
  });

  test('is not kept, and neither is a token', async () => {
    const code = await cloud.pairingCode();
    const { token } = await redeem(await cloud.pairingCode());
    const kept = await inOrg(cloud.db, cloud.owner.org, async (db) => [
      ...(await db.selectFrom('pairing_code').selectAll().execute()),
      ...(await db.selectFrom('device').selectAll().execute()),
    ]);
    const text = JSON.stringify(kept.map((row) => Object.values(row).map(String)));
    for (const secret of [code, code.replace('-', ''), token]) expect(text).not.toContain(secret);
  });

  test('cannot be guessed: ten wrong tries in a minute are the last', async () => {
    minutes(2);
    const code = await cloud.pairingCode();
    for (let tries = 0; tries < 10; tries += 1) await expect(redeem('2222-2222')).rejects.toMatchObject(invalid);
    await expect(redeem(code)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    minutes(1);
    await expect(redeem(code)).resolves.toMatchObject({ shop: cloud.owner.shop });
  });

  test.each([
    ['no code', { code: '', deviceId: newUuid(), deviceName: 'Till' }],
    ['no device', { code: '2222-2222', deviceName: 'Till' }],
    ['a field too many', { code: '2222-2222', deviceId: newUuid(), deviceName: 'Till', more: 1 }],
  ])('with %s is a bad request', async (_, body) => {
    const response = await fetch(`${cloud.url}/v1/pairing/redeem`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([response.status, (await response.json()).code]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('[CL10] a till', () => {
  test('that is paired again keeps its letter, and its old token ends', async () => {
    const place = await cloud.createShop();
    const journal = new TillJournal();
    const first = await pairTill(cloud, journal, place);
    await pairTill(cloud, new TillJournal(), place);
    const again = await pairTill(cloud, journal, place);
    expect([first.letter, again.letter]).toEqual(['A', 'A']);
    journal.sell();
    expect(await first.push()).toMatchObject({ status: 401 });
    expect(await again.push()).toMatchObject({ status: 200 });
  });

  test('has a letter that no other till of its shop has, however many are paired at once', async () => {
    const place = await cloud.createShop();
    const tills = await Promise.all(Array.from({ length: 28 }, () => pairTill(cloud, new TillJournal(), place)));
    const letters = new Set(tills.map(({ letter }) => letter));
    expect(letters.size).toBe(28);
    expect(letters).toContain('AB');
  });

  test('may have a name that a column cannot hold', async () => {
    const deviceId = newUuid() as DeviceId;
    await redeem(await cloud.pairingCode(), deviceId, 'Till\0 \ud800');
    const { office } = cloud.client(await cloud.signIn());
    const { devices } = await office.devices({ shopId: cloud.owner.shop });
    expect(devices.find(({ id }) => id === deviceId)?.name).toBe('Till\uFFFD \uFFFD');
  });

  test('is shown to the owner with when it was last heard of', async () => {
    const owner = await cloud.createOwner('devices@shop.example');
    const till = await pairTill(cloud, new TillJournal(), owner);
    const { office } = cloud.client(await cloud.signIn(owner));
    const pairedAt = now;
    const row = {
      id: till.journal.device,
      name: 'Counter',
      letter: 'A',
      pairedAt,
      revokedAt: null,
      inPlaceOf: null,
      waiting: null,
    };
    expect((await office.devices({ shopId: owner.shop })).devices).toEqual([{ ...row, lastSeenAt: null }]);
    minutes(1);
    till.journal.sell();
    await till.push();
    expect((await office.devices({ shopId: owner.shop })).devices).toEqual([{ ...row, lastSeenAt: now }]);
  });
});
