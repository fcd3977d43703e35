import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { openWriter, transact } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { readDevice } from '../engine/device.ts';
import { readGivenNumbers } from '../engine/given-numbers.ts';
import { readHead } from '../engine/journal.ts';
import { asStartRefusal, takeLock } from '../engine/open-directory.ts';
import { rebuild } from '../engine/rebuild.ts';
import { TILL_FILE } from '../engine/till-files.ts';
import { verify, verifyJournal } from '../engine/verify.ts';
import { listBackups, stampOfTime } from './backup-files.ts';
import { type HeadMark, markOf, readHeadMark, writeHead } from './head-file.ts';
import { openCopy } from './open-copy.ts';
import { openPageImages } from './page-images.ts';
import { insertRecovery, type LostRange } from './recoveries.ts';
import { type Recovery, recoverySentences, writeReport } from './recovery-report.ts';
import { type SalvagedSegment, salvageEntries } from './salvage-entries.ts';
import { salvageStaff } from './salvage-staff.ts';
import { asideName, asidePath, beingMade, reportIn, swapIn } from './swap-till.ts';

export interface RecoveryOptions {
  readonly directory: string;
  readonly migrations: string;
  readonly now: () => Instant;
  readonly newId: NewId;
}

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
    const name = asideName(directory, stampOfTime(now()));
    const mark = readHeadMark(directory);
    const made = makeFile(path, { directory, migrations, at: now(), newId, name, mark });
    if (!made || verify(path, migrations).fault) return null;
    const { segments, lost } = made;
    const recovery = { backup: backup && { path: backup.path, at: backup.at }, segments, lost };
    const setAside = asidePath(directory, name);
    writeReport(directory, reportIn(name), recoverySentences(recovery, setAside));
    swapIn(directory, name);
    writeHead(directory, made.head);
    return { ...recovery, setAside };
  } catch (error) {
    throw asStartRefusal(error, directory);
  } finally {
    beingMade(directory);
    lock.close();
  }
}

interface MakingOptions {
  readonly directory: string;
  readonly migrations: string;
  readonly at: Instant;
  readonly newId: NewId;
  /** What the damaged file is set aside under. */
  readonly name: string;
  readonly mark: HeadMark | null;
}

function makeFile(
  path: string,
  { directory, migrations, at, newId, name, mark }: MakingOptions,
): { segments: SalvagedSegment[]; lost: LostRange[]; head: HeadMark } | null {
  const db = openWriter(path);
  const damaged = openPageImages(join(directory, TILL_FILE));
  try {
    migrate(db, migrations);
    const segments = transact(db, () => {
      salvageStaff(db, damaged);
      return salvageEntries(db, damaged);
    });
    const device = readDevice(db);
    if (!device) return null;
    rebuild(db, device.id);
    const opened = openCopy(db, directory, device, at, newId);
    const lost = lostOf(segments, mark);
    insertRecovery(db, { kind: 'recovered', at, report: reportIn(name), lost });
    return { segments, lost, head: markOf(opened, readHead(db, opened), readGivenNumbers(db, opened.id)) };
  } finally {
    damaged.close();
    db.close();
  }
}

/** Of each segment what follows its last entry, as far as the counter or a stranded entry shows that there was more. */
function lostOf(segments: readonly SalvagedSegment[], mark: HeadMark | null): LostRange[] {
  const ends = new Map(segments.map(({ id, after, stranded }) => [id, { after, last: stranded.at(-1) ?? 0 }]));
  if (mark && !ends.has(mark.segment)) ends.set(mark.segment, { after: null, last: 0 });
  return [...ends].flatMap(([segment, { after, last }]) => {
    const from = (after?.seq ?? 0) + 1;
    const to = Math.max(last, segment === mark?.segment ? mark.seq : 0);
    return from <= to ? [{ segment, from, to }] : [];
  });
}
