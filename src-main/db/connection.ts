import Database from 'better-sqlite3';
import type { Brand } from '#shared/ids/ids.ts';

/** A handle that may read. */
export type Reader = Database.Database;
/** The one handle that may write; made by `openWriter` alone. */
export type Writer = Brand<Database.Database, 'Writer'>;

/**
 * Opens the till's file for writing. A commit has reached the disk when it returns: WAL with synchronous=FULL, and on
 * macOS a full fsync of the drive; asserted on the live handle, because a pragma that is not understood says nothing.
 */
export function openWriter(path: string): Writer {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
    db.pragma('wal_autocheckpoint = 1000');
    assertDurable(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db as Writer;
}

/** Opens the till's file for reading only, beside a running engine or without one. */
export function openReader(path: string): Reader {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  return db;
}

/** Opens a file for reading only, for as long as `read` takes. */
export function reading<T>(path: string, read: (db: Reader) => T): T {
  const db = openReader(path);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** Throws unless a commit on this handle is durable; promise 1. */
export function assertDurable(db: Reader): void {
  const mode = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  const fullfsync = db.pragma('fullfsync', { simple: true });
  if (mode !== 'wal' || synchronous !== 2 || fullfsync !== 1) {
    throw new Error(
      `commits would not be durable: journal_mode=${mode} synchronous=${synchronous} fullfsync=${fullfsync}`,
    );
  }
}

/** Runs `work` in one transaction: all of it is on disk when this returns, or none. The work is synchronous. */
export function transact<T>(db: Writer, work: () => T extends PromiseLike<unknown> ? never : T): T {
  let run = runners.get(db);
  if (!run) {
    run = db.transaction((inside: () => unknown) => inside()).immediate;
    runners.set(db, run);
  }
  return run(work) as T;
}

/** better-sqlite3 makes a transaction function anew each time it is asked; one for each handle is enough. */
const runners = new WeakMap<Writer, (work: () => unknown) => unknown>();
