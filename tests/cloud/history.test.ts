import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as newUuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { revokeDevice } from '#cloud/devices/devices.ts';
import { createPairingCode } from '#cloud/devices/pairing-codes.ts';
import { insertShop } from '#cloud/reports/shops.ts';
import type { DeviceId, SegmentId, ShopId } from '#shared/ids/ids.ts';
import type { Entry } from '#shared/journal/entry.ts';
import { asInstant } from '#shared/time/instant.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { type PairedTill, pairTill, pushRaw } from '#support/paired-till.ts';
import { TillJournal } from '#support/till-journal.ts';

const SECOND_SHOP = { name: 'The other corner', currency: 'EUR', timeZone: 'UTC', dayStartMinutes: 240 };

let postgres: TestPostgres;
let cloud: TestCloud;
let place: OwnedShop;
let first: PairedTill;
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
  first = await pairTill(cloud, new TillJournal(), place);
  await sell(first);
});

async function sell(till: PairedTill): Promise<void> {
  till.journal.sell();
  expect((await till.push()).status).toBe(200);
}

async function inPlaceOf(device: DeviceId, journal = new TillJournal()): Promise<PairedTill> {
  const now = asInstant(Date.now());
  const make = (db: Parameters<typeof createPairingCode>[0]) =>
    createPairingCode(db, place.org, place.shop, now, device);
  const { code } = await inOrg(cloud.db, place.org, make);
  const { token, letter } = await cloud.client().sync.redeem({ code, deviceId: journal.device, deviceName: 'Next' });
  const push: PairedTill['push'] = (request = journal.push()) => pushRaw(cloud.url, token, JSON.stringify(request));
  return { journal, token, letter, push };
}

