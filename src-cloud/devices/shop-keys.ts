import { createHmac } from 'node:crypto';
import type { ShopKey } from '#shared/contract/cloud-contract.ts';
import type { ShopId } from '#shared/ids/ids.ts';
import type { OrgDb } from '../db/schema.ts';

/** Makes a shop's keys from the cloud's secret, which all replicas share: no database and no backup holds one; spec [CL26]. */
export type ShopKeys = (shop: ShopId, version: number) => ShopKey;

export const shopKeysOf =
  (secret: string): ShopKeys =>
  (shop, version) => ({
    version,
    key: createHmac('sha256', secret).update(`shop key ${shop} ${version}`).digest('base64url'),
  });

export async function shopKeyVersion(db: OrgDb, shop: ShopId): Promise<number> {
  const row = await db.selectFrom('shop').select('key_version').where('id', '=', shop).executeTakeFirstOrThrow();
  return row.key_version;
}

/** From now on the shop uses another key, which no till knows until it asks. */
export async function rotateShopKey(db: OrgDb, shop: ShopId): Promise<void> {
  await db
    .updateTable('shop')
    .set(({ eb }) => ({ key_version: eb('key_version', '+', 1) }))
    .where('id', '=', shop)
    .execute();
}
