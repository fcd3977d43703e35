import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { DeviceId, OrgId, ShopId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { lockNames } from '../db/locks.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';

/** A paired till, and where what it says is filed. */
export interface Till {
  readonly org: OrgId;
  readonly shop: ShopId;
  readonly device: DeviceId;
}

/** The SHA-256 of a secret that was made at random: it can be looked up by, and says nothing of the secret. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whose token this is, or null. */
export async function tillOfToken(db: CloudDb, token: string): Promise<Till | null> {
  const { rows } = await sql<Till>`SELECT * FROM lookup.device_of_token(${hashSecret(token)})`.execute(db);
  return rows[0] ?? null;
}

/** Notes that a till was heard of; answers what people call it. */
export async function markSeen(db: OrgDb, { device }: Till, now: Instant): Promise<{ letter: string }> {
  return db
    .updateTable('device')
    .set({ last_seen_at: now })
    .where('id', '=', device)
    .returning('letter')
    .executeTakeFirstOrThrow();
}

/**
 * Makes this device a till of the shop with a new token, which is told once and kept only as its hash; spec [CL10]. One
 * that was a till of this shop keeps its letter, and its old token ends.
 */
export async function pairDevice(
  db: OrgDb,
  till: Till,
  name: string,
  now: Instant,
): Promise<{ token: string; letter: string }> {
  await lockNames(db, [`letters ${till.shop}`]);
  const others = await db.selectFrom('device').select(['id', 'letter']).where('shop', '=', till.shop).execute();
  const letter =
    others.find(({ id }) => id === till.device)?.letter ?? firstFreeLetter(new Set(others.map((one) => one.letter)));
  const token = randomBytes(32).toString('base64url');
  const paired = { shop: till.shop, letter, name, token_hash: hashSecret(token), paired_at: now };
  await db
    .insertInto('device')
    .values({ org: till.org, id: till.device, ...paired })
    .onConflict((on) => on.columns(['org', 'id']).doUpdateSet(paired))
    .execute();
  return { token, letter };
}

/** A to Z, then AA to ZZ. */
function firstFreeLetter(taken: ReadonlySet<string>): string {
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const tens of ['', ...alphabet]) {
    for (const ones of alphabet) if (!taken.has(tens + ones)) return tens + ones;
  }
  throw new Error('a shop has no more than 702 tills');
}

export const devicesOfShop = (db: OrgDb, shop: ShopId) =>
  db
    .selectFrom('device')
    .select(['id', 'name', 'letter', 'paired_at as pairedAt', 'last_seen_at as lastSeenAt'])
    .where('shop', '=', shop)
    .orderBy('paired_at')
    .orderBy('letter')
    .execute();
