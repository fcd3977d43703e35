import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSegmentEnds } from '#main/backup/segment-rows.ts';
import { reading } from '#main/db/connection.ts';
import { readAllEntries } from '#main/engine/journal.ts';
import { verify } from '#main/engine/verify.ts';
import type { Entry } from '#shared/journal/entry.ts';
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

const TOAST = id<string>(0x11);
const PAGE = 4_096;

let directory: ReturnType<typeof tempDirectory>;
let running: TestEngine | null = null;
beforeEach(() => {
  directory = tempDirectory();
});
afterEach(async () => {
  await stop();
  directory.remove();
});

const till = () => join(directory.path, 'till.db');

function open(path = directory.path): TestEngine {
  running = openEngine(path);
  return running;
}

async function stop(): Promise<void> {
  await running?.close();
  running = null;
}

const sell = async (engine: TestEngine) => settle(engine, await openOrder(engine, TOAST), 650);

/** A till that sold, was backed up, and sold on; it runs. */
async function sellBackUpSell(): Promise<TestEngine> {
  const engine = open();
  await openDay(engine);
  for (let count = 0; count < 20; count += 1) await sell(engine);
  expect((await engine.engine.backups.take()).kind).toBe('verified');
  for (let count = 0; count < 20; count += 1) await sell(engine);
  return engine;
}

const entries = (path = till()): Entry[] => reading(path, (db) => [...readAllEntries(db)]);

function overwrite(path: string, page: number, bytes = PAGE): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(bytes, 0xab), 0, bytes, (page - 1) * PAGE);
  closeSync(file);
}

/** The pages that hold one object of the database. */
const pagesOf = (name: string): number[] =>
  reading(till(), (db) =>
    (db.prepare('SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno').all(name) as { pageno: number }[]).map(
      ({ pageno }) => pageno,
    ),
  );

function report(): string {
  const aside = join(directory.path, 'set-aside');
  const [name = ''] = readdirSync(aside);
  return readFileSync(join(aside, name, 'what-was-recovered.txt'), 'utf8');
}

/** Starts on what is left; answers what the till then holds, after it has been proved that it holds together. */
async function recovered(): Promise<{ entries: Entry[]; said: string }> {
  const engine = open();
  expect(engine.engine.recovery).not.toBeNull();
  await sell(engine);
  await stop();
  expect(verify(till(), MIGRATIONS).fault).toBeNull();
  return { entries: entries(), said: report() };
}

