import { sql } from 'kysely';
import type { OrderId, OrgId, ShopId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { instantOf } from '#shared/time/hlc.ts';
import type { Instant } from '#shared/time/instant.ts';
import { recordset } from '../db/recordset.ts';
import type { OrgDb } from '../db/schema.ts';
import { storableText } from '../storable-text.ts';
import type { FoldedOrder } from './fold-order.ts';

export async function readOrders(
  db: OrgDb,
  shop: ShopId,
  ids: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, FoldedOrder>> {
  const { rows } = await sql<{ id: OrderId; flags: FoldedOrder['flags']; body: string }>`
    SELECT id, flags, body FROM "order" WHERE shop = ${shop} AND id = ANY (${ids})
  `.execute(db);
  return new Map(rows.map(({ id, flags, body }) => [id, { order: JSON.parse(body) as Order, flags }]));
}

/** An order as it stands in its table. */
export interface OrderRow {
  readonly id: OrderId;
  readonly businessDate: BusinessDate;
  readonly state: string;
  readonly number: string;
  readonly lastAt: Instant;
  readonly flags: readonly string[];
  readonly body: string;
}

export const orderRow = ({ order, flags }: FoldedOrder): OrderRow => ({
  id: order.id,
  businessDate: order.businessDate,
  state: order.status.state,
  number: storableText(order.number),
  lastAt: order.last ? instantOf(order.last.hlc) : order.openedAt,
  flags,
  body: JSON.stringify(order),
});

export async function writeOrders(db: OrgDb, org: OrgId, shop: ShopId, orders: readonly FoldedOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const rows = recordset(
    {
      id: 'uuid',
      businessDate: 'text',
      state: 'text',
      number: 'text',
      lastAt: 'bigint',
      flags: 'text[]',
      body: 'text',
    },
    orders.map(orderRow),
  );
  await sql`
    INSERT INTO "order" (org, shop, id, business_date, state, number, last_at, flags, body)
    SELECT ${org}::uuid, ${shop}::uuid, id, "businessDate", state, number, "lastAt", flags, body FROM ${rows}
    ON CONFLICT (org, shop, id) DO UPDATE SET
      business_date = excluded.business_date,
      state = excluded.state,
      number = excluded.number,
      last_at = excluded.last_at,
      flags = excluded.flags,
      body = excluded.body
  `.execute(db);
}
