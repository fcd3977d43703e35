import { isDeepStrictEqual } from 'node:util';
import type { ShopId } from '#shared/ids/ids.ts';
import type { OrgDb } from '../db/schema.ts';
import type { EventReader } from '../ingest/read-entry.ts';
import type { Fault } from '../ingest/verification.ts';
import { foldShopStock } from './move-stock.ts';
import { NOTHING, readLevels } from './stock-levels.ts';

/** Folds a shop's stock anew. */
export async function verifyStock(db: OrgDb, shop: ShopId, read: EventReader): Promise<Fault | null> {
  const folded = await foldShopStock(db, shop, read);
  const live = await readLevels(db, shop);
  for (const item of new Set([...folded.keys(), ...live.keys()])) {
    const isSame = isDeepStrictEqual(live.get(item) ?? NOTHING, folded.get(item) ?? NOTHING);
    if (!isSame) return { kind: 'projection', table: 'stock_level', key: item };
  }
  return null;
}
