import type { Order } from '../order/order.ts';
import type { Check } from '../payment/checks.ts';
import type { ShopSettings } from '../settings/settings.ts';
import type { Instant } from '../time/instant.ts';
import type { Receipt } from './receipt.ts';
import { receiptLine, receiptPayment, textsOf } from './receipt-of.ts';

/** What the guest who paid a check is given; `of` is how many checks the order has. It has a receipt number once the order is settled. */
export function checkReceiptOf(
  order: Order,
  check: Check,
  of: number,
  at: Instant,
  shop: Omit<ShopSettings, 'id'>,
): Receipt {
  const lines = new Map(order.lines.map((line) => [line.lineId, line]));
  return {
    orderId: order.id,
    orderNumber: order.number,
    receiptNumber: order.status.state === 'completed' ? order.status.receiptNumber : '',
    check: { number: check.number, of },
    at,
    timeZone: shop.timeZone,
    currency: order.pricing.currency,
    shop: textsOf(shop),
    lines: check.lines.flatMap(({ lineId, part, of: parts, gross }) => {
      const line = lines.get(lineId);
      return line ? [{ ...receiptLine(line), gross, ...(part < parts && { share: `${part}/${parts}` }) }] : [];
    }),
    discount: check.discount,
    net: check.net,
    taxes: check.taxes.map(({ name, rate, inclusive, base, amount }) => ({ name, rate, inclusive, base, amount })),
    total: check.total,
    payments: order.payments.filter(({ checkId }) => checkId === check.checkId).map(receiptPayment),
  };
}
