import { sql } from 'kysely';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { recordset } from '../db/recordset.ts';
import type { OrgDb } from '../db/schema.ts';
import type { Contributions, ItemSales, QuarterSales, TenderRefunds, TenderSales } from './contributions.ts';

/**
 * Moves a shop's sums; a sum that nothing is left in goes, as if it had never been; spec [CL9]. The tables are always
 * taken in this order, so that no two transactions wait for each other.
 */
export async function moveRollups(db: OrgDb, org: OrgId, shop: ShopId, by: Contributions): Promise<void> {
  const place = sql`${org}::uuid, ${shop}::uuid`;
  if (by.quarters.length > 0) await moveQuarters(db, place, by.quarters);
  if (by.items.length > 0) await moveItems(db, place, by.items);
  if (by.tenders.length > 0) await moveTenders(db, place, by.tenders);
  if (by.refunds.length > 0) await moveRefunds(db, place, by.refunds);
  const shrunk = [
    ...by.quarters.filter(({ figures }) => figures.orders < 0),
    ...by.items.filter(({ figures }) => figures.lines < 0),
    ...by.tenders.filter(({ figures }) => figures.payments < 0),
    ...by.refunds.filter(({ figures }) => figures.refunds < 0),
  ];
  if (shrunk.length > 0) await dropEmpty(db, shop, [...new Set(shrunk.map(({ key }) => key.businessDate))]);
}

type Sql = ReturnType<typeof sql>;

async function moveQuarters(db: OrgDb, place: Sql, rows: readonly QuarterSales[]): Promise<void> {
  const given = recordset(
    {
      businessDate: 'text',
      currency: 'text',
      quarter: 'bigint',
      orders: 'bigint',
      gross: 'bigint',
      discount: 'bigint',
      comps: 'bigint',
      serviceCharge: 'bigint',
      net: 'bigint',
      tax: 'bigint',
      total: 'bigint',
    },
    rows.map(({ key, figures }) => ({ ...key, ...figures })),
  );
  await sql`
    INSERT INTO sales_by_quarter AS held
      (org, shop, business_date, currency, quarter, orders, gross, discount, comps, service_charge, net, tax, total)
    SELECT ${place}, "businessDate", currency, quarter, orders, gross, discount, comps, "serviceCharge", net, tax, total
    FROM ${given}
    ON CONFLICT (org, shop, business_date, currency, quarter) DO UPDATE SET
      orders = held.orders + excluded.orders,
      gross = held.gross + excluded.gross,
      discount = held.discount + excluded.discount,
      comps = held.comps + excluded.comps,
      service_charge = held.service_charge + excluded.service_charge,
      net = held.net + excluded.net,
      tax = held.tax + excluded.tax,
      total = held.total + excluded.total
  `.execute(db);
}

async function moveItems(db: OrgDb, place: Sql, rows: readonly ItemSales[]): Promise<void> {
  const given = recordset(
    {
      businessDate: 'text',
      currency: 'text',
      itemId: 'uuid',
      categoryId: 'uuid',
      name: 'text',
      lines: 'bigint',
      quantity: 'bigint',
      total: 'bigint',
    },
    rows.map(({ key, figures }) => ({ ...key, ...figures })),
  );
  await sql`
    INSERT INTO sales_by_item AS held
      (org, shop, business_date, currency, item_id, category_id, name, lines, quantity, total)
    SELECT ${place}, "businessDate", currency, "itemId", "categoryId", name, lines, quantity, total FROM ${given}
    ON CONFLICT (org, shop, business_date, currency, item_id, category_id, name) DO UPDATE SET
      lines = held.lines + excluded.lines,
      quantity = held.quantity + excluded.quantity,
      total = held.total + excluded.total
  `.execute(db);
}

async function moveTenders(db: OrgDb, place: Sql, rows: readonly TenderSales[]): Promise<void> {
  const given = recordset(
    {
      ...{ businessDate: 'text', currency: 'text', tender: 'text', payments: 'bigint', amount: 'bigint' },
      ...{ tips: 'bigint', rounding: 'bigint' },
    },
    rows.map(({ key, figures }) => ({ ...key, ...figures })),
  );
  await sql`
    INSERT INTO sales_by_tender AS held (org, shop, business_date, currency, tender, payments, amount, tips, rounding)
    SELECT ${place}, "businessDate", currency, tender, payments, amount, tips, rounding FROM ${given}
    ON CONFLICT (org, shop, business_date, currency, tender) DO UPDATE SET
      payments = held.payments + excluded.payments,
      amount = held.amount + excluded.amount,
      tips = held.tips + excluded.tips,
      rounding = held.rounding + excluded.rounding
  `.execute(db);
}

async function moveRefunds(db: OrgDb, place: Sql, rows: readonly TenderRefunds[]): Promise<void> {
  const given = recordset(
    {
      ...{ businessDate: 'text', currency: 'text', tender: 'text', refunds: 'bigint', amount: 'bigint' },
      ...{ net: 'bigint', tax: 'bigint', tips: 'bigint', rounding: 'bigint' },
    },
    rows.map(({ key, figures }) => ({ ...key, ...figures })),
  );
  await sql`
    INSERT INTO refunds_by_tender AS held
      (org, shop, business_date, currency, tender, refunds, amount, net, tax, tips, rounding)
    SELECT ${place}, "businessDate", currency, tender, refunds, amount, net, tax, tips, rounding FROM ${given}
    ON CONFLICT (org, shop, business_date, currency, tender) DO UPDATE SET
      refunds = held.refunds + excluded.refunds,
      amount = held.amount + excluded.amount,
      net = held.net + excluded.net,
      tax = held.tax + excluded.tax,
      tips = held.tips + excluded.tips,
      rounding = held.rounding + excluded.rounding
  `.execute(db);
}

async function dropEmpty(db: OrgDb, shop: ShopId, dates: readonly string[]): Promise<void> {
  const ofDates = sql`shop = ${shop} AND business_date = ANY (${dates})`;
  await sql`DELETE FROM sales_by_quarter WHERE ${ofDates} AND orders = 0`.execute(db);
  await sql`DELETE FROM sales_by_item WHERE ${ofDates} AND lines = 0`.execute(db);
  await sql`DELETE FROM sales_by_tender WHERE ${ofDates} AND payments = 0`.execute(db);
  await sql`DELETE FROM refunds_by_tender WHERE ${ofDates} AND refunds = 0`.execute(db);
}
