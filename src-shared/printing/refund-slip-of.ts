import { add, asMinor, ZERO } from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import { givenBack } from '../payment/refund.ts';
import type { OrderRefund } from '../payment/refund-events.ts';
import { taxKey } from '../pricing/tax-key.ts';
import type { ShopSettings } from '../settings/settings.ts';
import type { Receipt } from './receipt.ts';
import { receiptLine, textsOf } from './receipt-of.ts';

/** What is printed when money goes back; it is laid out like the receipt of the sale that it returns; spec [PY19]. */
export function refundSlipOf(order: Order, refund: OrderRefund, shop: Omit<ShopSettings, 'id'>): Receipt {
  const { amount, tip, rounding, lines, tender, at, reason } = refund;
  const sold = new Map(order.lines.map((line) => [line.lineId, line]));
  const taxes = Map.groupBy(
    lines.flatMap((line) => line.taxes),
    taxKey,
  );
  const cameBack = lines.filter(({ quantity }) => quantity > 0);
  const isOfLines = cameBack.length === lines.length;
  return {
    orderId: order.id,
    orderNumber: order.number,
    receiptNumber: order.status.state === 'completed' ? order.status.receiptNumber : '',
    refund: { reason },
    at,
    timeZone: shop.timeZone,
    currency: order.pricing.currency,
    shop: textsOf(shop),
    lines: cameBack.flatMap(({ lineId, quantity, gross }) => {
      const line = lineId && sold.get(lineId);
      return line ? [{ ...receiptLine(line), quantity, gross }] : [];
    }),
    // Where it is money and not goods, there is no list price to take anything off.
    discount: isOfLines ? add(...lines.map(({ discount }) => discount)) : ZERO,
    net: add(...lines.map(({ net }) => net)),
    taxes: [...taxes.values()].flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const { name, rate, inclusive } = first;
      const sums = { base: add(...same.map(({ base }) => base)), amount: add(...same.map((tax) => tax.amount)) };
      return [{ name, rate, inclusive, ...sums }];
    }),
    total: asMinor(amount),
    payments: [
      {
        ...{ tender, amount, tendered: givenBack(refund), change: ZERO },
        ...(tip !== 0 && { tip }),
        ...(rounding !== 0 && { rounding }),
      },
    ],
  };
}
