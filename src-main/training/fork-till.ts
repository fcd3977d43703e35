import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceId, NewId } from '#shared/ids/ids.ts';
import { markOf, writeHead } from '../backup/head-file.ts';
import { copyOnline, hasRoomFor } from '../backup/take-backup.ts';
import { openWriter, transact, type Writer } from '../db/connection.ts';
import { beginSegment, type Device, readDevice } from '../engine/device.ts';
import { readGivenNumbers } from '../engine/given-numbers.ts';
import { readHead } from '../engine/journal.ts';
import { takeLock } from '../engine/open-directory.ts';
import { CLEAN_STOP, TILL_FILE } from '../engine/till-files.ts';
import { printOnScreen } from './fork-printers.ts';
import { EMPTIED } from './fork-tables.ts';

/** Whether there is a copy to train on; `no-room` where the disk is needed for sales. */
export type ForkOutcome = 'forked' | 'no-room';

/** In order and receipt numbers: no till of a shop has got so far down the alphabet, and it says what it is. */
const TRAINING_LETTER = 'T';

/**
 * Makes a copy of a running till's file in a directory of its own, for one person to train on: a device of its own that owes nobody
 * anything, has no way to a printer, and knows no secret; spec [TR2], [TR3]. Runs in a thread of its own.
 */
export async function forkTill(till: string, directory: string, newId: NewId): Promise<ForkOutcome> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (!hasRoomFor(till, directory)) return 'no-room';
  const path = join(directory, TILL_FILE);
  const lock = takeLock(directory);
  await copyOnline(till, path);
  const db = openWriter(path);
  try {
    // Nothing here outlives the process: there is nothing to keep safe yet.
    db.pragma('synchronous = OFF');
    const device = transact(db, () => strip(db, newId));
    writeHead(directory, markOf(device, readHead(db, device), readGivenNumbers(db, device.id)));
  } finally {
    db.close();
    lock.close();
  }
  writeFileSync(join(directory, CLEAN_STOP), '');
  return 'forked';
}

function strip(db: Writer, newId: NewId): Device {
  for (const table of EMPTIED) db.exec(`DELETE FROM "${table}"`);
  db.exec(
    'UPDATE segment SET acknowledged = coalesce((SELECT max(seq) FROM entry WHERE entry.segment = segment.number), 0)',
  );
  const before = readDevice(db);
  if (!before) throw new Error('there is no till to train on');
  printOnScreen(db, before.shop, newId);
  const place = { org: before.org, shop: before.shop, letter: TRAINING_LETTER };
  return beginSegment(db, { ...before, id: newId<DeviceId>() }, place, readHead(db, before).hash, newId);
}
