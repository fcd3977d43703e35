import type { OrderId, ShopId } from '#shared/ids/ids.ts';
import { readShop } from '#shared/journal/records.ts';
import { serverOf } from '#shared/order/server-of.ts';
import type { Receipt } from '#shared/printing/receipt.ts';
import { withHead } from '#shared/printing/receipt-head.ts';
import { type ReceiptPart, receiptOfPart } from '#shared/receipt/receipt-part.ts';
import type { ShopSettings } from '#shared/settings/settings.ts';
import type { OrgDb } from '../db/schema.ts';
import { readOrders } from '../ingest/orders.ts';
import { staffNames } from '../rows/staff-names.ts';

/** A receipt, of a shop as it is set up now. */
export interface ReadReceipt {
  readonly receipt: Receipt;
  readonly shop: ShopSettings;
}

/** The receipt that the cloud makes of an order as it has it; null while it lacks it, or the order is not paid. */
export async function readReceipt(
  db: OrgDb,
  shop: ShopId,
  orderId: OrderId,
  part: ReceiptPart,
): Promise<ReadReceipt | null> {
  const order = (await readOrders(db, shop, [orderId])).get(orderId)?.order;
  if (!order) return null;
  const settings = await readSettings(db, shop);
  const receipt = receiptOfPart(order, part, settings);
  if (!receipt.ok) return null;
  const server = serverOf(order);
  const [named] = server ? await staffNames(db, shop, [server]) : [];
  return { receipt: withHead(order, receipt.value, () => named?.name), shop: settings };
}

async function readSettings(db: OrgDb, shop: ShopId): Promise<ShopSettings> {
  const row = await db
    .selectFrom('shop')
    .leftJoin('record', (join) =>
      join.onRef('record.shop', '=', 'shop.id').onRef('record.id', '=', 'shop.id').on('record.noun', '=', 'shop'),
    )
    .select(['shop.made_with', 'record.fields'])
    .where('shop.id', '=', shop)
    .executeTakeFirstOrThrow();
  return readShop(shop, { ...JSON.parse(row.made_with), ...(row.fields ? JSON.parse(row.fields) : {}) });
}
