import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { openWriter, transact } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { readDevice } from '../engine/device.ts';
import { readHead } from '../engine/journal.ts';
import { asStartRefusal, takeLock } from '../engine/open-directory.ts';
import { rebuild } from '../engine/rebuild.ts';
import { TILL_FILE } from '../engine/till-files.ts';
import { verify, verifyJournal } from '../engine/verify.ts';
import { type Backup, listBackups, stampOfTime } from './backup-files.ts';
import { type HeadMark, readHeadMark, writeHead } from './head-file.ts';
import { openCopy } from './open-copy.ts';
import { openPageImages } from './page-images.ts';
import { type Recovery, recoverySentences } from './recovery-report.ts';
import { type SalvagedSegment, salvageEntries } from './salvage-entries.ts';
import { salvageStaff } from './salvage-staff.ts';
import { asideName, beingMade, swapIn } from './swap-till.ts';

export interface RecoveryOptions {
  readonly directory: string;
  readonly migrations: string;
  readonly now: () => Instant;
  readonly newId: NewId;
}

/** In the directory of what was set aside. */
const REPORT = 'what-was-recovered.txt';

/**
 * Puts the newest good backup, and every entry that the damaged file still gives, into the place of a till's file that
 * cannot be used, and sets that one aside; spec [B6]–[B9]. null where there is nothing to make a till of; then nothing
 * was changed.
 */
export function recoverTill({ directory, migrations, now, newId }: RecoveryOptions): Recovery | null {
  const lock = takeLock(directory);
  try {
    const path = beingMade(directory);
    const backup = listBackups(directory).find((one) => verifyJournal(one.path) === null) ?? null;
    if (backup) copyFileSync(backup.path, path);
    const made = makeFile(path, join(directory, TILL_FILE), { migrations, at: now(), newId });
    if (!made || verify(path, migrations).fault) return null;
    const recovery = recoveryOf(made.segments, backup, readHeadMark(directory));
    const setAside = swapIn(directory, asideName(directory, stampOfTime(now())));
    writeHead(directory, made.head);
    writeFileSync(join(setAside, REPORT), `${recoverySentences(recovery, setAside).join('\n')}\n`);
    return { ...recovery, setAside };
  } catch (error) {
    throw asStartRefusal(error, directory);
  } finally {
    beingMade(directory);
    lock.close();
  }
}

function makeFile(
  path: string,
  damagedPath: string,
  { migrations, at, newId }: { migrations: string; at: Instant; newId: NewId },
): { segments: SalvagedSegment[]; head: HeadMark } | null {
  const db = openWriter(path);
  const damaged = openPageImages(damagedPath);
  try {
    migrate(db, migrations);
    const segments = transact(db, () => {
      salvageStaff(db, damaged);
      return salvageEntries(db, damaged);
    });
    const device = readDevice(db);
    if (!device) return null;
    rebuild(db, device.id);
    const opened = openCopy(db, device, at, newId);
    const { seq, hash } = readHead(db, opened);
    return { segments, head: { segment: opened.segment.id, seq, hash } };
  } finally {
    damaged.close();
    db.close();
  }
}

/** What the counter beside the file names and the new file lacks is known to be missing; more may be. */
function recoveryOf(
  segments: readonly SalvagedSegment[],
  backup: Backup | null,
  head: HeadMark | null,
): Omit<Recovery, 'setAside'> {
  const reached = segments.find(({ id }) => id === head?.segment)?.after?.seq ?? 0;
  const missing = head && head.seq > reached ? { segment: head.segment, from: reached + 1, to: head.seq } : null;
  return { backup: backup && { path: backup.path, at: backup.at }, segments, missing };
}
