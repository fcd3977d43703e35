import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const secretNames = ['device-token', 'shop-key', 'pin-keys'] as const;
export type SecretName = (typeof secretNames)[number];

/** What must not lie in the database, a backup or a browser. The desktop shell keeps it in the system's key store. */
export interface Secrets {
  read(name: SecretName): string | null;
  /** null forgets it. */
  write(name: SecretName, value: string | null): void;
}

/** Secrets in files that only their owner can read: for engines that run without the desktop shell. */
export function fileSecrets(directory: string): Secrets {
  const pathOf = (name: SecretName) => join(directory, name);
  return {
    read(name) {
      try {
        return readFileSync(pathOf(name), 'utf8').trim() || null;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    write(name, value) {
      const path = pathOf(name);
      if (value === null) {
        rmSync(path, { force: true });
        return;
      }
      mkdirSync(directory, { recursive: true });
      writeFileSync(`${path}.new`, value, { mode: 0o600, flush: true });
      renameSync(`${path}.new`, path);
    },
  };
}
