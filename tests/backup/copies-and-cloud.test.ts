import { copyFileSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import { reading } from '#main/db/connection.ts';
import { readAllEntries } from '#main/engine/journal.ts';
import { verify } from '#main/engine/verify.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { MIGRATIONS, openDay, openEngine, openOrder, settle, type TestEngine, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';

const TOAST = id<string>(0x11);

let postgres: TestPostgres;
let cloud: TestCloud;
let place: OwnedShop;
let directory: ReturnType<typeof tempDirectory>;
let running: TestEngine[];
beforeAll(async () => {
  postgres = await startTestPostgres();
  cloud = await startTestCloud(postgres);
});
afterAll(async () => {
  await cloud.close();
  await postgres.stop();
});
beforeEach(async () => {
  place = await cloud.createShop();
  directory = tempDirectory();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((engine) => engine.close()));
  directory.remove();
});

const till = (path = directory.path) => join(path, 'till.db');

async function open(path = directory.path): Promise<TestEngine> {
  const engine = openEngine(path, { cloudUrl: cloud.url, pairingCode: await cloud.pairingCode(place) });
  running.push(engine);
  return engine;
}

async function stop(engine: TestEngine): Promise<void> {
  running = running.filter((one) => one !== engine);
  await engine.close();
}

async function sell(engine: TestEngine, orders: number): Promise<void> {
  for (let count = 0; count < orders; count += 1) await settle(engine, await openOrder(engine, TOAST), 650);
}

const arrives = ({ client }: TestEngine) =>
  vi.waitFor(async () => expect(await client.sync.status()).toMatchObject({ state: 'up-to-date', pending: 0 }), {
    timeout: 25_000,
    interval: 20,
  });

/** Every segment that the cloud holds: the entries of each, and whether any is missing or stands twice. */
const segmentsInCloud = () =>
  inOrg(cloud.db, place.org, async (db) => {
    const rows = await db.selectFrom('entry').select(['id', 'segment', 'seq']).orderBy('seq').execute();
    return [...Map.groupBy(rows, ({ segment }) => segment).values()].map((entries) => ({
      ids: entries.map((entry) => entry.id),
      isWhole: entries.every(({ seq }, index) => seq === index + 1),
    }));
  });

const idsIn = (path: string): string[] => reading(path, (db) => [...readAllEntries(db)].map(({ id }) => id));

async function expectWholeCloud(orders: number, ids: ReadonlySet<string>): Promise<void> {
  const segments = await segmentsInCloud();
  expect(segments.every(({ isWhole }) => isWhole)).toBe(true);
  expect(new Set(segments.flatMap((segment) => segment.ids))).toEqual(ids);
  const { today } = (await running[0]?.client.till.state()) ?? {};
  expect(await cloud.sales(place, today)).toMatchObject({ orders, total: orders * 650 });
  expect(await cloud.exceptions(place)).toEqual([]);
}

describe('[B14] the cloud of a till', () => {
  it('keeps what a restored file never had, and takes what it sells from then on', async () => {
    let engine = await open();
    await openDay(engine);
    await sell(engine, 2);
    await arrives(engine);
    await sell(engine, 1);
    const yesterday = await engine.engine.backups.take();
    await sell(engine, 3);
    await arrives(engine);
    const before = await segmentsInCloud();
    await stop(engine);
    const all = new Set(idsIn(till()));
    copyFileSync(yesterday.kind === 'verified' ? yesterday.path : '', till());

    engine = await open();
    await sell(engine, 2);
    await arrives(engine);
    for (const entry of idsIn(till())) all.add(entry);
    await expectWholeCloud(8, all);
    const after = await segmentsInCloud();
    expect(after).toHaveLength(before.length + 1);
    for (const { ids } of before) expect(after.map((segment) => segment.ids)).toContainEqual(ids);
    await stop(engine);
    expect(verify(till(), MIGRATIONS).fault).toBeNull();
  });

  it('takes two segments from a directory that was copied while its till ran, and has nothing to flag', async () => {
    const engine = await open();
    await openDay(engine);
    await sell(engine, 2);
    await arrives(engine);
    await sell(engine, 1);
    const copy = tempDirectory();
    cpSync(directory.path, copy.path, { recursive: true });
    const second = await open(copy.path);
    await Promise.all([sell(engine, 3), sell(second, 4)]);
    await Promise.all([arrives(engine), arrives(second)]);
    await expectWholeCloud(10, new Set([...idsIn(till()), ...idsIn(till(copy.path))]));
    expect(second.engine.till.device.segment.id).not.toBe(engine.engine.till.device.segment.id);
    await stop(second);
    copy.remove();
  });

  it('gives no secret to a backup', async () => {
    const engine = await open();
    await openDay(engine);
    await sell(engine, 1);
    await arrives(engine);
    const token = readFileSync(join(directory.path, 'device-token'), 'utf8').trim();
    expect(token.length).toBeGreaterThan(20);
    const outcome = await engine.engine.backups.take();
    const backup = readFileSync(outcome.kind === 'verified' ? outcome.path : '');
    expect(backup.includes(token)).toBe(false);
    expect(backup.includes(token.slice(0, 16))).toBe(false);
  });
});
