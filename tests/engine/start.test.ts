import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idToBytes } from '#main/db/bytes.ts';
import { assertDurable, openWriter } from '#main/db/connection.ts';
import { migrate } from '#main/db/migrate.ts';
import { verify } from '#main/engine/verify.ts';
import { readCardsInWork } from '#main/kitchen/kitchen-tickets.ts';
import { readScreens } from '#main/kitchen/paired-screens.ts';
import { readUnshown } from '#main/kitchen/unshown-tickets.ts';
import { readPausedPrinters } from '#main/printing/paused-printers.ts';
import { readPrintAlerts } from '#main/printing/print-alerts.ts';
import { listPrintJobs } from '#main/printing/print-jobs.ts';
import { readManners } from '#main/printing/printer-manners.ts';
import { readTries } from '#main/staff/pin-tries.ts';
import { findSession } from '#main/staff/session-rows.ts';
import { readAllStaff } from '#main/staff/staff-rows.ts';
import type { StaffId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
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

describe('migration 0002', () => {
  it('leaves what stands and adds nothing to it', () => {
    const until0001 = join(directory.path, 'migrations');
    mkdirSync(until0001);
    copyFileSync(join(MIGRATIONS, '0001-journal.sql'), join(until0001, '0001-journal.sql'));
    const db = openWriter(till());
    migrate(db, until0001);
    db.exec("INSERT INTO counter VALUES ('receipt-number', 7); INSERT INTO day VALUES ('2026-11-20', 1, NULL)");
    migrate(db, MIGRATIONS);
    expect(db.prepare('SELECT * FROM counter').all()).toEqual([{ name: 'receipt-number', value: 7 }]);
    expect(db.prepare('SELECT count(*) AS n FROM day').get()).toEqual({ n: 1 });
    for (const table of ['shape', 'pulled_record', 'peer_entry']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    db.close();
  });
});

describe('migration 0004', () => {
  it('leaves the journal and what came of others, finds days by an index, and has nothing to ask for', () => {
    const until0003 = join(directory.path, 'migrations');
    mkdirSync(until0003);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0004')) {
      copyFileSync(join(MIGRATIONS, file), join(until0003, file));
    }
    const db = openWriter(till());
    migrate(db, until0003);
    const id = "x'00000000000000000000000000000001'";
    const hash = `x'${'ab'.repeat(32)}'`;
    db.exec(`
      INSERT INTO segment (number, id, org, shop, device) VALUES (1, ${id}, ${id}, ${id}, ${id});
      INSERT INTO entry VALUES (1, ${id}, 1, 1, 1, 1, '2026-11-20', NULL, 'day.opened', 1, NULL, '{}', ${hash});
      INSERT INTO peer_entry VALUES (1, ${id}, ${id}, 0, '{}')`);
    const kept = () => ['entry', 'peer_entry', 'segment'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
    const before = kept();
    migrate(db, MIGRATIONS);
    expect(kept()).toEqual(before);
    for (const table of ['history', 'history_segment', 'past_entry']) {
      expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    const plan = db.prepare("EXPLAIN QUERY PLAN SELECT seq FROM entry WHERE type IN ('day.opened', 'day.closed')");
    expect(JSON.stringify(plan.all())).toContain('entry_of_day');
    db.close();
  });
});

describe('migration 0005', () => {
  it('leaves what stands, and nobody works here yet', () => {
    const until0004 = join(directory.path, 'migrations');
    mkdirSync(until0004);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0005')) {
      copyFileSync(join(MIGRATIONS, file), join(until0004, file));
    }
    const db = openWriter(till());
    migrate(db, until0004);
    db.exec("INSERT INTO shape VALUES ('record', zeroblob(16), 'first', '5_2')");
    migrate(db, MIGRATIONS);
    expect(db.prepare('SELECT handle, "offset" FROM shape').all()).toEqual([{ handle: 'first', offset: '5_2' }]);
    expect(readAllStaff(db)).toEqual([]);
    db.close();
  });
});

describe('migration 0006', () => {
  it('leaves how far the past was read, and has nothing to tell of', () => {
    const until0005 = join(directory.path, 'migrations');
    mkdirSync(until0005);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0006')) {
      copyFileSync(join(MIGRATIONS, file), join(until0005, file));
    }
    const db = openWriter(till());
    migrate(db, until0005);
    db.exec("INSERT INTO history VALUES (1, 'reading')");
    migrate(db, MIGRATIONS);
    expect(db.prepare('SELECT * FROM history').all()).toEqual([{ one: 1, state: 'reading' }]);
    expect(db.prepare('SELECT count(*) AS n FROM recovery').get()).toEqual({ n: 0 });
    db.close();
  });
});

describe('migration 0007', () => {
  it('leaves what a print job says of its problem, without a code', () => {
    const until0006 = join(directory.path, 'migrations');
    mkdirSync(until0006);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0007')) {
      copyFileSync(join(MIGRATIONS, file), join(until0006, file));
    }
    const db = openWriter(till());
    migrate(db, until0006);
    db.exec(`INSERT INTO print_job VALUES
      (zeroblob(16), zeroblob(16), zeroblob(16), '{}', 'failed', 5, 'it closed the connection', 6, 7)`);
    migrate(db, MIGRATIONS);
    expect(listPrintJobs(db, 1)).toMatchObject([
      { state: 'failed', tries: 5, problem: 'it closed the connection', problemCode: null, createdAt: 6, changedAt: 7 },
    ]);
    db.close();
  });
});

