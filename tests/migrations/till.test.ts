import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { idToBytes } from '#main/db/bytes.ts';
import { openWriter, type Writer } from '#main/db/connection.ts';
import { migrate } from '#main/db/migrate.ts';
import { readCardsInWork } from '#main/kitchen/kitchen-tickets.ts';
import { readScreens } from '#main/kitchen/paired-screens.ts';
import { readUnshown } from '#main/kitchen/unshown-tickets.ts';
import { readUnsettledAttempts } from '#main/payments/attempt-rows.ts';
import { readPausedPrinters } from '#main/printing/paused-printers.ts';
import { readPrintAlerts } from '#main/printing/print-alerts.ts';
import { listPrintJobs } from '#main/printing/print-jobs.ts';
import { readManners } from '#main/printing/printer-manners.ts';
import { readTries } from '#main/staff/pin-tries.ts';
import { findSession } from '#main/staff/session-rows.ts';
import { readAllStaff } from '#main/staff/staff-rows.ts';
import type { StaffId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import { MIGRATIONS, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';

let directory: ReturnType<typeof tempDirectory>;
beforeEach(() => {
  directory = tempDirectory();
});
afterEach(() => directory.remove());

const till = () => join(directory.path, 'till.db');

/** A file as the migrations up to this one leave it. */
function fileOf(last: number): Writer {
  const db = openWriter(till());
  migrate(db, MIGRATIONS, last);
  return db;
}

it('0002 leaves what stands and adds nothing to it', () => {
  const db = fileOf(1);
  db.exec("INSERT INTO counter VALUES ('receipt-number', 7); INSERT INTO day VALUES ('2026-11-20', 1, NULL)");
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT * FROM counter').all()).toEqual([{ name: 'receipt-number', value: 7 }]);
  expect(db.prepare('SELECT count(*) AS n FROM day').get()).toEqual({ n: 1 });
  for (const table of ['shape', 'pulled_record', 'peer_entry']) {
    expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
  }
  db.close();
});

it('0004 leaves the journal and what came of others, finds days by an index, and has nothing to ask for', () => {
  const db = fileOf(3);
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

it('0005 leaves what stands, and nobody works here yet', () => {
  const db = fileOf(4);
  db.exec("INSERT INTO shape VALUES ('record', zeroblob(16), 'first', '5_2')");
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT handle, "offset" FROM shape').all()).toEqual([{ handle: 'first', offset: '5_2' }]);
  expect(readAllStaff(db)).toEqual([]);
  db.close();
});

it('0006 leaves how far the past was read, and has nothing to tell of', () => {
  const db = fileOf(5);
  db.exec("INSERT INTO history VALUES (1, 'reading')");
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT * FROM history').all()).toEqual([{ one: 1, state: 'reading' }]);
  expect(db.prepare('SELECT count(*) AS n FROM recovery').get()).toEqual({ n: 0 });
  db.close();
});

it('0007 leaves what a print job says of its problem, without a code', () => {
  const db = fileOf(6);
  db.exec(`INSERT INTO print_job VALUES
    (zeroblob(16), zeroblob(16), zeroblob(16), '{}', 'failed', 5, 'it closed the connection', 6, 7)`);
  migrate(db, MIGRATIONS);
  expect(listPrintJobs(db, 1)).toMatchObject([
    { state: 'failed', tries: 5, problem: 'it closed the connection', problemCode: null, createdAt: 6, changedAt: 7 },
  ]);
  db.close();
});

it('0008 leaves each print job with the printer that it was owed to, and no printer paused', () => {
  const db = fileOf(7);
  db.exec(`INSERT INTO print_job VALUES
    (zeroblob(16), zeroblob(16), zeroblob(16), '{}', 'queued', 0, 'its cover is open', 6, 7, 'cover-open')`);
  migrate(db, MIGRATIONS);
  expect(listPrintJobs(db, 1)).toMatchObject([{ state: 'queued', owedTo: null, problemCode: 'cover-open' }]);
  expect(readPausedPrinters(db)).toEqual([]);
  db.close();
});

it('0009 leaves what is paused and whose each print job is, and nothing to tell of printers', () => {
  const db = fileOf(8);
  db.exec('INSERT INTO paused_printer VALUES (zeroblob(16), 5)');
  migrate(db, MIGRATIONS);
  expect(readPausedPrinters(db)).toHaveLength(1);
  expect(readPrintAlerts(db)).toEqual([]);
  db.close();
});

it('0010 leaves the paper that is owed, and reads a day of tickets by indexes', () => {
  const db = fileOf(9);
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

it('0012 leaves what is to tell of printers, and knows none of their ways', () => {
  const db = fileOf(11);
  db.exec("INSERT INTO print_alert VALUES (zeroblob(16), 'dead', 'offline', NULL, 5, NULL)");
  migrate(db, MIGRATIONS);
  expect(readPrintAlerts(db)).toMatchObject([{ kind: 'dead', since: 5 }]);
  expect(readManners(db, 'tcp 10.0.0.1 9100', 6 as never)).toEqual({ answers: null, confirms: null, givesIds: null });
  db.close();
});

it('0013 leaves what stands on screens, and has let no screen in', () => {
  const db = fileOf(12);
  db.exec("INSERT INTO kitchen_ticket VALUES (zeroblob(16), zeroblob(16), zeroblob(16), '2026-11-20', 1, '{}', 2, 3)");
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT bumped_at, word FROM kitchen_ticket').all()).toEqual([{ bumped_at: 2, word: 3 }]);
  expect(readScreens(db)).toEqual([]);
  db.close();
});

it('0014 leaves what screens show, and takes all of it for shown', () => {
  const db = fileOf(13);
  db.prepare(
    `INSERT INTO kitchen_ticket VALUES (zeroblob(16), zeroblob(16), zeroblob(16), '2026-03-02', 5, '{"at":5}', NULL, 0)`,
  ).run();
  migrate(db, MIGRATIONS, 14);
  expect(readCardsInWork(db, '2026-03-02' as never, 0 as never)).toEqual([{ ticket: { at: 5 }, bumpedAt: null }]);
  expect(readUnshown(db, 9 as never)).toEqual([]);
  db.close();
});

it('0015 leaves who works here, and has seen no try and no session', () => {
  const db = fileOf(14);
  const ada = id<StaffId>(0xada);
  db.prepare('INSERT INTO staff (id, version, body) VALUES (?, 7, ?)').run(idToBytes(ada), '{"name":"Ada"}');
  migrate(db, MIGRATIONS);
  expect(readAllStaff(db)).toEqual([
    { id: ada, name: 'Ada', archived: false, role: 'server', hasPin: false, language: null },
  ]);
  expect([readTries(db, ada), findSession(db, 'x', asInstant(1))]).toEqual([null, null]);
  db.close();
});

it('[GU1] 0016 leaves the staff as it is and knows no guests yet', () => {
  const db = fileOf(15);
  db.exec("INSERT INTO staff (id, version, body, sent) VALUES (zeroblob(16), 7, '{}', 3)");
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT version, body, sent FROM staff').all()).toEqual([{ version: 7, body: '{}', sent: 3 }]);
  expect(db.prepare('SELECT * FROM guest').all()).toEqual([]);
  db.close();
});

it('[RC10] 0019 knows no requests yet, and finds the guests that are still known', () => {
  const db = fileOf(18);
  db.exec(
    'INSERT INTO guest (id, version, body) VALUES (randomblob(16), 7, \'{}\'), (randomblob(16), 8, \'{"name":"Ada"}\')',
  );
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT * FROM mail').all()).toEqual([]);
  expect(db.prepare("SELECT version FROM guest INDEXED BY guest_known WHERE body <> '{}'").all()).toEqual([
    { version: 8 },
  ]);
  db.exec(`INSERT INTO mail (id, version, body) VALUES (randomblob(16), 1, '{"orderId":"x"}')`);
  const found = "SELECT version FROM mail INDEXED BY mail_of_order WHERE body ->> '$.orderId' = 'x' AND body <> '{}'";
  expect(db.prepare(found).all()).toEqual([{ version: 1 }]);
  db.close();
});

it('0017 leaves what was recorded as it is: no drawer was ever opened', () => {
  const db = fileOf(16);
  db.exec(`INSERT INTO past_entry (id, type, body) VALUES (randomblob(16), 'day.opened', '{}')`);
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT type FROM past_entry').all()).toEqual([{ type: 'day.opened' }]);
  for (const table of ['drawer_session', 'drawer_takings']) {
    expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual([]);
  }
  db.close();
});

it('0018 asks nothing of a shop that was there before', () => {
  const db = fileOf(17);
  db.exec(`INSERT INTO record (noun, id, fields, stamps) VALUES ('shop', randomblob(16), '{}', '[]')`);
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT * FROM first_run').all()).toEqual([]);
  expect(db.prepare('SELECT noun FROM record').all()).toEqual([{ noun: 'shop' }]);
  db.close();
});

it('[CP4] 0020 leaves what was recorded as it is, and holds one active card attempt at an order', () => {
  const db = fileOf(19);
  db.exec("INSERT INTO counter VALUES ('receipt-number', 7)");
  migrate(db, MIGRATIONS);
  expect(db.prepare('SELECT * FROM counter').all()).toEqual([{ name: 'receipt-number', value: 7 }]);
  expect(readUnsettledAttempts(db)).toEqual([]);
  const insert = db.prepare("INSERT INTO card_attempt VALUES (?, zeroblob(16), ?, '{}', 1, 1)");
  insert.run(idToBytes(id(1)), 'failed');
  insert.run(idToBytes(id(2)), 'cancelling');
  insert.run(idToBytes(id(3)), 'confirming');
  expect(() => insert.run(idToBytes(id(4)), 'unknown')).toThrow(/UNIQUE/);
  db.close();
});

it('all of them make every table strict, and are applied once', () => {
  const db = openWriter(till());
  migrate(db, MIGRATIONS);
  migrate(db, MIGRATIONS);
  const tables = db.pragma('table_list') as { name: string; schema: string; strict: number }[];
  const ours = tables.filter(({ name, schema }) => schema === 'main' && !name.startsWith('sqlite_'));
  expect(ours.map(({ name }) => name).sort()).toEqual([
    'card_attempt',
    'command_answer',
    'counter',
    'day',
    'device',
    'doubled_sale',
    'drawer_session',
    'drawer_takings',
    'entry',
    'first_run',
    'guest',
    'history',
    'history_segment',
    'kitchen_screen',
    'kitchen_ticket',
    'mail',
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
