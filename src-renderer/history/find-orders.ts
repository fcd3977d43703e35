import { lineName } from '#shared/order/line-name.ts';
import type { Order } from '#shared/order/order.ts';
import { cardEnds } from '#shared/payment/payment.ts';
import { activeLines, priceOrder } from '#shared/pricing/price-order.ts';

/**
 * The orders that match what was typed: a part of their number, of their receipt's, of the name of an item on them, or
 * of what they come to, as it is written; spec [PY20].
 */
export function findOrders(orders: readonly Order[], typed: string, money: (order: Order) => string): readonly Order[] {
  const wanted = plain(typed);
  if (wanted === '') return orders;
  return orders.filter((order) => textsOf(order, money).some((text) => plain(text).includes(wanted)));
}

const textsOf = (order: Order, money: (order: Order) => string): string[] => [
  order.number,
  order.status.state === 'completed' ? order.status.receiptNumber : '',
  money(order),
  ...cardEnds(order),
  ...activeLines(order).map(lineName),
];

/** What an order comes to: what its till wrote once it is settled. */
export const totalOf = (order: Order) =>
  order.status.state === 'completed' ? order.status.totals.total : priceOrder(order).total;

/** Accents and spaces are typed by few. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f\s]/g, '')
    .replaceAll(',', '.')
    .toLowerCase();
