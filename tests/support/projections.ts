import type { OwnedShop } from '#cloud/auth/owners.ts';
import { inOrg } from '#cloud/db/connect.ts';
import type { CloudDb } from '#cloud/db/schema.ts';

/** All that is folded from a shop's entries, so that two shops with the same entries can be compared. */
export function readProjections(db: CloudDb, { org, shop }: OwnedShop) {
  return inOrg(db, org, async (transaction) => {
    const of = (
      table:
        | 'order'
        | 'record'
        | 'sales_by_quarter'
        | 'sales_by_item'
        | 'sales_by_tender'
        | 'refunds_by_tender'
        | 'drawer_session',
    ) =>
      transaction
        .selectFrom<'order'>(table as 'order')
        .selectAll()
        .where('shop', '=', shop)
        .execute();
    const tables = {
      orders: await of('order'),
      records: await of('record'),
      quarters: await of('sales_by_quarter'),
      items: await of('sales_by_item'),
      tenders: await of('sales_by_tender'),
      refunds: await of('refunds_by_tender'),
      drawers: await of('drawer_session'),
    };
    const comparable = (rows: readonly object[]) =>
      rows.map((row) => JSON.stringify(row).replaceAll(org, 'ORG').replaceAll(shop, 'SHOP')).sort();
    return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, comparable(rows)]));
  });
}
