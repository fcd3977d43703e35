import type { OrderId, StaffId, TableId } from '#shared/ids/ids.ts';
import { asMinor, type Minor, ZERO } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { serverOf } from '#shared/order/server-of.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import type { Instant } from '#shared/time/instant.ts';

/** What a table waits for: guests, an order, food, or money; spec [FP5]. */
export type TableStatus = 'free' | 'seated' | 'sent' | 'paying';

/** An open order as its table shows it. */
export interface OrderAtTable {
  readonly id: OrderId;
  readonly number: string;
  readonly status: Exclude<TableStatus, 'free'>;
  readonly covers: number;
  readonly since: Instant;
  readonly due: Minor;
  readonly server: StaffId | null;
}

/** A table at which guests sit, with their orders, the oldest first. */
export interface TableState {
  readonly orders: readonly OrderAtTable[];
  readonly status: Exclude<TableStatus, 'free'>;
  readonly covers: number;
  readonly since: Instant;
  readonly due: Minor;
}

export type TableStates = ReadonlyMap<TableId, TableState>;

/**
 * Who sits at which table, by these open orders; a table that is not in it is free. What has not changed since `before` is
 * the same object, so that only tables at which something happened are painted anew; spec [FP6].
 */
export function tableStates(orders: readonly Order[], before: TableStates): TableStates {
  const seated = orders.filter(({ tables }) => tables && tables.length > 0);
  const at = seated.flatMap((order) => (order.tables ?? []).map(({ tableId }) => ({ tableId, order: atTable(order) })));
  const byTable = Map.groupBy(at, ({ tableId }) => tableId);
  return new Map(
    [...byTable].map(([tableId, here]) => {
      const known = before.get(tableId);
      const now = here.map(({ order }) => order).sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
      const isSame = known?.orders.length === now.length && now.every((order, index) => order === known.orders[index]);
      return [tableId, known && isSame ? known : stateOf(now)];
    }),
  );
}

function stateOf(orders: readonly OrderAtTable[]): TableState {
  return {
    orders,
    status: STATUSES.find((status) => orders.some((order) => order.status === status)) ?? 'seated',
    covers: orders.reduce((sum, { covers }) => sum + covers, 0),
    since: Math.min(...orders.map(({ since }) => since)) as Instant,
    due: asMinor(orders.reduce<number>((sum, { due }) => sum + due, ZERO)),
  };
}

/** Of several orders at one table the one shows that wants somebody soonest. */
const STATUSES = ['paying', 'sent', 'seated'] as const;

/** Orders are never changed in place, so what one looks like at its table holds as long as it does. */
const looks = new WeakMap<Order, OrderAtTable>();

function atTable(order: Order): OrderAtTable {
  const known = looks.get(order);
  if (known) return known;
  const { id, number, covers, openedAt: since } = order;
  const look = {
    ...{ id, number, since, status: statusOf(order), covers: covers ?? 0, server: serverOf(order) },
    due: asMinor(Math.max(0, balanceOf(order))),
  };
  looks.set(order, look);
  return look;
}

function statusOf({ payments, split, lines }: Order): OrderAtTable['status'] {
  if (payments.length > 0 || split) return 'paying';
  return lines.some(({ kitchen, voided }) => kitchen === 'told' && !voided) ? 'sent' : 'seated';
}
