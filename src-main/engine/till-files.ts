/** The files of a data directory that stand beside each other; what else lies there is named where it is written. */
export const TILL_FILE = 'till.db';
export const LOCK_FILE = 'till.lock';
/** Left by a stop that was clean, taken away by the next start. */
export const CLEAN_STOP = 'clean-stop';
/** What this directory's file last had; see `head-file.ts`. */
export const HEAD_FILE = 'head';
/** SQLite keeps one database in up to three files; they are only whole together. */
export const SQLITE_SUFFIXES = ['-wal', '-shm', ''] as const;
