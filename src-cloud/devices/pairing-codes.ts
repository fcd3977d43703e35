import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { DeviceId, OrgId, ShopId } from '#shared/ids/ids.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { isSetUp, readShop, type Shop } from '../reports/shops.ts';
import { storableText } from '../storable-text.ts';
import { hashSecret, isPairedSince, pairDevice, revokeDevice } from './devices.ts';
import { shopKeyVersion } from './shop-keys.ts';

/** No letter or digit that is taken for another when it is read aloud or off a screen. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const VALID_FOR_MS = 10 * 60_000;

/**
 * A code that pairs one till with this shop within ten minutes, shown in two halves; spec [CL10]. With `replaces` the
 * till that uses it takes that one's place, which is locked out by the same act; spec [CL23].
 */
export async function createPairingCode(
  db: OrgDb,
  org: OrgId,
  shop: ShopId,
  now: Instant,
  replaces: DeviceId | null = null,
): Promise<{ code: string; expiresAt: Instant }> {
  const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const expiresAt = asInstant(now + VALID_FOR_MS);
  await db.deleteFrom('pairing_code').where('expires_at', '<=', now).execute();
  await db
    .insertInto('pairing_code')
    .values({ code_hash: hashOf(code), org, shop, expires_at: expiresAt, replaces })
    .execute();
  return { code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt };
}

export interface Paired {
  readonly org: OrgId;
  readonly shop: Shop;
  readonly letter: string;
  readonly token: string;
  readonly isSetUp: boolean;
  readonly keyVersion: number;
}

/** Uses a code up for this device; null if it is not valid, or no longer. */
export async function redeemPairingCode(
  db: CloudDb,
  code: string,
  device: { readonly id: DeviceId; readonly name: string },
  now: Instant,
): Promise<Paired | null> {
  const hash = hashOf(code);
  const { rows } = await sql<{ org: OrgId; shop: ShopId }>`
    SELECT org, shop FROM lookup.shop_of_pairing_code(${hash}, ${now}::bigint)
  `.execute(db);
  const place = rows[0];
  if (!place) return null;
  return inOrg(db, place.org, async (transaction) => {
    // Of two that use one code at once, one finds it gone.
    const used = await transaction
      .deleteFrom('pairing_code')
      .where('code_hash', '=', hash)
      .returning(['replaces', 'expires_at'])
      .executeTakeFirst();
    const shop = await readShop(transaction, place.shop);
    if (!used || !shop) return null;
    // A request that was long on its way must not end the token of a pairing that came after its code.
    if (await isPairedSince(transaction, device.id, asInstant(used.expires_at - VALID_FOR_MS))) return null;
    const till = { ...place, device: device.id };
    // A till does not take its own place: it is paired again.
    const replaces = used.replaces === device.id ? null : used.replaces;
    if (replaces) await revokeDevice(transaction, replaces, now);
    const { token, letter } = await pairDevice(transaction, till, { name: storableText(device.name), replaces }, now);
    await tellMoved(transaction, place, { dates: [], other: true });
    return {
      org: place.org,
      shop,
      letter,
      token,
      isSetUp: await isSetUp(transaction, shop.id),
      keyVersion: await shopKeyVersion(transaction, shop.id),
    };
  });
}

/** People type small letters, and put spaces and dashes where they like. */
const hashOf = (code: string): Buffer => hashSecret(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));
