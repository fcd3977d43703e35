import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '#shared/time/instant.ts';
import { holdsMark } from '../backup/head-file.ts';
import { finishSwap } from '../backup/swap-till.ts';
import { backUpAtRest } from '../backup/take-backup.ts';
import { openWriter, type Reader, reading, type Writer } from '../db/connection.ts';
import { MigrationRefusal, migrate } from '../db/migrate.ts';
import { CLEAN_STOP, HEAD_FILE, LOCK_FILE, TILL_FILE } from './till-files.ts';

/** Up to this size the whole file is checked at every start; a larger one only after a stop that was not clean. */
const ALWAYS_CHECKED_BYTES = 32 * 1024 * 1024;

/** The till cannot start on this directory. The message says what to do about it. */
export class StartRefusal extends Error {
  readonly reason: 'already-running' | 'read-only' | 'corrupt' | 'newer-file' | 'altered-migration' | 'no-backup';
  constructor(reason: StartRefusal['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface OpenDirectory {
  readonly db: Writer;
  /** Closes the file and lets another engine have the directory. */
  close(): void;
}

/** Takes a data directory for this process alone and opens its till, migrated and checked. Throws StartRefusal. */
export function openDirectory(
  directory: string,
  migrations: string,
  now: () => Instant = () => Date.now() as Instant,
): OpenDirectory {
  makeWritable(directory);
  const lock = takeLock(directory);
  const path = join(directory, TILL_FILE);
  const cleanStop = join(directory, CLEAN_STOP);
  try {
    finishSwap(directory);
    checkBeforeWriting(path, directory);
    rmSync(cleanStop, { force: true });
    const db = openMigrated(path, directory, migrations, now);
    return {
      db,
      close() {
        db.close();
        writeFileSync(cleanStop, '');
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw asStartRefusal(error, directory);
  }
}

function makeWritable(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const file of [TILL_FILE, LOCK_FILE]) {
      const path = join(directory, file);
      if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
    }
  } catch {
    throw readOnly(directory);
  }
}

/** A lock that the operating system lets go of when this process dies, however it dies. */
export function takeLock(directory: string): Database.Database {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(join(directory, LOCK_FILE), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    const { code = '' } = error as { code?: string };
    if (!code.startsWith('SQLITE_BUSY')) throw asStartRefusal(error, directory);
    throw new StartRefusal(
      'already-running',
      `A till is already running on ${directory}. Use that one, or start this one with another --data directory.`,
    );
  }
}

/**
 * By a handle that only reads: one that writes would tidy up what it cannot make sense of, and with it what can still be
 * read of a damaged file.
 */
function checkBeforeWriting(path: string, directory: string): void {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const hadOne = existsSync(join(directory, HEAD_FILE));
  if (bytes === 0 && hadOne) throw corrupt(directory);
  const hasLog = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  const mustCheck = !existsSync(join(directory, CLEAN_STOP)) || bytes <= ALWAYS_CHECKED_BYTES;
  if (bytes === 0 || !(mustCheck || hasLog)) return;
  reading(path, (db) => {
    if (mustCheck && db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw corrupt(directory);
    if (hadOne && !holdsTill(db)) throw corrupt(directory);
    // SQLite takes a damaged log for one that ends before the damage. The counter knows that there was more.
    if (hadOne && hasLog && !holdsMark(db, directory)) throw corrupt(directory);
  });
}

const holdsTill = (db: Reader): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'device'").get() !== undefined &&
  db.prepare('SELECT 1 FROM device').get() !== undefined;

function openMigrated(path: string, directory: string, migrations: string, now: () => Instant): Writer {
  const db = openWriter(path);
  try {
    migrate(db, migrations, Number.POSITIVE_INFINITY, () => {
      if (backUpAtRest(db, directory, now()).kind === 'no-room') throw noBackup(directory);
    });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What SQLite or a migration threw while a till was being opened, as a refusal that says what to do; else itself. */
export function asStartRefusal(error: unknown, directory: string): unknown {
  if (error instanceof MigrationRefusal) {
    return new StartRefusal(error.reason, migrationSentences[error.reason](directory, error.message));
  }
  const { code = '' } = error as { code?: string };
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return corrupt(directory);
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM') {
    return readOnly(directory);
  }
  return error;
}

const migrationSentences = {
  'newer-file': (directory: string, detail: string) =>
    `The data in ${directory} belongs to a newer Evertill: ${detail}. Update this app; nothing was changed.`,
  'altered-migration': (directory: string, detail: string) =>
    `The data in ${directory} was made by another build of Evertill: ${detail}. Install that one; nothing was changed.`,
} as const;

const corrupt = (directory: string): StartRefusal =>
  new StartRefusal(
    'corrupt',
    `The till's file in ${directory} is damaged. Start the till: it recovers what can be. Nothing was changed.`,
  );

/** What `corrupt` becomes when nothing could be recovered; spec [B8]. */
export const unrecoverable = (directory: string): StartRefusal =>
  new StartRefusal(
    'corrupt',
    `The till's file in ${directory} is damaged. There is neither a good backup nor an entry in it that can be read. ` +
      'Do not delete it: copy the whole directory to a safe place, then restore a backup from elsewhere with ' +
      `npm run restore -- --data ${directory} --from FILE, or start with another --data directory. Nothing was changed.`,
  );

const noBackup = (directory: string): StartRefusal =>
  new StartRefusal(
    'no-backup',
    `This version changes the data in ${directory}, and there is no room for a backup before it does. Free the disk and ` +
      'start again; nothing was changed.',
  );

const readOnly = (directory: string): StartRefusal =>
  new StartRefusal(
    'read-only',
    `The till cannot write to ${directory}. Give this user the right to write there, free the disk, or start with ` +
      'another --data directory.',
  );
