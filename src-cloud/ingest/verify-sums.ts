import { sql } from 'kysely';
import type { ShopId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { rowsOf } from '../db/cursor.ts';
import type { OrgDb } from '../db/schema.ts';
import { contributions, type ItemSales, type QuarterSales, type TenderSales } from '../reports/contributions.ts';
import type { Fault, ProjectedTable } from './verification.ts';

/** Adds the orders, which are what their entries make of them, up to their day's sums, one trading day at a time. */
export async function verifySums(db: OrgDb, shop: ShopId): Promise<Fault | null> {
  const unseen = await summedDates(db, shop);
  let day: { readonly date: BusinessDate; readonly sums: DaySums } | null = null;
  const query = sql`
    SELECT business_date AS date, body FROM "order" WHERE shop = ${sql.lit(shop)} AND state = 'completed'
    ORDER BY business_date
  `;
  for await (const { date, body } of rowsOf<{ date: BusinessDate; body: string }>(db, 'order_by_day', query)) {
    if (day && day.date !== date) {
      const fault = await verifyDay(db, shop, day.date, day.sums);
      if (fault) return fault;
      day = null;
    }
    unseen.delete(date);
    day ??= { date, sums: noSums() };
    add(day.sums, JSON.parse(body));
  }
  const fault = day && (await verifyDay(db, shop, day.date, day.sums));
  if (fault) return fault;
  for (const date of unseen) {
    const left = await verifyDay(db, shop, date, noSums());
    if (left) return left;
  }
  return null;
}

type SumTable = Extract<ProjectedTable, `sales_by_${string}`>;
/** Sums by what they are sums of, as text. */
type DaySums = Readonly<Record<SumTable, Map<string, Record<string, number>>>>;

const noSums = (): DaySums => ({ sales_by_quarter: new Map(), sales_by_item: new Map(), sales_by_tender: new Map() });

function add(sums: DaySums, order: Order): void {
  const { quarters, items, tenders } = contributions(order);
  addRows(sums.sales_by_quarter, quarters);
  addRows(sums.sales_by_item, items);
  addRows(sums.sales_by_tender, tenders);
}

function addRows(sums: Map<string, Record<string, number>>, rows: readonly (QuarterSales | ItemSales | TenderSales)[]) {
  for (const { key, figures } of rows) {
    const name = nameOf(Object.values(key));
    const sum = sums.get(name) ?? {};
    for (const [figure, value] of Object.entries(figures)) sum[figure] = (sum[figure] ?? 0) + value;
    sums.set(name, sum);
  }
}

const nameOf = (key: readonly unknown[]): string => key.map((part) => part ?? 'none').join(' ');

async function verifyDay(db: OrgDb, shop: ShopId, date: BusinessDate, expected: DaySums): Promise<Fault | null> {
  const live = await readDay(db, shop, date);
  for (const table of Object.keys(live) as SumTable[]) {
    for (const [key, sum] of live[table]) {
      const refolded = expected[table].get(key) ?? {};
      const differs = Object.entries(sum).some(([figure, value]) => refolded[figure] !== value);
      if (differs) return { kind: 'projection', table, key };
    }
    for (const key of expected[table].keys()) {
      if (!live[table].has(key)) return { kind: 'projection', table, key };
    }
  }
  return null;
}

async function readDay(db: OrgDb, shop: ShopId, date: BusinessDate): Promise<DaySums> {
  const quarters = await db
    .selectFrom('sales_by_quarter')
    .select(['business_date', 'currency', 'quarter', 'orders', 'gross', 'discount', 'net', 'tax', 'total'])
    .select(['comps', 'service_charge as serviceCharge'])
    .where('shop', '=', shop)
    .where('business_date', '=', date)
    .execute();
  const items = await db
    .selectFrom('sales_by_item')
    .select(['business_date', 'currency', 'item_id', 'category_id', 'name', 'lines', 'quantity', 'total'])
    .where('shop', '=', shop)
    .where('business_date', '=', date)
    .execute();
  const tenders = await db
    .selectFrom('sales_by_tender')
    .select(['business_date', 'currency', 'tender', 'payments', 'amount', 'tips', 'rounding'])
    .where('shop', '=', shop)
    .where('business_date', '=', date)
    .execute();
  return {
    sales_by_quarter: new Map(
      quarters.map(({ business_date, currency, quarter, ...sum }) => [nameOf([business_date, currency, quarter]), sum]),
    ),
    sales_by_item: new Map(
      items.map(({ business_date, currency, item_id, category_id, name, ...sum }) => [
        nameOf([business_date, currency, item_id, category_id, name]),
        sum,
      ]),
    ),
    sales_by_tender: new Map(
      tenders.map(({ business_date, currency, tender, ...sum }) => [nameOf([business_date, currency, tender]), sum]),
    ),
  };
}

async function summedDates(db: OrgDb, shop: ShopId): Promise<Set<BusinessDate>> {
  const { rows } = await sql<{ date: BusinessDate }>`
    SELECT business_date AS date FROM sales_by_quarter WHERE shop = ${shop}
    UNION SELECT business_date FROM sales_by_item WHERE shop = ${shop}
    UNION SELECT business_date FROM sales_by_tender WHERE shop = ${shop}
    ORDER BY 1
  `.execute(db);
  return new Set(rows.map(({ date }) => date));
}
