import { safeStorage } from 'electron';
import type { KeyStore } from './secret-vault.ts';

/** The system's key store. Linux without a keyring has only a password that everybody knows: that is none. */
export function systemKeys(): KeyStore {
  const sealed = process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  return {
    available: sealed && safeStorage.isEncryptionAvailable(),
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(bytes),
  };
}
