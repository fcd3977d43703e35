import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'local-token';

/**
 * The token by which scripts of this machine's user get in: made once, in a file that only its owner can read. A file
 * that holds no such token (cut short, emptied) is made anew; spec [ST5].
 */
export function openLocalToken(directory: string): string {
  const path = join(directory, FILE);
  const known = readKnown(path);
  if (known) {
    chmodSync(path, 0o600);
    return known;
  }
  const made = randomBytes(32).toString('base64url');
  writeFileSync(path, `${made}\n`, { mode: 0o600 });
  chmodSync(path, 0o600);
  return made;
}

function readKnown(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return /^[\w-]{43}$/.test(text) ? text : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
