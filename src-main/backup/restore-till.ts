import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NewId, SegmentId } from '#shared/ids/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import { openWriter, type Reader, reading } from '../db/connection.ts';
import { MigrationRefusal, migrate } from '../db/migrate.ts';
import { readDevice } from '../engine/device.ts';
import { readGivenNumbers } from '../engine/given-numbers.ts';
import { readHead } from '../engine/journal.ts';
import { takeLock } from '../engine/open-directory.ts';
import { TILL_FILE } from '../engine/till-files.ts';
import { type Fault, verifyJournal } from '../engine/verify.ts';
import { rowTables } from '../rows/row-tables.ts';
import { readOutbox } from '../sync/outbox.ts';
import { stampOfTime } from './backup-files.ts';
import { markOf, readHeadMark, writeHead } from './head-file.ts';
import { openCopy } from './open-copy.ts';
import { insertRecovery, type LostRange, type NewRecovery, readUnfinished } from './recoveries.ts';
import { copySentences, writeReport } from './recovery-report.ts';
import { readSegmentEnds } from './segment-rows.ts';
import { asideName, asidePath, beingMade, finishSwap, reportIn, swapIn } from './swap-till.ts';

export interface RestoreOptions {
  readonly directory: string;
  readonly migrations: string;
  /** The backup, or any file of a till that no engine has open. */
  readonly from: string;
  /** Whether what only the present file has may go out of use with it. */
  readonly evenUnsent: boolean;
  readonly now: Instant;
  readonly newId: NewId;
}

export interface Restored {
  /** Where the file is that stood there before; null where there was none. */
  readonly setAside: string | null;
  /** Where it is written what the restored file is known to lack. */
  readonly report: string;
  readonly entries: number;
  /** When the last of them was recorded; null where there is none. */
  readonly lastAt: Instant | null;
}

export type RestoreRefusal =
  | { readonly kind: 'bad-backup'; readonly fault: Fault | null }
  | { readonly kind: 'newer-backup' }
  /** So many entries and rows are neither in the backup nor known to be in the cloud; null where the file cannot be asked. */
  | { readonly kind: 'unsent'; readonly entries: number | null };

/** Puts a backup into the till's place and sets the present file aside; spec [B20]–[B23]. Throws StartRefusal. */
export function restoreTill(options: RestoreOptions): Result<Restored, RestoreRefusal> {
  const { directory } = options;
  const lock = takeLock(directory);
  try {
    finishSwap(directory);
    const path = beingMade(directory);
    copyFileSync(options.from, path);
    const fault = verifyJournal(path);
    if (fault) return err({ kind: 'bad-backup', fault });
    const present = join(directory, TILL_FILE);
    const hadOne = existsSync(present);
    const unsent = hadOne && !options.evenUnsent ? countUnsent(present, path) : 0;
    if (unsent !== 0) return err({ kind: 'unsent', entries: unsent });
    const name = asideName(directory, stampOfTime(options.now));
    const lost = lostWith(hadOne ? present : null, path, directory);
    const report = reportIn(name);
    const made = makeFile(path, options, { kind: 'restored', at: options.now, report, lost });
    if (!made.ok) return made;
    writeReport(directory, report, copySentences(`The file ${options.from} was put in the till’s place.`, lost));
    swapIn(directory, name);
    writeHead(directory, made.value.head);
    const setAside = hadOne ? asidePath(directory, name) : null;
    return ok({ setAside, report: join(directory, report), entries: made.value.entries, lastAt: made.value.lastAt });
  } finally {
    beingMade(directory);
    lock.close();
  }
}

function makeFile(path: string, { directory, migrations, now, newId }: RestoreOptions, noted: NewRecovery) {
  const db = openWriter(path);
  try {
    migrate(db, migrations);
    const device = readDevice(db);
    if (!device) return err({ kind: 'bad-backup', fault: null } as const);
    const ends = readSegmentEnds(db);
    const opened = openCopy(db, directory, device, now, newId);
    insertRecovery(db, noted);
    const head = markOf(opened, readHead(db, opened), readGivenNumbers(db, opened.id));
    const entries = ends.reduce((sum, { last }) => sum + (last?.seq ?? 0), 0);
    const lastAt = ends.findLast(({ last }) => last !== null)?.last?.at ?? null;
    return ok({ head, entries, lastAt });
  } catch (error) {
    if (error instanceof MigrationRefusal) return err({ kind: 'newer-backup' } as const);
    throw error;
  } finally {
    db.close();
  }
}

/** Entries that would be in no file in use and not surely in the cloud; null where the present file does not say. */
function countUnsent(present: string, backup: string): number | null {
  try {
    const held = reading(backup, endsOf);
    const rows = reading(backup, versionsOfRows);
    return reading(present, (db) =>
      readOutbox(db).reduce(
        (sum, { id, last, acknowledged }) => sum + Math.max(0, last - Math.max(acknowledged, held.get(id) ?? 0)),
        unsentRows(db, rows),
      ),
    );
  } catch {
    return null;
  }
}

/** Which version of each row a file has. */
const versionsOfRows = (db: Reader): ReadonlyMap<string, number> =>
  new Map(tablesOfRows(db).flatMap((table) => [...table.readVersions(db)]));

const unsentRows = (db: Reader, elsewhere: ReadonlyMap<string, number>): number =>
  tablesOfRows(db)
    .flatMap((table) => table.readUnsent(db))
    .filter(({ id, version }) => elsewhere.get(id) !== version).length;

const tablesOfRows = (db: Reader) =>
  Object.entries(rowTables).flatMap(([noun, table]) => (hasTable(db, noun) ? [table] : []));

/** A file may be older than a table. */
const hasTable = (db: Reader, name: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined;

/**
 * What the present file has, or the counter knows of it, and the one in its place does not; also what the present file is
 * itself known to lack, where the cloud has not said yet that it gave all of it back.
 */
function lostWith(present: string | null, backup: string, directory: string): LostRange[] {
  const held = reading(backup, endsOf);
  const mark = readHeadMark(directory);
  const had = new Map(mark ? [[mark.segment, mark.seq]] : []);
  for (const [segment, seq] of present ? readIfPossible(present, everRecorded) : [])
    had.set(segment, Math.max(seq, had.get(segment) ?? 0));
  return [...had].flatMap(([segment, to]) => {
    const from = (held.get(segment) ?? 0) + 1;
    return from <= to ? [{ segment, from, to }] : [];
  });
}

const endsOf = (db: Reader) => new Map(readSegmentEnds(db).map(({ id, last }) => [id, last?.seq ?? 0]));

/** The last seq of each segment that a file holds, or knows to have been lost before it was. */
const everRecorded = (db: Reader): [SegmentId, number][] => [
  ...endsOf(db),
  ...(hasTable(db, 'recovery') ? readUnfinished(db) : []).flatMap(({ lost }) =>
    lost.map(({ segment, to }): [SegmentId, number] => [segment, to]),
  ),
];

/** A file that cannot be asked has nothing to add to what the counter says. */
function readIfPossible<T>(path: string, read: (db: Reader) => T[]): T[] {
  try {
    return reading(path, read);
  } catch {
    return [];
  }
}
