import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type SecretName, secretNames } from '../engine/secrets.ts';

/** What the system's key store does; Electron's `safeStorage` has this shape. */
export interface KeyStore {
  readonly available: boolean;
  encrypt(text: string): Buffer;
  decrypt(sealed: Buffer): string;
}

export interface SecretVault {
  readAll(): Partial<Record<SecretName, string>>;
  /** Null forgets. On the disk when it returns; if the disk refuses, known until the app ends. */
  write(name: SecretName, value: string | null): void;
}

/**
 * Keeps secrets in one file, sealed by the system's key store. Where there is none the file holds them as they are and
 * only its owner may read it, as an engine without a desktop keeps them: a till must be able to sync there too; spec [H10].
 */
export function openVault(path: string, keys: KeyStore, log: Logger): SecretVault {
  const held = new Map<string, HeldSecret>(Object.entries(readFile(path, log)));
  if (!keys.available) log.warn({ path }, 'no key store on this machine: secrets are kept in a file of their owner');
  return {
    readAll() {
      const secrets: Partial<Record<SecretName, string>> = {};
      for (const name of secretNames) {
        const value = open(name, held.get(name), keys, log);
        if (value !== null) secrets[name] = value;
      }
      return secrets;
    },
    write(name, value) {
      if (value === null) held.delete(name);
      else held.set(name, seal(value, keys));
      try {
        writeWhole(path, JSON.stringify(Object.fromEntries(held)));
      } catch (error) {
        log.error({ name, err: error }, 'a secret could not be kept');
      }
    },
  };
}

const heldSecret = z.union([z.strictObject({ sealed: z.base64() }), z.strictObject({ plain: z.string() })]);
type HeldSecret = z.output<typeof heldSecret>;
const vaultFile = z.record(z.string(), heldSecret);

const seal = (value: string, keys: KeyStore): HeldSecret =>
  keys.available ? { sealed: keys.encrypt(value).toString('base64') } : { plain: value };

/** A secret that this machine's keys do not open (a copied profile, another user) is one that is not there. */
function open(name: string, secret: HeldSecret | undefined, keys: KeyStore, log: Logger): string | null {
  if (!secret) return null;
  if ('plain' in secret) return secret.plain;
  try {
    return keys.decrypt(Buffer.from(secret.sealed, 'base64'));
  } catch (error) {
    log.warn({ name, err: error }, 'a secret cannot be opened with the keys of this machine');
    return null;
  }
}

function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

function readFile(path: string, log: Logger): Record<string, HeldSecret> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return vaultFile.parse(JSON.parse(text));
  } catch (error) {
    log.warn({ path, err: error }, 'the file of secrets cannot be read; it is set aside');
    renameSync(path, `${path}.unreadable`);
    return {};
  }
}
