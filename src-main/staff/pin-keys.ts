import { createHash, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ShopId } from '#shared/ids/ids.ts';
import { parseJson } from '../db/parse-json.ts';
import type { Secrets } from '../engine/secrets.ts';
import { readShopKey } from '../sync/held-shop-key.ts';

/** A key that seals the keys of PINs; `id` says which it is and nothing of it. */
export interface PinKey {
  readonly id: string;
  readonly bytes: Buffer;
}

export interface PinKeys {
  /** What seals from now on: the shop's key, or one of this till's own while it is not paired. */
  current(): PinKey;
  /** A key that sealed before, where it is still held. */
  find(id: string): PinKey | null;
}

/** So many that a till which was away while others were locked out still reads what it holds. */
const MOST_HELD = 8;
const heldKeys = z.array(z.string().length(44));

/**
 * Keeps every key that PINs were sealed with among the till's secrets, newest first. The shop's key is not used itself: what seals
 * PINs is derived from it; decision 1121.
 */
export function createPinKeys(secrets: Secrets, shop: () => ShopId): PinKeys {
  const held = (): Buffer[] =>
    (heldKeys.safeParse(parseJson(secrets.read('pin-keys') ?? '')).data ?? []).map((key) => Buffer.from(key, 'base64'));
  const hold = (key: Buffer): PinKey => {
    const others = held().filter((one) => !one.equals(key));
    const kept = [key, ...others].slice(0, MOST_HELD);
    if (!held()[0]?.equals(key)) secrets.write('pin-keys', JSON.stringify(kept.map((one) => one.toString('base64'))));
    return withId(key);
  };
  return {
    current() {
      const shopKey = readShopKey(secrets, shop());
      if (shopKey) return hold(createHmac('sha256', shopKey.key).update('evertill pins').digest());
      return hold(held()[0] ?? randomBytes(32));
    },
    find: (id) =>
      held()
        .map(withId)
        .find((key) => key.id === id) ?? null,
  };
}

const withId = (bytes: Buffer): PinKey => ({
  id: createHash('sha256').update('id of ').update(bytes).digest('hex').slice(0, 16),
  bytes,
});
