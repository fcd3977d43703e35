import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { DeviceId, OrgId, ShopId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { lockNames } from '../db/locks.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { rotateShopKey } from './shop-keys.ts';

/** A paired till, and where what it says is filed. */
export interface Till {
  readonly org: OrgId;
  readonly shop: ShopId;
  readonly device: DeviceId;
}

/** A till that was paired here, and whether its owner has locked it out since. */
export interface KnownTill {
  readonly till: Till;
  readonly isRevoked: boolean;
}

/** The SHA-256 of a secret that was made at random: it can be looked up by, and says nothing of the secret. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whose token this is, also of a till that is locked out; null if nobody's; spec [CL21]. */
export async function knownTill(db: CloudDb, token: string | null): Promise<KnownTill | null> {
  if (!token) return null;
  const hash = hashSecret(token);
  const { rows: good } = await sql<Till>`SELECT * FROM lookup.device_of_token(${hash})`.execute(db);
  if (good[0]) return { till: good[0], isRevoked: false };
  const { rows: revoked } = await sql<Till>`SELECT * FROM lookup.revoked_device_of_token(${hash})`.execute(db);
  return revoked[0] ? { till: revoked[0], isRevoked: true } : null;
}

/** Notes that a till was heard of; answers what people call it, and whether it is locked out: that stands until this transaction ends. */
export async function markSeen(
  db: OrgDb,
  { device }: Till,
  now: Instant,
): Promise<{ letter: string; isRevoked: boolean }> {
  return db
    .updateTable('device')
    .set({ last_seen_at: now })
    .where('id', '=', device)
    .returning((eb) => ['letter', eb('revoked_at', 'is not', null).$castTo<boolean>().as('isRevoked')])
    .executeTakeFirstOrThrow();
}

/**
 * Makes this device a till of the shop with a new token, which is told once and kept only as its hash; spec [CL10]. One
 * that was a till of this shop keeps its letter, and its old token ends; one that was locked out is let in again. No
 * letter is ever given to a second device, also not to the one that takes a till's place: their numbers cannot meet.
 */
export async function pairDevice(
  db: OrgDb,
  till: Till,
  { name, replaces }: { readonly name: string; readonly replaces: DeviceId | null },
  now: Instant,
): Promise<{ token: string; letter: string }> {
  await lockNames(db, [`letters ${till.shop}`]);
  const others = await db.selectFrom('device').select(['id', 'letter']).where('shop', '=', till.shop).execute();
  const letter =
    others.find(({ id }) => id === till.device)?.letter ?? firstFreeLetter(new Set(others.map((one) => one.letter)));
  const token = randomBytes(32).toString('base64url');
  const place = { shop: till.shop, letter, name, ...(replaces ? { replaces } : {}) };
  const paired = { ...place, token_hash: hashSecret(token), paired_at: now, revoked_at: null };
  await db
    .insertInto('device')
    .values({ org: till.org, id: till.device, ...paired })
    .onConflict((on) => on.columns(['org', 'id']).doUpdateSet(paired))
    .execute();
  return { token, letter };
}

/** Whether a device was paired with a shop of this organisation after that moment, and is not locked out. */
export async function isPairedSince(db: OrgDb, device: DeviceId, at: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('device')
    .select('id')
    .where('id', '=', device)
    .where('paired_at', '>', at)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A to Z, then AA to ZZ. */
function firstFreeLetter(taken: ReadonlySet<string>): string {
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const tens of ['', ...alphabet]) {
    for (const ones of alphabet) if (!taken.has(tens + ones)) return tens + ones;
  }
  throw new Error('a shop has no more than 702 tills');
}

/**
 * Locks a till out, if it is not already: what it sends from now on waits in quarantine, and the shop's key that it knows
 * is used no more; spec [CL21], [CL26].
 */
export async function revokeDevice(db: OrgDb, device: DeviceId, now: Instant): Promise<void> {
  const revoked = await db
    .updateTable('device')
    .set({ revoked_at: now })
    .where('id', '=', device)
    .where('revoked_at', 'is', null)
    .returning('shop')
    .executeTakeFirst();
  if (revoked) await rotateShopKey(db, revoked.shop);
}

/** Lets a till in again by the token that it has. */
export async function reinstateDevice(db: OrgDb, device: DeviceId): Promise<void> {
  await db.updateTable('device').set({ revoked_at: null }).where('id', '=', device).execute();
}

/** What people call a till of this shop; null if the shop has none such. */
export async function letterOf(db: OrgDb, shop: ShopId, device: DeviceId): Promise<string | null> {
  const row = await db
    .selectFrom('device')
    .select('letter')
    .where('shop', '=', shop)
    .where('id', '=', device)
    .executeTakeFirst();
  return row?.letter ?? null;
}

export const devicesOfShop = (db: OrgDb, shop: ShopId) =>
  db
    .selectFrom('device')
    .leftJoin('device as replaced', 'replaced.id', 'device.replaces')
    .select([
      'device.id',
      'device.name',
      'device.letter',
      'device.paired_at as pairedAt',
      'device.last_seen_at as lastSeenAt',
      'device.revoked_at as revokedAt',
      'replaced.letter as inPlaceOf',
    ])
    .where('device.shop', '=', shop)
    .orderBy('device.paired_at')
    .orderBy('device.letter')
    .execute();
