import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { StaffId } from '#shared/ids/ids.ts';
import type { PinRecord } from '#shared/staff/pin.ts';
import { idToBytes } from '../db/bytes.ts';
import type { PinKey, PinKeys } from './pin-keys.ts';

/** 32 MB and some 80 ms for each try; measured in decision 1121. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What is kept of a PIN: scrypt over HMAC(PIN, a key of its own), and that key sealed by the shop's; spec [SF12]. */
export async function makePin(staffId: StaffId, pin: string, by: PinKey): Promise<PinRecord> {
  const key = randomBytes(32);
  const hash = await hashPin(staffId, pin, key);
  return { v: 1, sealedBy: by.id, key: seal(staffId, key, by), hash: hash.toString('base64') };
}

/** Whether it is the PIN; null where no key is held that tells. Another person's record never fits. */
export async function isPin(staffId: StaffId, pin: string, record: PinRecord, keys: PinKeys): Promise<boolean | null> {
  const key = unseal(staffId, record, keys);
  if (!key) return null;
  return timingSafeEqual(await hashPin(staffId, pin, key), Buffer.from(record.hash, 'base64'));
}

/** The same PIN sealed by another key, for which nobody needs to know it; null where it is not to be, or cannot be. */
export function resealPin(staffId: StaffId, record: PinRecord, keys: PinKeys, by: PinKey): PinRecord | null {
  const key = record.sealedBy === by.id ? null : unseal(staffId, record, keys);
  return key && { ...record, sealedBy: by.id, key: seal(staffId, key, by) };
}

/** In a thread of its own, one at a time, so that a sale beside it waits for nothing. */
function hashPin(staffId: StaffId, pin: string, key: Buffer): Promise<Buffer> {
  const input = createHmac('sha256', key).update(pin).digest();
  const hashed = turn.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(input, idToBytes(staffId), 32, COST, (error, hash) => (error ? reject(error) : resolve(hash)));
      }),
  );
  turn = hashed.catch(() => undefined);
  return hashed;
}
let turn: Promise<unknown> = Promise.resolve();

function seal(staffId: StaffId, key: Buffer, by: PinKey): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', by.bytes, iv).setAAD(idToBytes(staffId));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64');
}

function unseal(staffId: StaffId, record: PinRecord, keys: PinKeys): Buffer | null {
  const by = keys.find(record.sealedBy);
  if (!by) return null;
  const sealed = Buffer.from(record.key, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', by.bytes, sealed.subarray(0, IV_BYTES))
      .setAAD(idToBytes(staffId))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    // Sealed for somebody else, or damaged.
    return null;
  }
}
