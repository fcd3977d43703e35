import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';

const MOST_BYTES = 5_000_000;

/** A packaged app has no console: the shell and the engine each write a file, and keep the one before it. */
export function openLog(directory: string, name: 'shell' | 'engine', level: string): pino.Logger {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${name}.log`);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(path, `${path}.1`);
  return pino({ name, level }, pino.destination({ dest: path, sync: true }));
}
