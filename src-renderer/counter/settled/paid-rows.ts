import { add, type Minor } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { cardName, handedOver, type OrderPayment } from '#shared/payment/payment.ts';

/** What came over the counter by one card, by one slip of another terminal, or in cash. */
export interface PaidRow {
  readonly tender: OrderPayment['tender'];
  /** What a person knows it by: the card's make and last digits, or the other terminal's number. */
  readonly reference: string | null;
  readonly amount: Minor;
}

/** Who paid what: cash in one sum, for coins bear no names, every other payment by itself. */
export function paidRows({ payments }: Pick<Order, 'payments'>): PaidRow[] {
  const cash = payments.filter(({ tender }) => tender === 'cash');
  const others = payments.flatMap((payment): PaidRow[] =>
    payment.tender === 'cash'
      ? []
      : [{ tender: payment.tender, reference: referenceOf(payment), amount: handedOver(payment) }],
  );
  const inCash: PaidRow = { tender: 'cash', reference: null, amount: add(...cash.map(handedOver)) };
  return cash.length > 0 ? [inCash, ...others] : others;
}

/** The one payment that is all there is to say, where nobody gave cash; null where there are several, or none. */
export const onlyPayment = ([first, ...more]: readonly PaidRow[]): PaidRow | null =>
  first && first.tender !== 'cash' && more.length === 0 ? first : null;

const referenceOf = (payment: Exclude<OrderPayment, { tender: 'cash' }>): string | null =>
  payment.tender === 'card' ? cardName(payment.card) : payment.reference;
