import { sql } from 'kysely';
import type { ShopId } from '#shared/ids/ids.ts';
import { rowsOf } from '../db/cursor.ts';
import type { OrgDb } from '../db/schema.ts';
import { contributions } from '../reports/contributions.ts';
import type { Fault } from './verification.ts';

const FIGURES = ['refunds', 'amount', 'net', 'tax', 'tips', 'rounding'] as const;
type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;

/**
 * Adds up what orders gave back, by the day on which it was given. That is seldom the day of the order, so it is all held at
 * once: a few figures for each day and tender.
 */
export async function verifyRefunds(db: OrgDb, shop: ShopId): Promise<Fault | null> {
  const expected = new Map<string, Figures>();
  const query = sql`
    SELECT body FROM "order" WHERE shop = ${sql.lit(shop)} AND state = 'completed' AND strpos(body, '"refunds"') > 0
  `;
  for await (const { body } of rowsOf<{ body: string }>(db, 'refunded_order', query)) {
    for (const { key, figures } of contributions(JSON.parse(body)).refunds) {
      const name = nameOf(key.businessDate, key.currency, key.tender);
      const before = expected.get(name);
      expected.set(name, before ? added(before, figures) : figures);
    }
  }
  for (const row of await readRefunds(db, shop)) {
    const key = nameOf(row.business_date, row.currency, row.tender);
    const refolded = expected.get(key);
    if (FIGURES.some((figure) => refolded?.[figure] !== row[figure])) return faultOf(key);
    expected.delete(key);
  }
  const [missing] = expected.keys();
  return missing === undefined ? null : faultOf(missing);
}

const added = (a: Figures, b: Figures): Figures =>
  Object.fromEntries(FIGURES.map((figure) => [figure, a[figure] + b[figure]])) as unknown as Figures;

const nameOf = (...key: readonly string[]): string => key.join(' ');

const faultOf = (key: string): Fault => ({ kind: 'projection', table: 'refunds_by_tender', key });

const readRefunds = (db: OrgDb, shop: ShopId) =>
  db
    .selectFrom('refunds_by_tender')
    .select(['business_date', 'currency', 'tender', ...FIGURES])
    .where('shop', '=', shop)
    .orderBy('business_date')
    .execute();
