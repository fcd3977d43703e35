import { lineName } from '#shared/order/line-name.ts';
import type { Order } from '#shared/order/order.ts';
import { cardEnds } from '#shared/payment/payment.ts';
import { activeLines, priceOrder } from '#shared/pricing/price-order.ts';

/** An order and who it is for, as far as that is known. */
export interface FoundOrder {
  readonly order: Order;
  readonly guest: string | null;
}

/**
 * The orders that match what was typed: a part of their number, of their receipt's, of the guest's name, of the name of an item on
 * them, of a payment's reference or a card's last digits, or of what they come to, as it is written; spec [PY20].
 */
export function findOrders<T extends FoundOrder>(
  orders: readonly T[],
  typed: string,
  money: (order: Order) => string,
): readonly T[] {
  const wanted = plain(typed);
  if (wanted === '') return orders;
  return orders.filter((one) => textsOf(one, money).some((text) => plain(text).includes(wanted)));
}

const textsOf = ({ order, guest }: FoundOrder, money: (order: Order) => string): string[] => [
  order.number,
  order.status.state === 'completed' ? order.status.receiptNumber : '',
  guest ?? '',
  money(order),
  ...cardEnds(order),
  ...activeLines(order).map(lineName),
  ...order.payments.map((payment) => (payment.tender === 'external' ? (payment.reference ?? '') : '')),
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
