import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN_STOP, SQLITE_SUFFIXES, TILL_FILE } from '../engine/till-files.ts';
import { flush } from './take-backup.ts';

const SET_ASIDE = 'set-aside';
/** Says what was recovered and what was not. */
const REPORT = 'what-was-recovered.txt';
/** A file that is being made ready; worth nothing yet. */
const BEING_MADE = 'being-made.db';
/** A file that is ready to be the till's. Its name holds where the present one goes. */
const READY = /^ready-(.+)\.db$/;

/** Where a file is made ready, empty. */
export function beingMade(directory: string): string {
  const path = join(directory, BEING_MADE);
  for (const suffix of SQLITE_SUFFIXES) rmSync(path + suffix, { force: true });
  return path;
}

/**
 * Puts the file that was made ready into the till's place and sets the present one aside whole, under a name that says
 * when. From the first rename on a crash changes nothing: the next start goes on with it; spec [B9].
 */
export function swapIn(directory: string, name: string): void {
  flush(join(directory, BEING_MADE));
  renameSync(join(directory, BEING_MADE), join(directory, `ready-${name}.db`));
  flush(directory);
  finishSwap(directory);
}

/** Ends a swap that a crash cut short; called with the directory locked. */
export function finishSwap(directory: string): void {
  for (const file of readdirSync(directory)) {
    const name = READY.exec(file)?.[1];
    if (name === undefined) continue;
    rmSync(join(directory, CLEAN_STOP), { force: true });
    setAside(directory, name);
    renameSync(join(directory, file), join(directory, TILL_FILE));
    flush(directory);
  }
}

/** The log before the file: a file whose log has gone is only older, and the rest of it follows at the next start. */
function setAside(directory: string, name: string): void {
  const to = asidePath(directory, name);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const suffix of SQLITE_SUFFIXES) {
    const from = join(directory, TILL_FILE + suffix);
    if (existsSync(from)) renameSync(from, join(to, TILL_FILE + suffix));
  }
  flush(to);
}

/** Where what goes out of use under this name is kept. */
export const asidePath = (directory: string, name: string): string => join(directory, SET_ASIDE, name);

/** Where the report of it stands, below the data directory. */
export const reportIn = (name: string): string => `${SET_ASIDE}/${name}/${REPORT}`;

/** A name under which nothing was set aside yet. */
export function asideName(directory: string, stamp: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? stamp : `${stamp}-${count}`;
    if (!existsSync(asidePath(directory, name))) return name;
  }
}
