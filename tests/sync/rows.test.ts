import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { reinstateDevice, revokeDevice } from '#cloud/devices/devices.ts';
import { verify as verifyCloud } from '#cloud/ingest/verify.ts';
import { rebuild } from '#main/engine/rebuild.ts';
import { fileSecrets } from '#main/engine/secrets.ts';
import { takeShape } from '#main/engine/take-shape.ts';
import { verify } from '#main/engine/verify.ts';
import { rowTables } from '#main/rows/row-tables.ts';
import type { StaffId } from '#shared/ids/ids.ts';
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
import { id } from '#support/orders.ts';
import { quickPace } from './pushing-till.ts';

const TOAST = id<string>(0x11);
const SECRET_NAME = 'Wilhelmina Vanderbilt';
const WITHOUT_PIN = { role: 'server', hasPin: false, language: null };

/** What the way to the cloud does with a request; null passes it on. */
type Mischief = (path: string, body: string, pass: () => Promise<Response>) => Promise<Response> | null;
interface Till extends TestEngine {
  readonly directory: ReturnType<typeof tempDirectory>;
  mischief: Mischief;
}

let postgres: TestPostgres;
let cloud: TestCloud;
let place: OwnedShop;
let front: Till;
let back: Till;
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
  front = await startTill();
  back = await startTill();
});
afterEach(async () => {
  for (const till of [front, back]) {
    await till.close();
    till.directory.remove();
  }
});

async function startTill(directory = tempDirectory(), code?: string | null, pulls = true): Promise<Till> {
  const pairingCode = code === undefined ? await cloud.pairingCode(place) : code;
  const pace = quickPace();
  const till: Till = {
    ...openEngine(directory.path, {
      cloudUrl: cloud.url,
      pairingCode,
      pace,
      pulls,
      fetch: (...args) => onTheWay(...args),
    }),
    directory,
    mischief: () => null,
  };
  const onTheWay: typeof fetch = async (to, init) => {
    const { body } = init ?? {};
    const text = typeof body === 'string' ? body : body ? gunzipSync(body as Uint8Array).toString() : '';
    return (await till.mischief(new URL(String(to)).pathname, text, () => fetch(to, init))) ?? fetch(to, init);
  };
  return till;
}

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 10 });
const staff = async ({ client }: TestEngine) => (await client.staff.list()).staff;
const names = async (till: TestEngine) => (await staff(till)).map(({ name }) => name);
const settled = (till: TestEngine) =>
  eventually(async () => expect(await till.client.sync.status()).toMatchObject({ state: 'up-to-date', pending: 0 }));
/** Both tills and the cloud say this, in the rows as they stand. */
async function agree(expected: readonly object[]): Promise<void> {
  for (const till of [front, back]) {
    await eventually(async () => expect(await staff(till)).toEqual(expected));
    await settled(till);
  }
  const standing = (till: TestEngine) =>
    till.engine.till.db.prepare('SELECT id, version, body FROM staff ORDER BY id').all();
  await eventually(() => expect(standing(back)).toEqual(standing(front)));
}
const add = async (till: TestEngine, name: string) =>
  (await till.client.staff.add({ commandId: newId(), staffId: newId<StaffId>(), name })).staffId;
const rename = (till: TestEngine, staffId: StaffId, name: string) =>
  till.client.staff.rename({ commandId: newId(), staffId, name });
const erase = (till: TestEngine, staffId: StaffId) => till.client.staff.erase({ commandId: newId(), staffId });
const sell = async (till: TestEngine) => settle(till, await openOrder(till, TOAST), 650);
const entriesInCloud = () =>
  inOrg(cloud.db, place.org, async (db) => (await db.selectFrom('entry').select('id').execute()).length);
const isOnly = (till: Till) => ({ file: till.engine.till.db.name });

const error = (status: number) => Promise.resolve(new Response('{"code":"BUG"}', { status }));
const cut = () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } }));
const onRows =
  (act: (body: string, pass: () => Promise<Response>) => Promise<Response> | null): Mischief =>
  (path, body, pass) =>
    path === '/v1/sync/rows' ? act(body, pass) : null;

