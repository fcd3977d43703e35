import type { SalesReport } from '#shared/contract/cloud-contract.ts';
import { asMinor, asQuantity } from '#shared/money/minor.ts';
import { type BusinessDate, localHourAt } from '#shared/time/business-date.ts';
import { asInstant } from '#shared/time/instant.ts';
import type { OrgDb } from '../db/schema.ts';
import type { Shop } from './shops.ts';

/** The currency of an order that was settled before its opening has arrived: it is taken for the shop's; spec [CL9]. */
export const NOT_YET_KNOWN = 'XXX';

/** A trading day's sales, read from its sums; spec [CL9]. Orders in another currency than the shop's are not in it. */
export async function readSales(db: OrgDb, shop: Shop, businessDate: BusinessDate): Promise<SalesReport> {
  const quarters = await readQuarters(db, shop, businessDate);
  const sum = (figure: Exclude<keyof (typeof quarters)[number], 'quarter'>) =>
    quarters.reduce((total, row) => total + row[figure], 0);
  return {
    shop,
    businessDate,
    orders: sum('orders'),
    gross: asMinor(sum('gross')),
    discount: asMinor(sum('discount')),
    comps: asMinor(sum('comps')),
    serviceCharge: asMinor(sum('serviceCharge')),
    net: asMinor(sum('net')),
    tax: asMinor(sum('tax')),
    total: asMinor(sum('total')),
    byHour: hoursOf(quarters, shop),
    byItem: await readItems(db, shop, businessDate),
    byTender: await readTenders(db, shop, businessDate),
    refunds: await readRefunds(db, shop, businessDate),
  };
}

const currenciesOf = (shop: Shop): string[] => [shop.currency, NOT_YET_KNOWN];

const readQuarters = (db: OrgDb, shop: Shop, businessDate: BusinessDate) =>
  db
    .selectFrom('sales_by_quarter')
    .select([
      'quarter',
      'orders',
      'gross',
      'discount',
      'comps',
      'service_charge as serviceCharge',
      'net',
      'tax',
      'total',
    ])
    .where('shop', '=', shop.id)
    .where('business_date', '=', businessDate)
    .where('currency', 'in', currenciesOf(shop))
    .orderBy('quarter')
    .execute();

/** Hours as the shop's wall shows them, in the order of its trading day. */
function hoursOf(
  quarters: readonly { quarter: number; orders: number; total: number }[],
  { timeZone, dayStartMinutes }: Shop,
): SalesReport['byHour'] {
  const byHour = Map.groupBy(quarters, ({ quarter }) => localHourAt(asInstant(quarter), timeZone));
  const sinceStart = (hour: number) => (hour * 60 + 1_440 - Math.floor(dayStartMinutes / 60) * 60) % 1_440;
  return [...byHour]
    .sort(([a], [b]) => sinceStart(a) - sinceStart(b))
    .map(([hour, rows]) => ({
      hour,
      orders: rows.reduce((sum, row) => sum + row.orders, 0),
      total: asMinor(rows.reduce((sum, row) => sum + row.total, 0)),
    }));
}

/** One row for each item, whatever it was called during the day; it goes by the name that it sold most under. */
async function readItems(db: OrgDb, shop: Shop, businessDate: BusinessDate): Promise<SalesReport['byItem']> {
  const rows = await db
    .selectFrom('sales_by_item')
    .select(['item_id as itemId', 'category_id as categoryId', 'name', 'quantity', 'total'])
    .where('shop', '=', shop.id)
    .where('business_date', '=', businessDate)
    .where('currency', 'in', currenciesOf(shop))
    .execute();
  rows.sort((a, b) => b.quantity - a.quantity || (a.name < b.name ? -1 : 1));
  const items = [...Map.groupBy(rows, ({ itemId }) => itemId).values()].flatMap((same) => {
    const [most] = same;
    if (!most) return [];
    const { itemId, name, categoryId } = most;
    const quantity = asQuantity(same.reduce((sum, row) => sum + row.quantity, 0));
    return [{ itemId, name, categoryId, quantity, total: asMinor(same.reduce((sum, row) => sum + row.total, 0)) }];
  });
  return items.sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
}

async function readTenders(db: OrgDb, shop: Shop, businessDate: BusinessDate): Promise<SalesReport['byTender']> {
  const rows = await db
    .selectFrom('sales_by_tender')
    .select(({ fn }) => [
      'tender',
      fn.sum<number>('payments').as('payments'),
      fn.sum<number>('amount').as('amount'),
      fn.sum<number>('tips').as('tips'),
      fn.sum<number>('rounding').as('rounding'),
    ])
    .where('shop', '=', shop.id)
    .where('business_date', '=', businessDate)
    .where('currency', 'in', currenciesOf(shop))
    .groupBy('tender')
    .execute();
  return rows
    .map(({ tender, payments, ...sums }) => ({
      ...{ tender, payments: Number(payments), amount: asMinor(Number(sums.amount)) },
      ...{ tips: asMinor(Number(sums.tips)), rounding: asMinor(Number(sums.rounding)) },
    }))
    .sort((a, b) => b.amount - a.amount || (a.tender < b.tender ? -1 : 1));
}

/** What was given back on a day, whenever it was sold. */
async function readRefunds(db: OrgDb, shop: Shop, businessDate: BusinessDate): Promise<SalesReport['refunds']> {
  const rows = await db
    .selectFrom('refunds_by_tender')
    .select(({ fn }) => [
      'tender',
      fn.sum<number>('refunds').as('refunds'),
      fn.sum<number>('amount').as('amount'),
      fn.sum<number>('net').as('net'),
      fn.sum<number>('tax').as('tax'),
      fn.sum<number>('tips').as('tips'),
      fn.sum<number>('rounding').as('rounding'),
    ])
    .where('shop', '=', shop.id)
    .where('business_date', '=', businessDate)
    .where('currency', 'in', currenciesOf(shop))
    .groupBy('tender')
    .execute();
  const exact = (sum: number) => asMinor(Number(sum));
  return rows
    .map(({ tender, refunds, amount, net, tax, tips, rounding }) => ({
      ...{ tender, refunds: Number(refunds), amount: exact(amount), net: exact(net), tax: exact(tax) },
      ...{ tips: exact(tips), rounding: exact(rounding) },
    }))
    .sort((a, b) => b.amount - a.amount || (a.tender < b.tender ? -1 : 1));
}
