import { z } from 'zod';
import { asMinor, type Minor, ZERO } from '../money/minor.ts';
import { instant } from '../time/instant.ts';
import { paymentAddedV3 } from './payment-events.ts';

const [cash, card, external] = paymentAddedV3.options;
const folded = { at: instant };

/** A payment as it stands on its order. */
export const orderPayment = z.discriminatedUnion('tender', [
  cash.omit({ orderId: true }).extend(folded),
  card.omit({ orderId: true }).extend(folded),
  external.omit({ orderId: true }).extend(folded),
]);
export type OrderPayment = z.output<typeof orderPayment>;

type CardSaid = Extract<OrderPayment, { tender: 'card' }>['card'];

/** What the guest gave beyond what was asked for. */
export const tipOf = (payment: Pick<OrderPayment, 'tip'>): Minor => payment.tip ?? ZERO;

/** By how much cash was rounded; nothing for every other tender. */
export const roundingOf = (payment: OrderPayment): Minor =>
  payment.tender === 'cash' ? (payment.rounding ?? ZERO) : ZERO;

/** What the shop has of it: amount + tip + rounding. Change that was given is no part of it; spec [PY3]. */
export const takenBy = (payment: OrderPayment): Minor => asMinor(payment.amount + tipOf(payment) + roundingOf(payment));

/** What came over the counter: cash as it was handed over, change included. */
export const handedOver = (payment: OrderPayment): Minor =>
  payment.tender === 'cash' ? payment.tendered : takenBy(payment);

/** What a guest knows a card by, such as “Visa …4242”; null where the reader told nothing of it. */
export const cardName = ({ brand, last4 }: Pick<CardSaid, 'brand' | 'last4'>): string | null =>
  [brand, last4 && `…${last4}`].filter(Boolean).join(' ') || null;

/** The last four digits of the cards that paid towards an order; spec [CP14]. */
export const cardEnds = ({ payments }: { readonly payments: readonly OrderPayment[] }): string[] =>
  payments.flatMap((payment) => (payment.tender === 'card' && payment.card.last4 ? [payment.card.last4] : []));

/** The payment with another tip. In cash the difference is handed over, or back, there and then; spec [PY6]. */
export const withTip = (payment: OrderPayment, tip: Minor): OrderPayment =>
  payment.tender === 'cash'
    ? { ...payment, tip, tendered: asMinor(payment.tendered + tip - tipOf(payment)) }
    : { ...payment, tip };
