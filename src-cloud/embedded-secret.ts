import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret of an embedded cloud, made the first time and readable by nobody else on the machine. */
export function readEmbeddedSecret(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const file = join(directory, 'secret');
  if (!existsSync(file)) {
    // Moved into its place, so that a secret that exists is a whole one.
    writeFileSync(`${file}.new`, randomBytes(32).toString('hex'), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, 'utf8').trim();
}

export const superuserPasswordOf = (secret: string): string =>
  createHmac('sha256', secret).update('superuser').digest('base64url');
