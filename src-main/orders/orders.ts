import { sql } from 'kysely';
import type { OrderId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { refold } from './fold-order.ts';

/*
 * Orders as folded, one row each. The row of an order that is still being worked on holds no body: it would be written
 * anew at each tap, and memory has it; who needs it from the disk folds its few entries. Spec [J9].
 */

/** Whether an order's body stands in its row. */
export const isSettled = ({ status }: Order): boolean => status.state !== 'open' && status.state !== 'stub';

export function readOrder(db: Reader, id: OrderId): Order | null {
  const row = selectOrder(db).get({ id: idToBytes(id) });
  return row ? orderOf(db, row) : null;
}

export const writeOrder = (db: Writer, order: Order): void => {
  upsertOrder(db).run({
    id: idToBytes(order.id),
    state: order.status.state,
    number: order.number,
    businessDate: order.businessDate,
    openedAt: order.openedAt,
    body: isSettled(order) ? JSON.stringify(order) : null,
  });
};

/** Orders that wait for something to happen, oldest first. */
export const readOpenOrders = (db: Reader): Order[] =>
  selectOpen(db)
    .all({})
    .map((row) => orderOf(db, row));

function orderOf(db: Reader, row: { id: Uint8Array; body: string | null }): Order {
  const order = row.body === null ? refold(db, bytesToId(row.id)) : (JSON.parse(row.body) as Order);
  if (!order) throw new Error(`order ${bytesToId(row.id)} has no entries`);
  return order;
}

export interface OrderPage {
  readonly orders: Order[];
  /** The key of the next page, or null at the end. */
  readonly next: string | null;
}

/** Orders of a trading day, newest first; `before` is the `next` of the page before. */
export function listOrders(
  db: Reader,
  filter: { businessDate: string; state: string | undefined; limit: number; before: string | undefined },
): OrderPage {
  const [openedAt = Number.MAX_SAFE_INTEGER, id = 'f'.repeat(32)] = parseKey(filter.before);
  const rows = selectPage(db).all({
    businessDate: filter.businessDate,
    openedAt,
    id: Buffer.from(id, 'hex'),
    state: filter.state ?? null,
    limit: filter.limit + 1,
  });
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    orders: page.map((row) => orderOf(db, row)),
    next: rows.length > page.length && last ? `${last.opened_at}.${Buffer.from(last.id).toString('hex')}` : null,
  };
}

function parseKey(key: string | undefined): [number, string] | [] {
  const match = /^(\d{1,15})\.([0-9a-f]{32})$/.exec(key ?? '');
  return match?.[1] && match[2] ? [Number(match[1]), match[2]] : [];
}

const selectOrder = prepare((query, p: { id: Uint8Array }) =>
  query.selectFrom('order').select(['id', 'body']).where('id', '=', p.id),
);

const upsertOrder = prepare(
  (
    query,
    p: { id: Uint8Array; state: string; number: string; businessDate: string; openedAt: number; body: string | null },
  ) =>
    query
      .insertInto('order')
      .values({
        id: p.id,
        state: p.state,
        number: p.number,
        business_date: p.businessDate,
        opened_at: p.openedAt,
        body: p.body,
      })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          state: set.ref('excluded.state'),
          number: set.ref('excluded.number'),
          business_date: set.ref('excluded.business_date'),
          opened_at: set.ref('excluded.opened_at'),
          body: set.ref('excluded.body'),
        })),
      ),
);

const selectOpen = prepare((query) =>
  query.selectFrom('order').select(['id', 'body']).where(sql<boolean>`state IN ('open', 'stub')`).orderBy('opened_at'),
);

const selectPage = prepare(
  (query, p: { businessDate: string; openedAt: number; id: Uint8Array; state: string | null; limit: number }) =>
    query
      .selectFrom('order')
      .select(['id', 'opened_at', 'body'])
      .where('business_date', '=', p.businessDate)
      .where((on) => on(on.refTuple('opened_at', 'id'), '<', on.tuple(p.openedAt, p.id)))
      .where((on) => on.or([on(on.val(p.state), 'is', null), on('state', '=', p.state as string)]))
      .orderBy('opened_at', 'desc')
      .orderBy('id', 'desc')
      .limit(p.limit),
);
