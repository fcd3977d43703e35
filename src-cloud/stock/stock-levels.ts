import { sql } from 'kysely';
import type { ItemId, OrgId, ShopId } from '#shared/ids/ids.ts';
import type { StockLevel, StockLevels } from '#shared/stock/fold-stock.ts';
import { recordset } from '../db/recordset.ts';
import type { OrgDb } from '../db/schema.ts';

/** A level as it stands in its table. */
interface LevelRow {
  readonly item: ItemId;
  readonly level: number;
  readonly reach: string;
}

/** A shop's levels, or those of these items. */
export async function readLevels(db: OrgDb, shop: ShopId, items?: readonly ItemId[]): Promise<Map<ItemId, StockLevel>> {
  const { rows } = await sql<LevelRow>`
    SELECT item, level, reach FROM stock_level
    WHERE shop = ${shop} ${items ? sql`AND item = ANY (${items})` : sql``}
  `.execute(db);
  return new Map(rows.map(({ item, level, reach }) => [item, { level, reach: JSON.parse(reach) }]));
}

export async function writeLevels(db: OrgDb, org: OrgId, shop: ShopId, levels: StockLevels): Promise<void> {
  if (levels.size === 0) return;
  const rows = recordset(
    { item: 'uuid', level: 'bigint', reach: 'text' },
    [...levels].map(([item, { level, reach }]) => ({ item, level, reach: JSON.stringify(reach) })),
  );
  await sql`
    INSERT INTO stock_level (org, shop, item, level, reach)
    SELECT ${org}::uuid, ${shop}::uuid, item, level, reach FROM ${rows}
    ON CONFLICT (org, shop, item) DO UPDATE SET level = excluded.level, reach = excluded.reach
  `.execute(db);
}

/** What no entry speaks of: a row that says so, because no row is ever taken away; see its migration. */
export const NOTHING: StockLevel = { level: 0, reach: {} };