describe('[B6][B7] a file that is damaged', () => {
  it('in the middle of its journal loses nothing: the backup has what the page had', async () => {
    await sellBackUpSell();
    await stop();
    const before = entries();
    const [, , , damagedPage = 0] = pagesOf('entry');
    overwrite(till(), damagedPage);
    const damaged = readFileSync(till());
    const after = await recovered();
    expect(after.entries.slice(0, before.length)).toEqual(before);
    expect(after.said).toContain('No entry is known to be missing.');
    expect(after.said).toMatch(/the backup ends with entry \d+ of 20.*\n.*Read from the damaged file: \d+ more/);
    const [name = ''] = readdirSync(join(directory.path, 'set-aside'));
    expect(readFileSync(join(directory.path, 'set-aside', name, 'till.db')).equals(damaged)).toBe(true);
  });

  it('in its first page, its indices and its projections loses nothing', async () => {
    await sellBackUpSell();
    await stop();
    const before = entries();
    const pages = ['sqlite_autoindex_entry_1', 'sqlite_autoindex_entry_2', 'entry_of_order', 'order', 'device'];
    for (const page of [1, ...pages.flatMap(pagesOf)]) overwrite(till(), page);
    const after = await recovered();
    expect(after.entries.slice(0, before.length)).toEqual(before);
  });

  it('and whose log holds what was sold last loses nothing', async () => {
    const engine = await sellBackUpSell();
    engine.engine.till.db.pragma('wal_checkpoint(TRUNCATE)');
    expect((await engine.engine.backups.take()).kind).toBe('verified');
    for (let count = 0; count < 10; count += 1) await sell(engine);
    const before = entries();
    const crashed = tempDirectory();
    cpSync(directory.path, crashed.path, { recursive: true });
    await stop();
    directory.remove();
    cpSync(crashed.path, directory.path, { recursive: true });
    crashed.remove();
    expect(statSync(`${till()}-wal`).size).toBeGreaterThan(PAGE);
    overwrite(till(), 2, Math.max(PAGE, statSync(till()).size - PAGE));
    const after = await recovered();
    expect(after.entries.slice(0, before.length)).toEqual(before);
  });

  it('in nothing but its log loses nothing of what follows the damage', async () => {
    const engine = await sellBackUpSell();
    engine.engine.till.db.pragma('wal_checkpoint(TRUNCATE)');
    for (let count = 0; count < 5; count += 1) await sell(engine);
    const before = entries();
    const crashed = tempDirectory();
    cpSync(directory.path, crashed.path, { recursive: true });
    await stop();
    const head = readFileSync(join(directory.path, 'head'));
    directory.remove();
    cpSync(crashed.path, directory.path, { recursive: true });
    writeFileSync(join(directory.path, 'head'), head);
    crashed.remove();
    // The header of one frame: SQLite takes all that follows for nothing.
    const log = openSync(`${till()}-wal`, 'r+');
    writeSync(log, Buffer.alloc(4, 0xab), 0, 4, 32 + 3 * (24 + PAGE) + 16);
    closeSync(log);
    const after = await recovered();
    expect(after.entries.slice(0, before.length)).toEqual(before);
  });

  it('[B8] by being cut off says what is gone, to the entry', async () => {
    await sellBackUpSell();
    await stop();
    const before = entries();
    const [first = 0] = pagesOf('entry').slice(-3);
    truncateSync(till(), (first - 1) * PAGE);
    const after = await recovered();
    const kept = after.entries.filter(({ segment }) => segment === before[0]?.segment);
    expect(kept).toEqual(before.slice(0, kept.length));
    expect(kept.length).toBeGreaterThan(before.length / 2);
    expect(kept.length).toBeLessThan(before.length);
    expect(after.said).toContain(`Not recovered: entries ${kept.length + 1} to ${before.length} of segment`);
  });

  it('[B8] after the backup says what is still readable but cut off', async () => {
    await sellBackUpSell();
    await stop();
    const before = entries();
    const pages = pagesOf('entry');
    overwrite(till(), pages.at(-4) ?? 0);
    const { entries: left, said } = await recovered();
    const kept = left.filter(({ segment }) => segment === before[0]?.segment);
    const stranded =
      /cut off because entry (\d+) is not: (\d+), the first is entry (\d+)/.exec(said)?.map(Number) ?? [];
    expect(stranded[1]).toBe(kept.length + 1);
    expect(before.length).toBe((stranded[3] ?? 0) + (stranded[2] ?? 0) - 1);
    expect(said).toContain(`Not recovered: entries ${kept.length + 1} to ${before.length} of segment`);
    expect(said).not.toContain('No entry is known to be missing.');
  });

  it('and altered gives nothing that its hash does not prove', async () => {
    await sellBackUpSell();
    await stop();
    const before = entries();
    const bytes = readFileSync(till());
    // As the row of the last entry stands in its page; nothing else holds these words.
    const last = before.at(-1);
    const payload = JSON.stringify(last?.payload);
    const at = bytes.lastIndexOf(payload);
    bytes.write(payload.replace('"total":650', '"total":950'), at);
    writeFileSync(till(), bytes);
    overwrite(till(), 1);
    const { entries: left, said } = await recovered();
    const kept = left.filter(({ segment }) => segment === last?.segment);
    expect(kept).toEqual(before.slice(0, -1));
    expect(said).toContain(`Not recovered: entry ${before.length} of segment`);
  });

  it('is taken for what it holds itself where there is no backup', async () => {
    await sellBackUpSell();
    await stop();
    rmSync(join(directory.path, 'backups'), { recursive: true });
    const before = entries();
    for (const page of pagesOf('order')) overwrite(till(), page);
    overwrite(till(), 1);
    const after = await recovered();
    expect(after.entries.slice(0, before.length)).toEqual(before);
    expect(after.said).toContain('There was no good backup');
    expect(new Set(after.entries.map(({ device }) => device)).size).toBe(1);
  });

  it('gives entries that are longer than a page', async () => {
    const engine = open();
    await openDay(engine);
    expect((await engine.engine.backups.take()).kind).toBe('verified');
    const changes = Array.from({ length: 200 }, (_, n) => ({
      ...{ noun: 'category', id: newId<string>() },
      set: { name: `Category ${n} ${'é'.repeat(60)}`, colour: '#b45309', stationIds: [], position: n },
    }));
    await engine.client.catalog.change({ commandId: newId<string>(), changes } as never);
    await stop();
    const before = entries();
    expect(JSON.stringify(before.at(-1)?.payload).length).toBeGreaterThan(4 * PAGE);
    overwrite(till(), 1);
    const after = await recovered();
    expect(after.entries.slice(0, before.length)).toEqual(before);
  });

  it('is recovered from an older backup when the newest is damaged too', async () => {
    const engine = await sellBackUpSell();
    const newest = await engine.engine.backups.take();
    await stop();
    const before = entries();
    overwrite(newest.kind === 'verified' ? newest.path : '', 3);
    overwrite(till(), 1);
    const after = await recovered();
    expect(after.entries.slice(0, before.length)).toEqual(before);
  });

  it('keeps the segment that was begun after the backup, and its place', async () => {
    const engine = await sellBackUpSell();
    await stop();
    rmSync(join(directory.path, 'head'));
    const again = open();
    expect(again.engine.till.device.segment.id).not.toBe(engine.engine.till.device.segment.id);
    await sell(again);
    await stop();
    const before = entries();
    overwrite(till(), 1);
    const after = await recovered();
    expect(after.entries.slice(0, before.length)).toEqual(before);
    expect(reading(till(), readSegmentEnds)).toHaveLength(3);
  });

  it('[B8] with nothing to make a till of stops it with what to do, and is not changed', async () => {
    await sellBackUpSell();
    await stop();
    rmSync(join(directory.path, 'backups'), { recursive: true });
    overwrite(till(), 1, statSync(till()).size);
    const damaged = readFileSync(till());
    expect(() => open()).toThrow(expect.objectContaining({ reason: 'corrupt' }));
    expect(() => open()).toThrow('npm run restore');
    expect(readFileSync(till()).equals(damaged)).toBe(true);
    expect(existsSync(join(directory.path, 'set-aside'))).toBe(false);
    expect(existsSync(join(directory.path, 'being-made.db'))).toBe(false);
  });
});

