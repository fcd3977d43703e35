import { sql } from 'kysely';
import type { ShopId } from '#shared/ids/ids.ts';
import type { OrgDb } from '../db/schema.ts';
import type { Fault } from './verification.ts';

/** What the feed holds are entries; an order that is open, or of which it holds any, it holds whole; spec [CL17]. */
export async function verifyFeed(db: OrgDb, shop: ShopId): Promise<Fault | null> {
  const { rows } = await sql<{ key: string }>`
    (SELECT fed.id::text AS key FROM shop_feed AS fed WHERE fed.shop = ${shop} AND NOT EXISTS (
      SELECT FROM entry AS held WHERE (held.id, held.hash, held.shop, held.device, held.order_id, held.received_at, held.body)
        = (fed.id, fed.hash, fed.shop, fed.device, fed.order_id, fed.received_at, fed.body)
    ) LIMIT 1)
    UNION ALL
    (SELECT held.id::text FROM (
      SELECT id FROM "order" WHERE shop = ${shop} AND state IN ('open', 'stub')
      UNION SELECT order_id FROM shop_feed WHERE shop = ${shop}
    ) AS whole JOIN entry AS held ON held.shop = ${shop} AND held.order_id = whole.id
    WHERE NOT EXISTS (
      SELECT FROM shop_feed AS fed WHERE fed.shop = ${shop} AND fed.id = held.id AND fed.hash = held.hash
    ) LIMIT 1)
  `.execute(db);
  return rows[0] ? { kind: 'projection', table: 'shop_feed', key: rows[0].key } : null;
}