describe('migration 0008', () => {
  it('leaves each print job with the printer that it was owed to, and no printer paused', () => {
    const until0007 = join(directory.path, 'migrations');
    mkdirSync(until0007);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0008')) {
      copyFileSync(join(MIGRATIONS, file), join(until0007, file));
    }
    const db = openWriter(till());
    migrate(db, until0007);
    db.exec(`INSERT INTO print_job VALUES
      (zeroblob(16), zeroblob(16), zeroblob(16), '{}', 'queued', 0, 'its cover is open', 6, 7, 'cover-open')`);
    migrate(db, MIGRATIONS);
    expect(listPrintJobs(db, 1)).toMatchObject([{ state: 'queued', owedTo: null, problemCode: 'cover-open' }]);
    expect(readPausedPrinters(db)).toEqual([]);
    db.close();
  });
});

describe('migration 0009', () => {
  it('leaves what is paused and whose each print job is, and nothing to tell of printers', () => {
    const until0008 = join(directory.path, 'migrations');
    mkdirSync(until0008);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0009')) {
      copyFileSync(join(MIGRATIONS, file), join(until0008, file));
    }
    const db = openWriter(till());
    migrate(db, until0008);
    db.exec('INSERT INTO paused_printer VALUES (zeroblob(16), 5)');
    migrate(db, MIGRATIONS);
    expect(readPausedPrinters(db)).toHaveLength(1);
    expect(readPrintAlerts(db)).toEqual([]);
    db.close();
  });
});

describe('migration 0012', () => {
  it('leaves what is to tell of printers, and knows none of their ways', () => {
    const until = join(directory.path, 'migrations');
    mkdirSync(until);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0012')) {
      copyFileSync(join(MIGRATIONS, file), join(until, file));
    }
    const db = openWriter(till());
    migrate(db, until);
    db.exec("INSERT INTO print_alert VALUES (zeroblob(16), 'dead', 'offline', NULL, 5, NULL)");
    migrate(db, MIGRATIONS);
    expect(readPrintAlerts(db)).toMatchObject([{ kind: 'dead', since: 5 }]);
    expect(readManners(db, 'tcp 10.0.0.1 9100', 6 as never)).toEqual({ answers: null, confirms: null, givesIds: null });
    db.close();
  });
});

describe('migration 0014', () => {
  it('leaves what screens show, and takes all of it for shown', () => {
    const db = openWriter(till());
    migrate(db, MIGRATIONS, 13);
    db.prepare(
      `INSERT INTO kitchen_ticket VALUES (zeroblob(16), zeroblob(16), zeroblob(16), '2026-03-02', 5, '{"at":5}', NULL, 0)`,
    ).run();
    migrate(db, MIGRATIONS, 14);
    expect(readCardsInWork(db, '2026-03-02' as never, 0 as never)).toEqual([{ ticket: { at: 5 }, bumpedAt: null }]);
    expect(readUnshown(db, 9 as never)).toEqual([]);
    db.close();
  });
});

