import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';

const MOST_BYTES = 5_000_000;

/**
 * The log of one process, in a file beside the data; the one before it is kept when it has grown. A directory that
 * cannot be written is no reason to say nothing: then the log goes where errors go.
 */
export function openLog(directory: string, name: string, level: string): Logger {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const path = join(directory, `${name}.log`);
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(path, `${path}.1`);
    return pino({ name, level }, pino.destination({ dest: path, sync: true, mode: 0o600 }));
  } catch {
    return pino({ name, level }, pino.destination({ dest: 2, sync: true }));
  }
}
