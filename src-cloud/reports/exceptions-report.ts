import { sql } from 'kysely';
import type { z } from 'zod';
import type { exception } from '#shared/contract/cloud-contract.ts';
import type { ShopId } from '#shared/ids/ids.ts';
import { asInstant, type Instant } from '#shared/time/instant.ts';
import type { OrgDb } from '../db/schema.ts';
import type { CloudFlag } from '../ingest/fold-order.ts';
import { NOT_YET_KNOWN } from './sales-report.ts';
import type { Shop } from './shops.ts';

export type Exception = z.output<typeof exception>;

const MOST = 200;

/**
 * What looked wrong, newest first; spec [CL8]: how entries arrived, what is wrong with orders as they stand now, what
 * cannot be read yet, sales that no report of the shop's currency shows, and items that were sold but never on the menu.
 */
export async function readExceptions(db: OrgDb, shop: Shop): Promise<Exception[]> {
  const all = [
    ...(await arrivalExceptions(db, shop.id)),
    ...(await orderExceptions(db, shop.id)),
    ...(await unreadEntries(db, shop.id)),
    ...(await unreadRows(db, shop.id)),
    ...(await foreignCurrencies(db, shop)),
    ...(await unknownItems(db, shop.id)),
  ];
  return all.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)).slice(0, MOST);
}

const flagSentences: Readonly<Record<CloudFlag, string>> = {
  'line-after-settlement': 'Something was added to this order or taken off it after it was settled.',
  'paid-after-settlement': 'A payment was taken for this order after it was settled.',
  overpaid: 'More was taken for this order than it came to.',
  'opened-twice': 'This order was opened twice.',
  'settled-twice': 'This order was settled twice. It counts once.',
  'cancelled-after-settlement': 'This order was cancelled after it was settled. It counts as sold.',
  'changed-after-cancel': 'This order was changed after it was cancelled.',
  'totals-disagree': 'The till’s totals of this order are not what its lines come to. The till’s stand.',
  'unknown-line': 'A line was taken off this order that is not on it.',
  'over-refunded': 'More was given back for this order than was paid for it, or than it had of a line.',
  'refunded-unsettled': 'Something was given back for this order, which is not settled.',
  'payment-failed': 'A card payment of this order was never drawn. What it settled is still owed.',
  'given-twice': 'Lines of this order were given to two others at once. Take them off one of the two.',
  'given-and-settled':
    'Lines of this order were given to another while it was settled or cancelled. It stands; take them off the other.',
  'unknown-payment': 'Something was said of a payment that is not on this order.',
  'beyond-sums': 'The figures of this order are beyond anything a shop sells. It is left out of the sums.',
  'beyond-folding': 'The figures of this order cannot be added up. Part of it is left out.',
};

async function orderExceptions(db: OrgDb, shop: ShopId): Promise<Exception[]> {
  const rows = await db
    .selectFrom('order')
    .select(['id', 'number', 'flags', 'last_at'])
    .where('shop', '=', shop)
    .where(sql<boolean>`flags <> '{}'`)
    .orderBy('last_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.flatMap(({ id, number, flags, last_at }) =>
    flags.map((flag) => ({
      id: `${id} ${flag}`,
      at: last_at,
      kind: flag,
      message: flagSentences[flag as CloudFlag],
      orderNumber: number || null,
    })),
  );
}

async function arrivalExceptions(db: OrgDb, shop: ShopId): Promise<Exception[]> {
  const rows = await db
    .selectFrom('exception')
    .leftJoin('order', (join) =>
      join.onRef('order.shop', '=', 'exception.shop').onRef('order.id', '=', 'exception.order_id'),
    )
    .select(['exception.kind', 'exception.subject', 'exception.at', 'exception.message', 'order.number'])
    .where('exception.shop', '=', shop)
    .orderBy('exception.at', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ kind, subject, at, message, number }) => ({
    id: `${kind} ${subject}`,
    at,
    kind,
    message,
    orderNumber: number || null,
  }));
}

/** One for each type, not for each entry: a newer till may send thousands. */
async function unreadEntries(db: OrgDb, shop: ShopId): Promise<Exception[]> {
  const rows = await db
    .selectFrom('entry')
    .select(({ fn }) => ['type', fn.countAll<number>().as('count'), fn.max('received_at').as('at')])
    .where('shop', '=', shop)
    .where('readable', '=', false)
    .groupBy('type')
    .execute();
  return rows.map(({ type, count, at }) => ({
    id: `unreadable ${type}`,
    at,
    kind: 'unreadable',
    message: `This version of the cloud cannot read “${type}”, of which it has ${count}. All is kept, and is read after an update.`,
    orderNumber: null,
  }));
}

/** One for each noun, without a word of what stands in the rows. */
async function unreadRows(db: OrgDb, shop: ShopId): Promise<Exception[]> {
  const rows = await db
    .selectFrom('unread_row')
    .select(({ fn }) => ['noun', fn.countAll<number>().as('count'), fn.max('received_at').as('at')])
    .where('shop', '=', shop)
    .groupBy('noun')
    .execute();
  return rows.map(({ noun, count, at }) => ({
    id: `unreadable-row ${noun}`,
    at,
    kind: 'unreadable-row',
    message: `This version of the cloud cannot read all of “${noun}”: ${count} of its rows wait. They are kept, and are read after an update.`,
    orderNumber: null,
  }));
}

async function foreignCurrencies(db: OrgDb, shop: Shop): Promise<Exception[]> {
  const rows = await db
    .selectFrom('sales_by_quarter')
    .select(({ fn }) => [
      'business_date',
      'currency',
      fn.sum<number>('orders').as('orders'),
      fn.max('quarter').as('at'),
    ])
    .where('shop', '=', shop.id)
    .where('currency', 'not in', [shop.currency, NOT_YET_KNOWN])
    .groupBy(['business_date', 'currency'])
    .orderBy('business_date', 'desc')
    .limit(MOST)
    .execute();
  return rows.map(({ business_date, currency, orders, at }) => ({
    id: `other-currency ${business_date} ${currency}`,
    at: asInstant(at as number) as Instant,
    kind: 'other-currency',
    message: `${orders} orders of ${business_date} were sold in ${currency}. Reports show sales in ${shop.currency}.`,
    orderNumber: null,
  }));
}

/** Nothing is said while no menu has arrived: a till's menu may come after its sales. */
async function unknownItems(db: OrgDb, shop: ShopId): Promise<Exception[]> {
  const { rows } = await sql<{ item: string; name: string; date: string; lines: number; at: Instant }>`
    SELECT sold.item_id AS item, max(sold.name) AS name, max(sold.business_date) AS date, sum(sold.lines)::bigint AS lines,
      max(day.at) AS at
    FROM sales_by_item sold
    JOIN (SELECT business_date, max(quarter) AS at FROM sales_by_quarter WHERE shop = ${shop} GROUP BY business_date) day
      USING (business_date)
    WHERE sold.shop = ${shop} AND EXISTS (SELECT 1 FROM record WHERE shop = ${shop} AND noun = 'item')
      AND NOT EXISTS (SELECT 1 FROM record WHERE shop = ${shop} AND noun = 'item' AND id = sold.item_id)
    GROUP BY sold.item_id ORDER BY max(sold.business_date) DESC LIMIT ${MOST}
  `.execute(db);
  return rows.map(({ item, name, date, lines, at }) => ({
    id: `unknown-item ${item}`,
    at,
    kind: 'unknown-item',
    message: `“${name}” was sold ${lines === 1 ? 'once' : `${lines} times`}, last on ${date}, but has never been on the menu. Its sales count.`,
    orderNumber: null,
  }));
}