describe('[B6] a file that is gone', () => {
  it('is not taken for a shop that has yet to begin', async () => {
    await sellBackUpSell();
    await stop();
    const before = entries();
    rmSync(till());
    const after = await recovered();
    expect(after.entries[0]).toEqual(before[0]);
    expect(after.said).toMatch(/Not recovered: entries \d+ to \d+/);
  });

  it('or empty, without a backup, stops the till', async () => {
    await openDay(open());
    await stop();
    truncateSync(till(), 0);
    expect(() => open()).toThrow(expect.objectContaining({ reason: 'corrupt' }));
    rmSync(till());
    expect(() => open()).toThrow(expect.objectContaining({ reason: 'corrupt' }));
  });
});

describe('[B9] a crash while the damaged file is set aside', () => {
  it('changes nothing: the next start goes on with it', async () => {
    await sellBackUpSell();
    await stop();
    const before = entries();
    overwrite(till(), 1);
    const damaged = readFileSync(till());
    const { entries: after } = await recovered();
    const [name = ''] = readdirSync(join(directory.path, 'set-aside'));

    // As it was after each step: nothing moved yet; then the file moved, the ready one not.
    for (const hasMoved of [false, true]) {
      renameSync(till(), join(directory.path, `ready-${name}.db`));
      rmSync(join(directory.path, 'set-aside'), { recursive: true });
      if (!hasMoved) writeFileSync(till(), damaged);
      await open().close();
      running = null;
      expect(entries()).toEqual(after);
      expect(existsSync(join(directory.path, 'set-aside', name, 'till.db'))).toBe(!hasMoved);
    }
    expect(after.slice(0, before.length)).toEqual(before);
  });
});
