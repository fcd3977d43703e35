import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#shared/time/instant.ts';

/** A copy of the till's file that was opened, checked and found whole. */
export interface Backup {
  readonly path: string;
  /** Later backups have higher ones, whatever the clock says. */
  readonly ordinal: number;
  readonly at: Instant;
  readonly bytes: number;
}

const DIRECTORY = 'backups';
/** A copy under way, or one that a power cut left behind. It is no backup until it has been verified; spec [B3]. */
const UNDER_WAY = 'under-way.db';
/** The newest copy that did not verify, for a person to look at. */
const UNVERIFIED = 'unverified.db';

/** Newest first. */
export function listBackups(dataDirectory: string): Backup[] {
  const directory = join(dataDirectory, DIRECTORY);
  return namesIn(directory)
    .flatMap((name) => {
      const found = readName(name);
      const size = found && statSync(join(directory, name), { throwIfNoEntry: false })?.size;
      return found && size !== undefined && size !== null
        ? [{ path: join(directory, name), bytes: size, ...found }]
        : [];
    })
    .sort((a, b) => b.ordinal - a.ordinal);
}

/** Where the next copy is written and what it becomes. Takes away what an earlier copy left behind. */
export function nextBackup(dataDirectory: string, at: Instant) {
  const directory = join(dataDirectory, DIRECTORY);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  for (const name of namesIn(directory)) if (name.startsWith(UNDER_WAY)) rmSync(join(directory, name));
  const ordinal = (listBackups(dataDirectory)[0]?.ordinal ?? 0) + 1;
  return {
    directory,
    ordinal,
    underWay: join(directory, UNDER_WAY),
    verified: join(directory, nameOf(ordinal, at)),
    unverified: join(directory, UNVERIFIED),
  };
}

/** `till-000042-20261121T103000Z.db`: the ordinal, then the time in UTC. */
const nameOf = (ordinal: number, at: Instant): string =>
  `till-${String(ordinal).padStart(6, '0')}-${stampOfTime(at)}.db`;

/** A time as part of a file's name: `20261121T103000Z`. */
export const stampOfTime = (at: Instant): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

function readName(name: string): Pick<Backup, 'ordinal' | 'at'> | null {
  const found = /^till-(\d{6,})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/.exec(name);
  if (!found) return null;
  const [, ordinal, year, month, day, hour, minute, second] = found.map(Number);
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return { ordinal: ordinal ?? 0, at: at as Instant };
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
