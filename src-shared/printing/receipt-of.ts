import { ZERO } from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import { handedOver, type OrderPayment, roundingOf } from '../payment/payment.ts';
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
    payments: order.payments.map(receiptPayment),
  };
}

/** A payment as the guest reads it. */
export function receiptPayment(payment: OrderPayment): Receipt['payments'][number] {
  const { tender, amount, tip } = payment;
  const rounding = roundingOf(payment);
  const reference = referenceOf(payment);
  return {
    ...{ tender, amount, tendered: handedOver(payment), change: tender === 'cash' ? payment.change : ZERO },
    ...(tip && { tip }),
    ...(rounding && { rounding }),
    ...(reference && { reference }),
  };
}

function referenceOf(payment: OrderPayment): string | null {
  switch (payment.tender) {
    case 'cash':
      return null;
    case 'external':
      return payment.reference;
    case 'card': {
      const { brand, last4 } = payment.card;
      return last4 ? `${brand ?? ''} …${last4}`.trim() : brand;
    }
    default:
      return payment satisfies never;
  }
}

/** What of a shop's settings its receipts keep. */
export const textsOf = (shop: Omit<ShopSettings, 'id'>): Receipt['shop'] => ({
  ...{ name: shop.name, header: shop.receiptHeader, footer: shop.receiptFooter },
  ...(shop.receiptCode === 'none' ? {} : { code: { kind: shop.receiptCode, text: shop.receiptCodeText } }),
});