describe('[SY30] who works in a shop', () => {
  test('[SY32] is the same on all its tills, whichever edit came first', async () => {
    const [ada, bo] = [await add(front, 'Ada'), await add(back, 'Bo')];
    await agree([
      { id: ada, name: 'Ada', archived: false, ...WITHOUT_PIN },
      { id: bo, name: 'Bo', archived: false, ...WITHOUT_PIN },
    ]);
    // Both away, both edit: the higher version stands, whichever clock is ahead, and who was erased stays so.
    for (const till of [front, back]) till.mischief = () => cut();
    await rename(front, ada, 'Ada of the front');
    await rename(back, ada, 'Ada of the back');
    await rename(back, ada, 'Ada of the back, again');
    await erase(front, bo);
    await rename(back, bo, 'Bo, later');
    const [here, there] = [front, back].map(({ engine }) => rowTables.staff.read(engine.till.db, ada));
    const name = (here?.version ?? 0) > (there?.version ?? 0) ? 'Ada of the front' : 'Ada of the back, again';
    for (const till of [back, front]) till.mischief = () => null;
    await agree([{ id: ada, name, archived: false, ...WITHOUT_PIN }]);
    await rename(front, ada, 'Ada, after all');
    await agree([{ id: ada, name: 'Ada, after all', archived: false, ...WITHOUT_PIN }]);
  });

  test('[SY34] goes up also where a person paired the till', async () => {
    const directory = tempDirectory();
    const till = await startTill(directory, null);
    const before = await add(till, 'Before');
    await till.client.sync.pair({ code: await cloud.pairingCode(place) });
    await settled(till);
    const after = await add(till, 'After');
    for (const one of [till, front]) {
      await eventually(async () =>
        expect((await staff(one)).map(({ id: who }) => who).sort()).toEqual([before, after].sort()),
      );
    }
    await till.close();
    directory.remove();
  });

  test('[SY36] arrives though replies are lost, commands repeated and the power is cut in between', async () => {
    // What comes down would say that it has arrived.
    await settled(front);
    await front.close();
    front = await startTill(front.directory, null, false);
    let lost = 0;
    front.mischief = onRows(async (_, pass) => {
      lost += 1;
      await pass();
      return cut();
    });
    const command = { commandId: newId<never>(), staffId: newId<StaffId>(), name: 'Ada' };
    await front.client.staff.add(command);
    expect(await front.client.staff.add(command)).toEqual({ staffId: command.staffId });
    await eventually(() => expect(lost).toBeGreaterThan(1));
    expect((await front.client.sync.status()).pending).toBeGreaterThan(0);
    await front.close();
    front = await startTill(front.directory, null);
    await agree([{ id: command.staffId, name: 'Ada', archived: false, ...WITHOUT_PIN }]);
  });

  test('[SY34] does not wait for an entry that the cloud does not take, nor an entry for a row', async () => {
    await openDay(front);
    for (const till of [front, back]) await settled(till);
    const before = await entriesInCloud();
    front.mischief = (path) => (path === '/v1/sync/journal' ? error(500) : null);
    await sell(front);
    await add(front, 'Ada');
    await eventually(async () => expect(await names(back)).toEqual(['Ada']));
    expect(await entriesInCloud()).toBe(before);
    // And the other way round.
    front.mischief = onRows(() => error(500));
    await add(front, 'Bo');
    await eventually(async () => expect(await entriesInCloud()).toBeGreaterThan(before));
    await sell(front);
    await eventually(async () => expect((await front.client.sync.status()).pending).toBe(1));
    expect(await names(back)).toEqual(['Ada']);
    front.mischief = () => null;
    await settled(front);
    await eventually(async () => expect(await names(back)).toEqual(['Ada', 'Bo']));
  });

  test('[SY34] does not wait for a row that spoils every push it is in', async () => {
    front.mischief = () => cut();
    const [poison] = [await add(front, 'Poison'), await add(front, 'Ada'), await add(front, 'Bo')];
    front.mischief = onRows((body) => (body.includes(poison) ? error(500) : null));
    await eventually(async () => expect(await names(back)).toEqual(['Ada', 'Bo']));
    await eventually(async () =>
      expect(await front.client.sync.status()).toMatchObject({
        state: 'refused',
        pending: 1,
        problem: expect.stringContaining('500'),
      }),
    );
    front.mischief = () => null;
    await eventually(async () => expect(await names(back)).toEqual(['Ada', 'Bo', 'Poison']));
    await settled(front);
  });

  test('[SY34] does not wait for a row that was damaged on the disk', async () => {
    front.mischief = () => cut();
    const [list, half] = [await add(front, 'List'), await add(front, 'Half'), await add(front, 'Ada')];
    const damage = (one: StaffId, body: string) =>
      front.engine.till.db.prepare('UPDATE staff SET body = ? WHERE id = unhex(?)').run(body, one.replaceAll('-', ''));
    damage(list, '[]');
    damage(half, '{"name":');
    front.mischief = () => null;
    await eventually(async () => expect(await names(back)).toEqual(['Ada']));
    await openDay(front);
    await sell(front);
    await eventually(async () =>
      expect(await front.client.sync.status()).toMatchObject({ state: 'refused', pending: 2 }),
    );
    expect((await cloud.exceptions(place)).map(({ kind }) => kind)).toEqual(['row-refused']);
    await front.close();
    front = await startTill(front.directory, null);
    expect(await names(front)).toEqual(['Ada']);
  });

  test('waits on a till that is locked out, and goes up when it is let in', async () => {
    await settled(front);
    const { device } = front.engine.till;
    await inOrg(cloud.db, place.org, (db) => revokeDevice(db, device.id, asInstant(Date.now())));
    await add(front, 'Ada');
    await eventually(async () =>
      expect(await front.client.sync.status()).toMatchObject({ state: 'revoked', pending: 1 }),
    );
    await inOrg(cloud.db, place.org, (db) => reinstateDevice(db, device.id));
    await settled(front);
    await eventually(async () => expect(await names(back)).toEqual(['Ada']));
  });

  test('[SY36] goes with a till to the shop that it is paired with', async () => {
    await add(front, 'Ada');
    await settled(front);
    await front.close();
    fileSecrets(front.directory.path).write('device-token', null);
    const elsewhere = await cloud.createShop();
    front = await startTill(front.directory, await cloud.pairingCode(elsewhere));
    await settled(front);
    const rows = await inOrg(cloud.db, elsewhere.org, (db) => db.selectFrom('staff').select('content').execute());
    expect(rows.map(({ content }) => JSON.parse(content).body.name)).toEqual(['Ada']);
  });

  test('[SY36] comes back to a cloud that was restored without it, and what it has is not changed', async () => {
    const [ada, bo] = [await add(front, 'Ada'), await add(front, 'Bo')];
    await agree([
      { id: ada, name: 'Ada', archived: false, ...WITHOUT_PIN },
      { id: bo, name: 'Bo', archived: false, ...WITHOUT_PIN },
    ]);
    const inCloud = () =>
      inOrg(cloud.asOwner, place.org, (db) => db.selectFrom('staff').select('content').orderBy('id').execute());
    const before = await inCloud();
    await inOrg(cloud.asOwner, place.org, (db) => db.deleteFrom('staff').where('id', '=', ada).execute());
    // What such a cloud tells whoever follows it.
    takeShape(front.engine.till, { shape: 'staff', rows: [], position: 'forget', isCaughtUp: false });
    await settled(front);
    expect(await inCloud()).toEqual(before);
  });
});

test('[SF5] erasing somebody leaves the chain whole, here and in the cloud, and their name nowhere', async () => {
  await openDay(front);
  const someone = await add(front, SECRET_NAME);
  await sell(front);
  await agree([{ id: someone, name: SECRET_NAME, archived: false, ...WITHOUT_PIN }]);
  await erase(back, someone);
  await agree([]);
  rebuild(front.engine.till.db, front.engine.till.device.id);
  for (const till of [front, back]) {
    expect(verify(isOnly(till).file, MIGRATIONS).fault).toBeNull();
    const { db } = till.engine.till;
    const rows = ['staff', 'command_answer', 'entry'].flatMap((table) => db.prepare(`SELECT * FROM ${table}`).all());
    expect(JSON.stringify(rows)).not.toContain(SECRET_NAME);
    expect(db.prepare('SELECT body FROM staff').all()).toEqual([{ body: '{}' }]);
  }
  expect((await verifyCloud(cloud.db, readEvent)).fault).toBeNull();
  await expect(rename(front, someone, 'Back again')).rejects.toMatchObject({ data: { code: 'staff-erased' } });
});
