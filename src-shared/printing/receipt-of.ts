import type { Order } from '../order/order.ts';
import { activeLines, lineGross } from '../pricing/price-order.ts';
import type { ShopSettings } from '../settings/settings.ts';
import type { Receipt } from './receipt.ts';

/** The receipt of a settled order, or null while it is not one. */
export function receiptOf(order: Order, shop: ShopSettings): Receipt | null {
  if (order.status.state !== 'completed') return null;
  const { totals, receiptNumber, at } = order.status;
  return {
    orderId: order.id,
    orderNumber: order.number,
    receiptNumber,
    at,
    timeZone: shop.timeZone,
    currency: order.pricing.currency,
    shop: textsOf(shop),
    lines: activeLines(order).map((line) => ({
      quantity: line.quantity,
      name: line.name,
      modifiers: line.modifiers.map(({ name, count, price, kind }) => ({ name, count, price, ...(kind && { kind }) })),
      note: line.note,
      gross: lineGross(line),
    })),
    discount: totals.discount,
    net: totals.net,
    taxes: totals.taxes.map(({ name, rate, inclusive, base, amount }) => ({ name, rate, inclusive, base, amount })),
    total: totals.total,
    payments: order.payments.map(({ tender, amount, tendered, change }) => ({ tender, amount, tendered, change })),
  };
}

/** What of a shop's settings its receipts keep. */
export const textsOf = (shop: Omit<ShopSettings, 'id'>): Receipt['shop'] => ({
  ...{ name: shop.name, header: shop.receiptHeader, footer: shop.receiptFooter },
  ...(shop.receiptCode === 'none' ? {} : { code: { kind: shop.receiptCode, text: shop.receiptCodeText } }),
});
