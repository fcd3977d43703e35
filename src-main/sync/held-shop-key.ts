import { z } from 'zod';
import { type ShopKey, shopKey } from '#shared/contract/cloud-contract.ts';
import { type ShopId, shopId } from '#shared/ids/ids.ts';
import { parseJson } from '../db/parse-json.ts';
import type { Secrets } from '../engine/secrets.ts';

const heldKey = z.object({ shop: shopId, ...shopKey.shape });

/** The key of this shop as it stands among the secrets, never in the file; null while none does or what stands there is none; spec [SY24]. */
export function readShopKey(secrets: Secrets, shop: ShopId): ShopKey | null {
  const held = heldKey.safeParse(parseJson(secrets.read('shop-key') ?? ''));
  return held.success && held.data.shop === shop ? { version: held.data.version, key: held.data.key } : null;
}

export function keepShopKey(secrets: Secrets, shop: ShopId, key: ShopKey): void {
  secrets.write('shop-key', JSON.stringify({ shop, ...key }));
}
