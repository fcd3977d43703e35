import type { Logger } from 'pino';
import type { Instant } from '#shared/time/instant.ts';
import { connectAsOwner, inOrg } from '../db/connect.ts';
import type { CloudDb } from '../db/schema.ts';
import { readShops } from '../reports/shops.ts';
import type { Auth } from './auth.ts';
import { demoOwner, demoShop } from './demo-owner.ts';
import { createOwner, type OwnedShop, orgsOf } from './owners.ts';

/** Makes the demonstration's owner and shop the first time; answers where they are. */
export async function seedDemo(
  { adminUrl, db, auth, log }: { adminUrl: string; db: CloudDb; auth: Auth; log: Logger },
  now: Instant,
): Promise<OwnedShop> {
  const asOwner = connectAsOwner(adminUrl, log);
  try {
    const made = await createOwner(asOwner, auth, { ...demoOwner, organisation: 'Demo', shop: demoShop }, now);
    if (made.ok) return made.value;
  } finally {
    await asOwner.destroy();
  }
  const found = await (await auth.$context).internalAdapter.findUserByEmail(demoOwner.email);
  const [org] = found ? await orgsOf(db, found.user.id) : [];
  const [shop] = org ? await inOrg(db, org, readShops) : [];
  if (!org || !shop) throw new Error('the demonstration has lost its shop');
  return { org, shop: shop.id };
}
