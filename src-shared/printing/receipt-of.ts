import { add, asQuantity, ZERO } from '../money/minor.ts';
import { lineName } from '../order/line-name.ts';
import type { Order, OrderLine } from '../order/order.ts';
import { cardName, handedOver, type OrderPayment, roundingOf } from '../payment/payment.ts';
import { discountsOn } from '../pricing/discounts-on.ts';
import { activeLines, lineGross } from '../pricing/price-order.ts';
import type { Totals } from '../pricing/totals.ts';
import type { ShopSettings } from '../settings/settings.ts';
import type { Receipt } from './receipt.ts';

/** The receipt of a settled order, or null while it is not one. */
export function receiptOf(order: Order, shop: Omit<ShopSettings, 'id'>): Receipt | null {
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
    lines: receiptLines(order),
    discount: totals.discount,
    ...besideLines(order, totals),
    net: totals.net,
    taxes: totals.taxes.map(({ name, rate, inclusive, base, amount }) => ({ name, rate, inclusive, base, amount })),
    total: totals.total,
    payments: order.payments.map(receiptPayment),
  };
}

/** What the second pricing knows beside the lines; spec [M11]–[M13]. */
function besideLines({ taxExemption }: Order, { comps, serviceCharge, exempted }: Totals) {
  return {
    ...(comps !== undefined && { comps }),
    ...(serviceCharge && { serviceCharge: { name: serviceCharge.name, amount: serviceCharge.amount } }),
    ...(exempted !== undefined && {
      exemption: { reference: taxExemption?.reference ?? '', amount: exempted },
    }),
  };
}

/** Lines as the customer reads them: a combo is one line, which costs what its parts come to; spec [MN23]. */
function receiptLines(order: Order): Receipt['lines'] {
  const isComped = (line: OrderLine) => discountsOn(order, line).some(({ kind }) => kind === 'comp');
  const together = Map.groupBy(activeLines(order), (line) => line.combo?.comboLineId ?? line.lineId);
  return [...together.values()].map((parts) => {
    const [first] = parts;
    const line = first?.combo ? comboLine(first.combo.name, parts) : receiptLine(first as OrderLine);
    return { ...line, ...(parts.every(isComped) && { comped: true }) };
  });
}

/** A line as the customer reads it. */
export const receiptLine = (line: OrderLine): Receipt['lines'][number] => ({
  quantity: line.quantity,
  ...(line.weighed && { weighed: { unit: line.weighed.unit, unitPrice: line.unitPrice } }),
  name: lineName(line),
  modifiers: modifiersOf(line),
  note: line.note,
  ...(line.repriced?.why === 'override' && { was: line.repriced.from }),
  gross: lineGross(line),
});

const comboLine = (name: string, parts: readonly OrderLine[]): Receipt['lines'][number] => ({
  quantity: parts[0]?.quantity ?? asQuantity(0),
  name,
  parts: parts.map(lineName),
  modifiers: parts.flatMap(modifiersOf),
  note: [...new Set(parts.flatMap(({ note }) => note ?? []))].join('\n') || null,
  gross: add(...parts.map(lineGross)),
});

const modifiersOf = ({ modifiers }: OrderLine) =>
  modifiers.map(({ name, count, price, kind }) => ({ name, count, price, ...(kind && { kind }) }));

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
    ...(tender === 'card' && payment.card.simulated && { simulated: true as const }),
  };
}

function referenceOf(payment: OrderPayment): string | null {
  switch (payment.tender) {
    case 'cash':
      return null;
    case 'external':
      return payment.reference;
    case 'card': {
      const { code } = payment.card;
      return [cardName(payment.card), code && `(${code})`].filter(Boolean).join(' ') || null;
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
