import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listBackups } from '#main/backup/backup-files.ts';
import { createBackups } from '#main/backup/create-backups.ts';
import { reading } from '#main/db/connection.ts';
import { readAllEntries } from '#main/engine/journal.ts';
import { verify } from '#main/engine/verify.ts';
import { asInstant } from '#shared/time/instant.ts';
import {
  BACKUP_WORKER,
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

let directory: ReturnType<typeof tempDirectory>;
beforeEach(() => {
  directory = tempDirectory();
});
afterEach(() => directory.remove());

const sell = async (engine: TestEngine) => settle(engine, await openOrder(engine, TOAST), 650);

/** Some hundred kilobytes for the journal, so that a copy takes many steps. */
const longChange = () => ({
  commandId: newId<string>(),
  changes: Array.from({ length: 400 }, (_, n) => ({
    ...{ noun: 'category' as const, id: newId<string>() },
    set: { name: `${n} ${'é'.repeat(100)}`, colour: '#b45309', stationIds: [], position: n },
  })) as never,
});

const idsIn = (path: string): string[] => reading(path, (db) => [...readAllEntries(db)].map(({ id }) => id));
const hasLater = (path: string) =>
  reading(path, (db) => db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'later'").get() !== undefined);

async function take({ engine }: TestEngine): Promise<string> {
  const outcome = await engine.backups.take();
  if (outcome.kind !== 'verified') throw new Error(JSON.stringify(outcome));
  return outcome.path;
}

describe('[B1][B2] a backup', () => {
  it('is whole though the till sells all the while, ends all the same, and holds what was sold before it', async () => {
    const engine = openEngine(directory.path);
    await openDay(engine);
    for (let count = 0; count < 20; count += 1) await engine.client.catalog.change(longChange());
    expect(statSync(join(directory.path, 'till.db')).size).toBeGreaterThan(4 * 1024 * 1024);
    const paths: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const before = engine.engine.till.head.position;
      let path = '';
      const taken = take(engine).then((done) => {
        path = done;
      });
      let sold = 0;
      const patience = performance.now() + 12_000;
      for (; path === '' && performance.now() < patience; sold += 1) {
        await sell(engine);
        await nextTurn();
      }
      expect(path).not.toBe('');
      await taken;
      expect(sold).toBeGreaterThan(0);
      expect(idsIn(path).length).toBeGreaterThanOrEqual(before);
      paths.push(path);
    }
    await engine.close();
    const all = idsIn(join(directory.path, 'till.db'));
    for (const path of paths) {
      const ids = idsIn(path);
      expect(ids).toEqual(all.slice(0, ids.length));
      expect(verify(path, MIGRATIONS).fault).toBeNull();
    }
  });

  it('is one file that only its owner’s directory shows, with nothing beside it', async () => {
    const engine = openEngine(directory.path);
    const path = await take(engine);
    await engine.close();
    expect(readdirSync(join(directory.path, 'backups')).map((name) => join(directory.path, 'backups', name))).toEqual([
      path,
    ]);
    expect(statSync(join(directory.path, 'backups')).mode & 0o077).toBe(0);
  });

  it('is taken by itself, when something was recorded and only then', async () => {
    const engine = openEngine(directory.path);
    await openDay(engine);
    const backups = createBackups({
      ...{ directory: directory.path, worker: BACKUP_WORKER, firstMs: 1, everyMs: 50 },
      now: () => asInstant(Date.now()),
      log: pino({ level: 'silent' }),
    });
    await vi.waitFor(() => expect(listBackups(directory.path)).toHaveLength(1), { timeout: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(listBackups(directory.path)).toHaveLength(1);
    await sell(engine);
    backups.moved();
    await vi.waitFor(() => expect(listBackups(directory.path)).toHaveLength(2), { timeout: 20_000 });
    await backups.close();
    await engine.close();
  });

  it('is given up when the till stops, and what is left of it is taken away by the next', async () => {
    const engine = openEngine(directory.path);
    const given = engine.engine.backups.take();
    given.catch(() => {});
    await engine.close();
    await expect(given).rejects.toThrow('given up');
    mkdirSync(join(directory.path, 'backups'), { recursive: true });
    writeFileSync(join(directory.path, 'backups', 'under-way.db'), 'half a file');
    writeFileSync(join(directory.path, 'backups', 'under-way.db-journal'), 'half a file');
    expect(listBackups(directory.path)).toEqual([]);
    const again = openEngine(directory.path);
    await take(again);
    await again.close();
    expect(readdirSync(join(directory.path, 'backups'))).toHaveLength(1);
  });
});

describe('[B3] a copy that does not verify', () => {
  it('never counts, pushes no backup out, and is kept for a person', async () => {
    const engine = openEngine(directory.path);
    await openDay(engine);
    const good = await take(engine);
    const { db } = engine.engine.till;
    db.exec("DROP TRIGGER entry_is_never_changed; UPDATE entry SET at = at + 1 WHERE type = 'day.opened'");
    for (let count = 0; count < 2; count += 1) {
      expect(await engine.engine.backups.take()).toMatchObject({ kind: 'unverified', fault: { kind: 'chain' } });
    }
    await engine.close();
    expect(listBackups(directory.path).map(({ path }) => path)).toEqual([good]);
    expect(existsSync(join(directory.path, 'backups', 'unverified.db'))).toBe(true);
  });
});

describe('[B5] a migration', () => {
  const later = () => {
    const migrations = join(directory.path, 'migrations');
    cpSync(MIGRATIONS, migrations, { recursive: true });
    writeFileSync(join(migrations, '9001-later.sql'), 'CREATE TABLE later (one INTEGER PRIMARY KEY) STRICT;');
    return migrations;
  };

  it('runs only after a backup of the file as it was', async () => {
    const engine = openEngine(directory.path);
    await openDay(engine);
    await sell(engine);
    await engine.close();
    expect(listBackups(directory.path)).toEqual([]);
    const migrations = later();
    await openEngine(directory.path, { migrations }).close();
    const [backup, ...others] = listBackups(directory.path);
    expect(others).toEqual([]);
    expect(verify(backup?.path ?? '', MIGRATIONS).fault).toBeNull();
    expect(idsIn(backup?.path ?? '')).toEqual(idsIn(join(directory.path, 'till.db')));
    expect(hasLater(backup?.path ?? '')).toBe(false);
    await openEngine(directory.path, { migrations }).close();
    expect(listBackups(directory.path)).toHaveLength(1);
  });

  it('does not run where the backup cannot be written', async () => {
    await openEngine(directory.path).close();
    writeFileSync(join(directory.path, 'backups'), 'in the way');
    const migrations = later();
    expect(() => openEngine(directory.path, { migrations })).toThrow();
    rmSync(join(directory.path, 'backups'));
    expect(hasLater(join(directory.path, 'till.db'))).toBe(false);
    expect(readFileSync(join(directory.path, 'till.db')).length).toBeGreaterThan(0);
  });
});
