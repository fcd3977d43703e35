import type { CategoryId, ItemId } from '#shared/ids/ids.ts';
import { ZERO } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { roundingOf, tipOf } from '#shared/payment/payment.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { storableText } from '../storable-text.ts';

/** Which sum a row belongs to, and the figures that it adds to it. */
interface SalesRow<Key, Figure extends string> {
  readonly key: { readonly businessDate: BusinessDate; readonly currency: string } & Key;
  readonly figures: Readonly<Record<Figure, number>>;
}
/** `quarter` is the start of the quarter of an hour in which the order was settled. */
export type QuarterSales = SalesRow<
  { quarter: number },
  'orders' | 'gross' | 'discount' | 'comps' | 'serviceCharge' | 'net' | 'tax' | 'total'
>;
export type ItemSales = SalesRow<
  { itemId: ItemId; categoryId: CategoryId | null; name: string },
  'lines' | 'quantity' | 'total'
>;
export type TenderSales = SalesRow<{ tender: string }, 'payments' | 'amount' | 'tips' | 'rounding'>;

/** What went back, on the day on which it was given back, whenever the order was sold. */
export type TenderRefunds = SalesRow<{ tender: string }, 'refunds' | 'amount' | 'net' | 'tax' | 'tips' | 'rounding'>;

/** What orders add to the sums that reports are read from. */
export interface Contributions {
  readonly quarters: readonly QuarterSales[];
  readonly items: readonly ItemSales[];
  readonly tenders: readonly TenderSales[];
  readonly refunds: readonly TenderRefunds[];
}

const NOTHING: Contributions = { quarters: [], items: [], tenders: [], refunds: [] };
const QUARTER_MS = 15 * 60_000;

/**
 * What an order adds to its day's sums; nothing unless it is settled; spec [CL9]. It depends on the order alone, so that
 * what an order added can be taken back when a late entry changes it. A change here needs a rebuild of every shop.
 */
export function contributions(order: Order): Contributions {
  if (order.status.state !== 'completed' || !isPlausible(order)) return NOTHING;
  const { totals, at } = order.status;
  const { gross, discount, comps = ZERO, net, tax, total } = totals;
  const serviceCharge = totals.serviceCharge?.total ?? ZERO;
  const day = { businessDate: order.businessDate, currency: order.pricing.currency };
  const quarter = Math.floor(at / QUARTER_MS) * QUARTER_MS;
  return {
    quarters: [
      {
        key: { ...day, quarter },
        figures: { orders: 1, gross, discount, comps, serviceCharge, net, tax, total },
      },
    ],
    items: totals.lines.flatMap((lineTotal) => {
      const line = order.lines.find((one) => one.lineId === lineTotal.lineId);
      if (!line) return [];
      const key = {
        ...day,
        itemId: line.itemId,
        categoryId: line.category?.categoryId ?? null,
        name: storableText(line.name),
      };
      return [{ key, figures: { lines: 1, quantity: line.quantity, total: lineTotal.total } }];
    }),
    tenders: order.payments.map((payment) => ({
      key: { ...day, tender: payment.tender },
      figures: { payments: 1, amount: payment.amount, tips: tipOf(payment), rounding: roundingOf(payment) },
    })),
    refunds: (order.refunds ?? []).map(({ businessDate, tender, amount, tip, rounding, lines }) => ({
      key: { businessDate, currency: day.currency, tender },
      figures: {
        ...{ refunds: 1, amount, tips: tip, rounding },
        net: lines.reduce<number>((sum, line) => sum + line.net, 0),
        tax: lines.reduce<number>((sum, line) => sum + line.tax, 0),
      },
    })),
  };
}

/** Beyond these a till has gone wrong, and sums of such figures would no longer be exact. */
export const MOST_PLAUSIBLE = 1_000_000_000_000;
const LATEST = Date.UTC(9999, 0);

/** Whether an order's figures are ones that a shop can have; those of others are kept out of its sums; spec [CL9]. */
export function isPlausible(order: Order): boolean {
  if (order.status.state !== 'completed') return true;
  const { totals, at } = order.status;
  const figures = [
    ...[totals.gross, totals.discount, totals.net, totals.tax, totals.total],
    ...[totals.comps ?? ZERO, totals.serviceCharge?.total ?? ZERO],
    ...totals.lines.map((line) => line.total),
    ...order.lines.map((line) => line.quantity),
    ...(order.refunds ?? []).flatMap(({ amount, tip, rounding, lines }) => [
      ...[amount, tip, rounding],
      ...lines.flatMap(({ net, tax }) => [net, tax]),
    ]),
    ...order.payments.flatMap((payment) => [payment.amount, tipOf(payment), roundingOf(payment)]),
  ];
  return at < LATEST && figures.every((figure) => Math.abs(figure) < MOST_PLAUSIBLE);
}

/** An order as it was and as it is now. */
export interface OrderChange {
  readonly before: Order | null;
  readonly after: Order | null;
}

/** By how much the sums move when orders change; sums that stay as they are do not appear. */
export function movement(changes: readonly OrderChange[]): Contributions {
  const added = changes.map(({ after }) => (after ? contributions(after) : NOTHING));
  const takenBack = changes.map(({ before }) => (before ? contributions(before) : NOTHING));
  return {
    quarters: difference(
      added.flatMap((one) => one.quarters),
      takenBack.flatMap((one) => one.quarters),
    ),
    items: difference(
      added.flatMap((one) => one.items),
      takenBack.flatMap((one) => one.items),
    ),
    tenders: difference(
      added.flatMap((one) => one.tenders),
      takenBack.flatMap((one) => one.tenders),
    ),
    refunds: difference(
      added.flatMap((one) => one.refunds),
      takenBack.flatMap((one) => one.refunds),
    ),
  };
}

/**
 * One row for each key, in the order of the keys: transactions that move the same sums must take them in one order, or
 * they would wait for each other.
 */
function difference<Row extends QuarterSales | ItemSales | TenderSales | TenderRefunds>(
  added: readonly Row[],
  takenBack: readonly Row[],
): Row[] {
  const sums = new Map<string, { readonly row: Row; readonly figures: Record<string, number> }>();
  const move = (rows: readonly Row[], sign: 1 | -1) => {
    for (const row of rows) {
      const id = JSON.stringify(Object.values(row.key));
      const figures: Record<string, number> = sums.get(id)?.figures ?? {};
      for (const [name, value] of Object.entries(row.figures)) figures[name] = (figures[name] ?? 0) + sign * value;
      sums.set(id, { row, figures });
    }
  };
  move(added, 1);
  move(takenBack, -1);
  return [...sums]
    .filter(([, { figures }]) => Object.values(figures).some((value) => value !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { row, figures }]) => ({ ...row, figures }));
}