describe('all migrations', () => {
  it('makes every table strict, and is applied once', () => {
    const db = openWriter(till());
    migrate(db, MIGRATIONS);
    migrate(db, MIGRATIONS);
    const tables = db.pragma('table_list') as { name: string; schema: string; strict: number }[];
    const ours = tables.filter(({ name, schema }) => schema === 'main' && !name.startsWith('sqlite_'));
    expect(ours.map(({ name }) => name).sort()).toEqual([
      'command_answer',
      'counter',
      'day',
      'device',
      'doubled_sale',
      'drawer_session',
      'drawer_takings',
      'entry',
      'guest',
      'history',
      'history_segment',
      'kitchen_screen',
      'kitchen_ticket',
      'migration',
      'order',
      'past_entry',
      'paused_printer',
      'peer_entry',
      'pin_try',
      'print_alert',
      'print_job',
      'printer_manners',
      'pulled_record',
      'pulled_stock_level',
      'record',
      'recovery',
      'segment',
      'session',
      'shape',
      'staff',
      'stock_movement',
      'unshown_ticket',
    ]);
    expect(ours.every(({ strict }) => strict === 1)).toBe(true);
    db.close();
  });
});

describe('migration 0010', () => {
  it('leaves the paper that is owed, and reads a day of tickets by indexes', () => {
    const until0009 = join(directory.path, 'migrations');
    mkdirSync(until0009);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0010')) {
      copyFileSync(join(MIGRATIONS, file), join(until0009, file));
    }
    const db = openWriter(till());
    migrate(db, until0009);
    db.exec("INSERT INTO print_alert VALUES (zeroblob(16), 'dead', 'offline', NULL, 1, NULL)");
    migrate(db, MIGRATIONS);
    expect(db.prepare('SELECT count(*) AS n FROM print_alert').get()).toEqual({ n: 1 });
    expect(db.prepare('SELECT count(*) AS n FROM kitchen_ticket').get()).toEqual({ n: 0 });
    const planOf = (rest: string) =>
      JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN SELECT ticket FROM kitchen_ticket ${rest}`).all());
    const day = "WHERE business_date = '2026-11-20'";
    expect(planOf(`${day} AND bumped_at IS NULL ORDER BY at`)).toMatch(/^(?!.*TEMP B-TREE).*kitchen_ticket_standing/);
    const bumped = `${day} AND bumped_at IS NOT NULL ORDER BY bumped_at DESC LIMIT 50`;
    expect(planOf(bumped)).toMatch(/^(?!.*TEMP B-TREE).*kitchen_ticket_bumped/);
    expect(planOf('ORDER BY business_date DESC LIMIT 1')).toMatch(/^(?!.*TEMP B-TREE).*kitchen_ticket_day/);
    db.close();
  });
});

describe('migration 0015', () => {
  it('leaves who works here, and has seen no try and no session', () => {
    const until = join(directory.path, 'migrations');
    mkdirSync(until);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0015')) {
      copyFileSync(join(MIGRATIONS, file), join(until, file));
    }
    const db = openWriter(till());
    migrate(db, until);
    const ada = id<StaffId>(0xada);
    db.prepare('INSERT INTO staff (id, version, body) VALUES (?, 7, ?)').run(idToBytes(ada), '{"name":"Ada"}');
    migrate(db, MIGRATIONS);
    expect(readAllStaff(db)).toEqual([{ id: ada, name: 'Ada', archived: false, role: 'server', hasPin: false }]);
    expect([readTries(db, ada), findSession(db, 'x', asInstant(1))]).toEqual([null, null]);
    db.close();
  });
});

describe('migration 0016', () => {
  it('[GU1] leaves the staff as it is and knows no guests yet', () => {
    const db = openWriter(till());
    migrate(db, MIGRATIONS, 15);
    db.exec("INSERT INTO staff (id, version, body, sent) VALUES (zeroblob(16), 7, '{}', 3)");
    migrate(db, MIGRATIONS);
    expect(db.prepare('SELECT version, body, sent FROM staff').all()).toEqual([{ version: 7, body: '{}', sent: 3 }]);
    expect(db.prepare('SELECT * FROM guest').all()).toEqual([]);
    db.close();
  });
});

describe('migration 0013', () => {
  it('leaves what stands on screens, and has let no screen in', () => {
    const until = join(directory.path, 'migrations');
    mkdirSync(until);
    for (const file of readdirSync(MIGRATIONS).filter((name) => name < '0013')) {
      copyFileSync(join(MIGRATIONS, file), join(until, file));
    }
    const db = openWriter(till());
    migrate(db, until);
    db.exec(
      "INSERT INTO kitchen_ticket VALUES (zeroblob(16), zeroblob(16), zeroblob(16), '2026-11-20', 1, '{}', 2, 3)",
    );
    migrate(db, MIGRATIONS);
    expect(db.prepare('SELECT bumped_at, word FROM kitchen_ticket').all()).toEqual([{ bumped_at: 2, word: 3 }]);
    expect(readScreens(db)).toEqual([]);
    db.close();
  });
});
