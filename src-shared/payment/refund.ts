import { add, asMinor, asQuantity, type Minor, type Quantity, ZERO } from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import { type Portion, portionsOf, type Sums, without } from '../pricing/portions.ts';
import { taxKey } from '../pricing/tax-key.ts';
import type { TaxTotal } from '../pricing/totals.ts';
import { type OrderPayment, takenBy, tipOf } from './payment.ts';
import type { OrderRefund } from './refund-events.ts';

/** What went back over the counter. */
export const givenBack = ({ amount, tip, rounding }: Pick<OrderRefund, 'amount' | 'tip' | 'rounding'>): Minor =>
  add(amount, tip, rounding);

/** What is left of a payment to give back, and what was given back of it in all; spec [PY15]. */
export function leftOfPayment(order: Order, payment: OrderPayment): { amount: Minor; tip: Minor; given: Minor } {
  const refunds = (order.refunds ?? []).filter(({ paymentId }) => paymentId === payment.paymentId);
  return {
    amount: asMinor(payment.amount - add(...refunds.map(({ amount }) => amount))),
    tip: asMinor(tipOf(payment) - add(...refunds.map(({ tip }) => tip))),
    given: add(...refunds.map(givenBack)),
  };
}

/** A line, or what no line makes, with what is left of it to return. */
export interface Returnable {
  readonly portion: Portion;
  /** Of the line as it was sold; nothing of what no line makes. */
  readonly quantity: Quantity;
  readonly quantityLeft: Quantity;
  readonly left: Sums;
}

/** Everything of a settled order that money can be returned for; spec [PY14]. */
export function returnablesOf(order: Order): Returnable[] {
  if (order.status.state !== 'completed') return [];
  const { taxes } = order.status.totals;
  const quantities = new Map(order.lines.map((line) => [line.lineId, line.quantity]));
  return portionsOf(order).map((portion) => {
    const returned = (order.refunds ?? []).flatMap(({ lines }) => lines.filter((l) => l.lineId === portion.lineId));
    const quantity = (portion.lineId && quantities.get(portion.lineId)) ?? asQuantity(0);
    return {
      portion,
      quantity,
      quantityLeft: asQuantity(returned.reduce<number>((left, line) => left - line.quantity, quantity)),
      left: returned.reduce<Sums>((left, line) => without(left, sumsOf(line, taxes)), portion),
    };
  });
}

function sumsOf(line: OrderRefund['lines'][number], taxes: readonly TaxTotal[]): Sums {
  const byKey = new Map(line.taxes.map((tax) => [taxKey(tax), tax.amount]));
  const { gross, discount, net, tax } = line;
  return {
    ...{ gross, discount, net, tax, total: asMinor(net + tax) },
    taxes: taxes.map((one) => byKey.get(taxKey(one)) ?? ZERO),
  };
}

/** Whether more was returned of a payment or of a line than there was: tills that were apart can do that; spec [PY15]. */
export function isOverRefunded(order: Order): boolean {
  const payments = order.payments.map((payment) => ({ ...leftOfPayment(order, payment), taken: takenBy(payment) }));
  return (
    payments.some(({ amount, tip, given, taken }) => amount < 0 || tip < 0 || given > taken) ||
    returnablesOf(order).some(({ quantityLeft, left }) => quantityLeft < 0 || left.total < 0)
  );
}
