import { spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertDurable, openWriter } from '#main/db/connection.ts';
import { verify } from '#main/engine/verify.ts';
import { MIGRATIONS, openDay, openEngine, openOrder, settle, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';

let directory: ReturnType<typeof tempDirectory>;
beforeEach(() => {
  directory = tempDirectory();
});
afterEach(() => directory.remove());

const TOAST = id<string>(0x11);
const till = () => join(directory.path, 'till.db');

async function sellOnce(): Promise<void> {
  const engine = openEngine(directory.path);
  await openDay(engine);
  await settle(engine, await openOrder(engine, TOAST), 650);
  await engine.close();
}

describe('starting on a data directory', () => {
  it('[J9] writes through a handle whose commits are durable, asserted on the live handle', async () => {
    const engine = openEngine(directory.path);
    const { db } = engine.engine.till;
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('fullfsync', { simple: true })).toBe(1);
    expect(db.pragma('checkpoint_fullfsync', { simple: true })).toBe(1);
    db.pragma('synchronous = NORMAL');
    expect(() => assertDurable(db)).toThrow('would not be durable');
    await engine.close();
  });

  it('refuses a second engine, and lets one in once the first has gone', async () => {
    const first = openEngine(directory.path);
    expect(() => openEngine(directory.path)).toThrow(expect.objectContaining({ reason: 'already-running' }));
    await first.close();
    await openEngine(directory.path).close();
  });

  it('refuses a damaged file with what to do, and changes nothing', async () => {
    await sellOnce();
    const size = statSync(till()).size;
    const file = openSync(till(), 'r+');
    writeSync(file, Buffer.alloc(size - 4_096, 0xab), 0, size - 4_096, 4_096);
    closeSync(file);
    const damaged = readFileSync(till());
    expect(() => openEngine(directory.path)).toThrow(expect.objectContaining({ reason: 'corrupt' }));
    expect(() => openEngine(directory.path)).toThrow('Do not delete it');
    expect(readFileSync(till()).equals(damaged)).toBe(true);
  });

  it('refuses a file that is no database', () => {
    writeFileSync(till(), 'this is not SQLite, and long enough to be looked at as a header by it'.repeat(20));
    expect(() => openEngine(directory.path)).toThrow(expect.objectContaining({ reason: 'corrupt' }));
  });

  it('refuses a file of a newer app in one sentence', async () => {
    await sellOnce();
    const db = openWriter(till());
    db.prepare("INSERT INTO migration VALUES (999, '0999-later.sql', 'x')").run();
    db.close();
    expect(() => openEngine(directory.path)).toThrow(expect.objectContaining({ reason: 'newer-file' }));
    expect(() => openEngine(directory.path)).toThrow('Update this app');
  });

  it('refuses a file whose migrations are not the ones it was made with', async () => {
    await sellOnce();
    const db = openWriter(till());
    db.prepare("UPDATE migration SET checksum = 'other'").run();
    db.close();
    expect(() => openEngine(directory.path)).toThrow(expect.objectContaining({ reason: 'altered-migration' }));
  });

  it('refuses a directory that cannot be made or written', async () => {
    writeFileSync(join(directory.path, 'file'), '');
    expect(() => openEngine(join(directory.path, 'file', 'till'))).toThrow(
      expect.objectContaining({ reason: 'read-only' }),
    );
    const closed = join(directory.path, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    expect(await startAsAnyone(closed)).toContain('cannot write to');
  });

  it('goes on after a stop that was not clean, with everything that was confirmed', async () => {
    const crashed = openEngine(directory.path);
    await openDay(crashed);
    const order = await openOrder(crashed, TOAST);
    // What a killed process leaves: the lock is gone with it, the file and its WAL are as they were.
    const copy = tempDirectory();
    for (const name of ['till.db', 'till.db-wal']) {
      writeFileSync(join(copy.path, name), readFileSync(join(directory.path, name)));
    }
    await crashed.close();
    const after = openEngine(copy.path);
    expect((await after.client.orders.get({ orderId: order.id })).order).toEqual(order);
    expect((await after.client.till.state()).openOrders).toEqual([order]);
    await after.close();
    expect(verify(join(copy.path, 'till.db'), MIGRATIONS).fault).toBeNull();
    copy.remove();
  });
});

/** Starts the engine's process as a user without rights, where this one has them all; answers what it said. */
function startAsAnyone(data: string): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  const main = join(import.meta.dirname, '../../src-main/station/engine-main.ts');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, '--data', data, '--port', '0', '--cloud', 'none'], {
      ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (data) => {
      said += data;
    });
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.on('close', () => resolve(said));
  });
}
