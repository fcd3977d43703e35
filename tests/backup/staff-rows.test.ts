import { closeSync, copyFileSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { restoreTill } from '#main/backup/restore-till.ts';
import { takeShape } from '#main/engine/take-shape.ts';
import { countUnsent } from '#main/rows/row-tables.ts';
import { readShapePosition } from '#main/sync/shape-positions.ts';
import type { StaffId } from '#shared/ids/ids.ts';
import { asInstant } from '#shared/time/instant.ts';
import { MIGRATIONS, newId, openDay, openEngine, openOrder, type TestEngine, tempDirectory } from '#support/engine.ts';
import { staffRow } from '#support/rows.ts';

const SECRET_NAME = 'Wilhelmina Vanderbilt';
const PAGE = 4_096;

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
beforeEach(() => {
  directory = tempDirectory();
  till = openEngine(directory.path);
});
afterEach(async () => {
  await till.close();
  directory.remove();
});

const file = () => join(directory.path, 'till.db');
const add = async (name: string) =>
  (await till.client.staff.add({ commandId: newId(), staffId: newId<StaffId>(), name })).staffId;
const erase = (staffId: StaffId) => till.client.staff.erase({ commandId: newId(), staffId });
const names = async () => (await till.client.staff.list()).staff.map(({ name }) => name);
const restore = (from: string, evenUnsent = false) =>
  restoreTill({
    directory: directory.path,
    migrations: MIGRATIONS,
    from,
    evenUnsent,
    now: asInstant(Date.now()),
    newId,
  });

/** Page 1 and what leads to the tables are gone; the rows' own pages are not. */
function damage(): void {
  const db = till.engine.till.db;
  const roots = db.prepare("SELECT rootpage FROM sqlite_master WHERE name IN ('entry', 'record')").all();
  const opened = openSync(file(), 'r+');
  for (const { rootpage } of [{ rootpage: 1 }, ...(roots as { rootpage: number }[])]) {
    writeSync(opened, Buffer.alloc(100, 0xab), 0, 100, (rootpage - 1) * PAGE);
  }
  closeSync(opened);
}

it('[B7] [GU6] carries the staff over from a damaged file, of each the row that stands, and asks the cloud again; no guest is taken for one of them', async () => {
  const someone = await add(SECRET_NAME);
  const guestPosition = { handle: 'first', offset: '1_0' as const };
  takeShape(till.engine.till, { shape: 'guest', rows: [], position: guestPosition, isCaughtUp: true });
  await openDay(till);
  const { id: orderId } = await openOrder(till);
  expect((await till.engine.backups.take()).kind).toBe('verified');
  await add('Ada');
  const position = { handle: 'first', offset: '5_2' as const };
  takeShape(till.engine.till, {
    shape: 'staff',
    rows: [{ content: JSON.stringify(staffRow(Date.now() * 2_048, 'Bo')) }],
    position,
    isCaughtUp: true,
  });
  takeShape(till.engine.till, { shape: 'guest', rows: [], position, isCaughtUp: true });
  await till.client.guests.describe({ commandId: newId(), orderId, name: 'Carol' });
  await erase(someone);
  till.engine.till.db.pragma('wal_checkpoint(TRUNCATE)');
  damage();
  await till.close();
  till = openEngine(directory.path);
  expect(till.engine.recovery).not.toBeNull();
  // The backup still has the name, and so has what an erased row leaves in a page.
  expect(await names()).toEqual(['Ada', 'Bo']);
  const { db, device } = till.engine.till;
  expect(countUnsent(db)).toBe(3);
  expect(readShapePosition(db, 'staff', device.shop)).toBeNull();
  // What the cloud was not sent of guests is lost; what it was sent since the backup is read from where that was.
  expect((await till.client.till.state()).guests).toEqual([]);
  expect(readShapePosition(db, 'guest', device.shop)).toEqual(guestPosition);
});

it('[B22] keeps the staff in a backup, and refuses one that lacks what was not sent', async () => {
  await add('Ada');
  const backup = await till.engine.backups.take();
  if (backup.kind !== 'verified') throw new Error(backup.kind);
  const copy = join(directory.path, 'copy.db');
  copyFileSync(backup.path, copy);
  await till.close();
  expect(restore(copy).ok).toBe(true);
  till = openEngine(directory.path);
  expect(await names()).toEqual(['Ada']);
  await add('Bo');
  await till.close();
  expect(restore(copy)).toMatchObject({ ok: false, error: { kind: 'unsent', entries: 1 } });
  expect(restore(copy, true).ok).toBe(true);
  till = openEngine(directory.path);
  expect(await names()).toEqual(['Ada']);
  expect(statSync(file()).size).toBeGreaterThan(0);
  rmSync(copy);
});
