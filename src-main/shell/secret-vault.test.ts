import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type KeyStore, openVault } from './secret-vault.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'evertill-'));
  path = join(directory, 'user/secrets.json');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const log = pino({ level: 'silent' });

/** Turns every byte by a key of one byte: enough to see who sealed what. The real store is in the shell's journey. */
const turning = (key: number): KeyStore => {
  const mark = `key ${key}:`;
  return {
    available: true,
    encrypt: (text) => Buffer.from(mark + text).map((byte) => byte ^ key) as Buffer,
    decrypt(sealed) {
      const text = Buffer.from(sealed.map((byte) => byte ^ key)).toString('utf8');
      if (!text.startsWith(mark)) throw new Error('sealed with another key');
      return text.slice(mark.length);
    },
  };
};
const noKeys: KeyStore = { ...turning(0), available: false };

describe('[H10] the vault', () => {
  test('gives back what it was given, in another life too', () => {
    openVault(path, turning(7), log).write('device-token', 'a token');
    expect(openVault(path, turning(7), log).readAll()).toEqual({ 'device-token': 'a token' });
    expect(readFileSync(path, 'utf8')).not.toContain('a token');
  });

  test('forgets', () => {
    const vault = openVault(path, turning(7), log);
    vault.write('device-token', 'a token');
    vault.write('device-token', null);
    expect(vault.readAll()).toEqual({});
    expect(openVault(path, turning(7), log).readAll()).toEqual({});
  });

  test('without a key store keeps a file that only its owner reads', () => {
    openVault(path, noKeys, log).write('device-token', 'a token');
    expect(openVault(path, noKeys, log).readAll()).toEqual({ 'device-token': 'a token' });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('seals at the next writing what was kept before there was a key store', () => {
    openVault(path, noKeys, log).write('device-token', 'old');
    const vault = openVault(path, turning(7), log);
    expect(vault.readAll()).toEqual({ 'device-token': 'old' });
    vault.write('device-token', 'new');
    expect(readFileSync(path, 'utf8')).not.toContain('new');
  });

  test('a secret of another machine is one that is not there', () => {
    openVault(path, turning(7), log).write('device-token', 'a token');
    expect(openVault(path, turning(8), log).readAll()).toEqual({});
  });

  test('a file that cannot be read is set aside, not lost', () => {
    openVault(path, turning(7), log).write('device-token', 'a token');
    writeFileSync(path, '{"device-token": 5}');
    const vault = openVault(path, turning(7), log);
    expect(vault.readAll()).toEqual({});
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe('{"device-token": 5}');
    vault.write('device-token', 'another');
    expect(openVault(path, turning(7), log).readAll()).toEqual({ 'device-token': 'another' });
  });
});