async function ask(path: string, token: string | null) {
  const response = await fetch(`${cloud.url}/v1${path}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return { status: response.status, body: await response.json() };
}

const segmentsOf = async ({ token }: PairedTill): Promise<{ segment: SegmentId; entries: number }[]> =>
  (await ask('/sync/history', token)).body.segments;
const listed = (...tills: PairedTill[]) =>
  tills.map(({ journal }) => ({ segment: journal.segment, entries: journal.entries.length })).sort(bySegment);
const bySegment = (a: { segment: string }, b: { segment: string }) => (a.segment < b.segment ? -1 : 1);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** All pages of a segment, each checked to be what was hashed. */
async function readAll({ token }: PairedTill, segment: string, from = '0') {
  const pages: { hash: string; body: string }[][] = [];
  for (let after: string | null = from; after !== null; ) {
    const { status, body } = await ask(`/sync/history/${segment}?after=${after}`, token);
    expect(status).toBe(200);
    pages.push(body.entries);
    after = body.next;
  }
  const entries = pages.flat();
  expect(entries.every(({ hash, body }) => sha256(body) === hash)).toBe(true);
  return { pages: pages.map((page) => page.length), hashes: entries.map(({ hash }) => hash) };
}
const hashesOf = (entries: readonly Entry[]) => entries.map(({ hash }) => hash);

describe('[CL30] a till’s past', () => {
  test('is its own segments and, one after the other, those of the tills whose place it took', async () => {
    const other = await pairTill(cloud, new TillJournal(), place);
    await sell(other);
    const second = await inPlaceOf(first.journal.device);
    await sell(second);
    const third = await inPlaceOf(second.journal.device);
    expect(await segmentsOf(third)).toEqual(listed(first, second));
    await sell(third);
    expect(await segmentsOf(third)).toEqual(listed(first, second, third));
    expect(await segmentsOf(other)).toEqual(listed(other));
    for (const till of [first, second, third]) {
      const { hashes } = await readAll(third, till.journal.segment);
      expect(hashes).toEqual(hashesOf(till.journal.entries));
    }
  });

  test('ends where two tills have taken each other’s place', async () => {
    const second = await inPlaceOf(first.journal.device);
    await sell(second);
    const again = await inPlaceOf(second.journal.device, first.journal);
    expect(await segmentsOf(again)).toEqual(listed(first, second));
  });

  test('holds nothing of a till that it did not replace, of another shop, or of the one that came after it', async () => {
    const other = await pairTill(cloud, new TillJournal(), place);
    await sell(other);
    const next = await cloud.createShop();
    const elsewhere = await pairTill(cloud, new TillJournal(), next);
    const second = await inPlaceOf(first.journal.device);
    await sell(second);
    for (const [reader, writer] of [
      [other, first],
      [first, other],
      [elsewhere, first],
      [second, other],
      [other, second],
    ] as const) {
      const answer = await ask(`/sync/history/${writer.journal.segment}`, reader.token);
      expect(answer.status).toBe(reader === first ? 403 : 404);
      expect(answer.body.code).toBe(reader === first ? 'DEVICE_REVOKED' : 'SEGMENT_UNKNOWN');
    }
    expect(await segmentsOf(elsewhere)).toEqual([]);
    // Once for each till and day, and to its own owner.
    const told = async (at: OwnedShop) => (await cloud.exceptions(at)).filter(({ kind }) => kind === 'history-refused');
    expect((await told(place)).map(({ message }) => message.slice(0, 6)).sort()).toEqual(['Till B', 'Till C']);
    expect(await told(next)).toHaveLength(1);
  });

  test('leaves with the shop that a till left what it wrote there', async () => {
    const { journal } = first;
    const left = journal.segment;
    const elsewhere = { org: place.org, shop: newUuid() as ShopId };
    await inOrg(cloud.asOwner, place.org, (db) => insertShop(db, place.org, elsewhere.shop, SECOND_SHOP, asInstant(0)));
    const next = await pairTill(cloud, journal, elsewhere);
    expect(await ask('/sync/history', next.token)).toEqual({ status: 200, body: { segments: [] } });
    const answer = await ask(`/sync/history/${left}`, next.token);
    expect(answer).toMatchObject({ status: 404, body: { code: 'SEGMENT_UNKNOWN' } });
  });

  test('is told to no till that is locked out, and to nobody that nobody knows', async () => {
    await inPlaceOf(first.journal.device);
    for (const path of ['/sync/history', `/sync/history/${first.journal.segment}`]) {
      expect(await ask(path, first.token)).toMatchObject({ status: 403, body: { code: 'DEVICE_REVOKED' } });
      expect(await ask(path, 'x'.repeat(43))).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
      expect(await ask(path, null)).toMatchObject({ status: 401 });
    }
  });

  test.each([
    ['shop-key', 'shop'],
    ['standing', 'shop'],
    ['history', 'acknowledged'],
    ['history/SEGMENT', 'entry'],
  ])('[CL21] [CL26] asked for %s a till that is locked out meanwhile is handed nothing', async (path, table) => {
    const { journal, token } = first;
    const answer = await inOrg(cloud.asOwner, place.org, async (db) => {
      await sql`LOCK TABLE ${sql.table(`evertill.${table}`)} IN ACCESS EXCLUSIVE MODE`.execute(db);
      const asked = ask(`/sync/${path.replace('SEGMENT', journal.segment)}`, token);
      await vi.waitFor(async () => {
        const waiting = sql`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = ${`evertill.${table}`}::regclass`;
        expect((await waiting.execute(db)).rows).toHaveLength(1);
      });
      await revokeDevice(db, journal.device, asInstant(Date.now()));
      return { asked };
    });
    expect(await answer.asked).toMatchObject({ status: 403, body: { code: 'DEVICE_REVOKED' } });
  });

  test('is asked for by what can be read, or refused', async () => {
    const { segment } = first.journal;
    for (const path of [`${segment}?after=x`, `${segment}?after=-1`, `${segment}?after=1.zz`, 'nothing', '1']) {
      expect(await ask(`/sync/history/${path}`, first.token)).toMatchObject({
        status: 400,
        body: { code: 'BAD_REQUEST' },
      });
    }
    expect((await ask(`/sync/history/${newUuid()}`, first.token)).status).toBe(404);
    expect((await readAll(first, segment, '999999999')).hashes).toEqual([]);
  });

  test('comes in pages of so many entries and so many bytes, from any position, and both of two at one', async () => {
    const { journal } = first;
    while (journal.entries.length < 700) journal.sell();
    await first.push();
    expect(await readAll(first, journal.segment)).toEqual({ pages: [500, 200], hashes: hashesOf(journal.entries) });
    const long = { type: 'note.taken', v: 1, payload: { text: 'é'.repeat(300_000) } };
    for (let count = 0; count < 3; count += 1) journal.record(long);
    await first.push(journal.push(701));
    expect(await readAll(first, journal.segment, '690')).toEqual({
      pages: [12, 1],
      hashes: hashesOf(journal.entries.slice(690)),
    });
    const doubled = new TillJournal(journal.device);
    doubled.segment = journal.segment;
    for (let count = 0; count < 3; count += 1) doubled.sell();
    await first.push(doubled.push());
    const both = await readAll(first, journal.segment, '20');
    expect(both.hashes).toHaveLength(703 - 20 + 1);
    expect(new Set(both.hashes)).toEqual(
      new Set(
        [...hashesOf(journal.entries), ...hashesOf(doubled.entries)].filter((hash) => both.hashes.includes(hash)),
      ),
    );
    expect(both.hashes).toContain(doubled.entries[20]?.hash);
  });
});
