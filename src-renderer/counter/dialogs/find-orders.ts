import type { Guest } from '#shared/guest/guest.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { lineName } from '#shared/order/line-name.ts';
import type { Order } from '#shared/order/order.ts';
import { cardEnds } from '#shared/payment/payment.ts';
import { activeLines } from '#shared/pricing/price-order.ts';

/** What of an order is not in it, as a person reads it. */
export interface FindBy {
  readonly guests: ReadonlyMap<OrderId, Guest>;
  readonly amount: (order: Order) => string;
}

/** The orders of which every word that was typed is in number, name, table, item or amount; spec [U20]. */
export function findOrders(orders: readonly Order[], typed: string, by: FindBy): readonly Order[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return orders;
  return orders.filter((order) => {
    const { name, phone } = by.guests.get(order.id) ?? {};
    const said = [
      order.number,
      name,
      phone,
      by.amount(order),
      ...cardEnds(order),
      ...(order.tables ?? []).map((table) => table.name),
    ];
    const text = plain([...said, ...activeLines(order).map(lineName)].join(' '));
    return words.every((word) => text.includes(word));
  });
}

/** Without accents, and an amount with a point or a comma. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(',', '.').toLowerCase();
