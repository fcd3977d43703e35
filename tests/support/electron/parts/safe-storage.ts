import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';

/** `STAND_IN_KEY_STORE=none` plays a Linux without a keyring. */
const hasKeyStore = () => process.env.STAND_IN_KEY_STORE !== 'none';

export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => (hasKeyStore() ? 'gnome_libsecret' : 'basic_text'),

  encryptString(text: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  },

  decryptString(bytes: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  },
};

function key(): Buffer {
  const directory = app.getPath('userData');
  const path = join(directory, 'stand-in.key');
  try {
    return readFileSync(path);
  } catch {
    mkdirSync(directory, { recursive: true });
    const made = randomBytes(32);
    writeFileSync(path, made, { mode: 0o600 });
    return made;
  }
}
