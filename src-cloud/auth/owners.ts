import { sql } from 'kysely';
import { v7 as newUuid } from 'uuid';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import type { CloudDb } from '../db/schema.ts';
import { insertShop, type ShopBeginning } from '../reports/shops.ts';
import type { Auth } from './auth.ts';

export interface NewOwner {
  readonly email: string;
  readonly password: string;
  readonly organisation: string;
  readonly shop: ShopBeginning;
}

export interface OwnedShop {
  readonly org: OrgId;
  readonly shop: ShopId;
}

/**
 * Makes an owner with an organisation and its first shop. One that was left half made is finished. `asOwner` connects as
 * the role that owns the tables: the server's own role makes neither organisations nor shops.
 */
export async function createOwner(
  asOwner: CloudDb,
  auth: Auth,
  { email, password, organisation, shop }: NewOwner,
  now: Instant,
): Promise<Result<OwnedShop, 'e-mail-taken'>> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true });
  if (found && (await orgsOf(asOwner, found.user.id)).length > 0) return err('e-mail-taken');
  const { id: userId } =
    found?.user ??
    (await internalAdapter.createUser(
      { email, name: organisation, emailVerified: true },
      { method: 'email-password' },
    ));
  const hash = await passwords.hash(password);
  if (found?.accounts.length) await internalAdapter.updatePassword(userId, hash);
  else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash });
  return ok(await createOrganisation(asOwner, { name: organisation, shop, userId }, now));
}

/** Makes an organisation with its first shop, owned by that user, or by nobody yet. */
export async function createOrganisation(
  asOwner: CloudDb,
  { name, shop, userId }: { name: string; shop: ShopBeginning; userId: string | null },
  now: Instant,
): Promise<OwnedShop> {
  const made = { org: newUuid() as OrgId, shop: newUuid() as ShopId };
  await inOrg(asOwner, made.org, async (db) => {
    await db.insertInto('organisation').values({ org: made.org, name, created_at: now }).execute();
    await insertShop(db, made.org, made.shop, shop, now);
    if (userId) await db.insertInto('membership').values({ org: made.org, user_id: userId, role: 'owner' }).execute();
  });
  return made;
}

/** The organisations that somebody owns. */
export async function orgsOf(db: CloudDb, userId: string): Promise<OrgId[]> {
  const { rows } = await sql<{ org: OrgId }>`SELECT org FROM lookup.orgs_of_user(${userId})`.execute(db);
  return rows.map(({ org }) => org);
}
