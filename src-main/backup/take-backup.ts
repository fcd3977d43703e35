import { closeSync, fsyncSync, openSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Instant } from '#shared/time/instant.ts';
import { openReader, type Writer } from '../db/connection.ts';
import { type Fault, verifyJournal } from '../engine/verify.ts';
import { listBackups, nextBackup } from './backup-files.ts';
import { expiredBackups } from './keep-rule.ts';

export type BackupOutcome =
  | { readonly kind: 'verified'; readonly path: string }
  /** The copy is kept, but counts for nothing. */
  | { readonly kind: 'unverified'; readonly path: string; readonly fault: Fault }
  /** Nothing was copied: the disk is needed for sales. */
  | { readonly kind: 'no-room' };

/** Copies a till's file beside the engine that writes it. Runs in a thread of its own: it reads and hashes all of it. */
export async function backUpOnline(till: string, dataDirectory: string, at: Instant): Promise<BackupOutcome> {
  if (!hasRoomFor(till, dataDirectory)) return { kind: 'no-room' };
  const names = nextBackup(dataDirectory, at);
  await copyOnline(till, names.underWay);
  return finish(dataDirectory, names, at);
}

/** Copies a file that an engine writes, as it stands now, to `path`. Not on the engine's own thread. */
export async function copyOnline(till: string, path: string): Promise<void> {
  const reader = openReader(till);
  try {
    // One snapshot for the whole copy: a commit in between would start the copy anew, and a busy till never ends it.
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM sqlite_schema').get();
    await reader.backup(path, { progress: rest });
  } finally {
    reader.close();
  }
}

/** Copies a till's file before its owner changes it, all at once. */
export function backUpAtRest(db: Writer, dataDirectory: string, at: Instant): BackupOutcome {
  if (!hasRoomFor(db.name, dataDirectory)) return { kind: 'no-room' };
  const names = nextBackup(dataDirectory, at);
  db.prepare('VACUUM INTO ?').run(names.underWay);
  return finish(dataDirectory, names, at);
}

const PAGES_A_STEP = 256;
const REST_MS = 5;
const never = new Int32Array(new SharedArrayBuffer(4));

/** Leaves the disk to the sales between two steps. */
function rest(): number {
  Atomics.wait(never, 0, 0, REST_MS);
  return PAGES_A_STEP;
}

/** A copy becomes a backup by its name, and gets that only when it has been verified; spec [B3]. */
function finish(dataDirectory: string, names: ReturnType<typeof nextBackup>, at: Instant): BackupOutcome {
  makeOneFile(names.underWay);
  const fault = verifyJournal(names.underWay);
  const path = fault ? names.unverified : names.verified;
  flush(names.underWay);
  renameSync(names.underWay, path);
  flush(names.directory);
  if (fault) return { kind: 'unverified', path, fault };
  for (const expired of expiredBackups(listBackups(dataDirectory), at)) rmSync(expired.path, { force: true });
  return { kind: 'verified', path };
}

/** The copy of a file with a write-ahead log asks for one too; without, it is whole by itself. */
function makeOneFile(path: string): void {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** A rename is only as durable as what it names. Directories cannot be flushed on Windows, and need not be. */
export function flush(path: string): void {
  const isDirectory = statSync(path).isDirectory();
  if (isDirectory && process.platform === 'win32') return;
  const file = openSync(path, isDirectory ? 'r' : 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Twice the file: once for the copy, once for what is sold meanwhile. What stands in its log alone is copied, too. */
export function hasRoomFor(till: string, dataDirectory: string): boolean {
  const { bavail, bsize } = statfsSync(dataDirectory);
  const log = statSync(`${till}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return bavail * bsize > 2 * (statSync(till).size + log);
}
