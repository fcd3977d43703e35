import { asMinor, ZERO } from '../money/minor.ts';
import type { OrderFact } from '../order/apply-order.ts';
import { offTold } from '../order/decide-line.ts';
import type { LineAdded } from '../order/line-limits.ts';
import type { Order, OrderLine } from '../order/order.ts';
import { type OrderPayment, roundingOf, tipOf } from '../payment/payment.ts';
import { lineGross } from '../pricing/price-order.ts';
import { NOTHING_TAKEN, type Takings } from './takings.ts';

/**
 * What one fact of an order brought to the drawer session that it was recorded in, given the order before and after it;
 * null for nothing. What a fact does not change, because the same was said before, brings nothing; spec [DR3], [DR5].
 */
export function takingsOf(before: Order | null, fact: OrderFact, after: Order): Takings | null {
  switch (fact.type) {
    case 'order.payment-added':
      return paymentTaken(before, after);
    case 'order.payment-failed':
      return paymentLost(before, fact.payload.paymentId);
    case 'order.tip-changed':
      return tipTaken(before, after, fact.payload.paymentId);
    case 'order.refunded':
      return refundGiven(before, after);
    case 'order.completed':
      return before?.status.state === 'completed' ? null : settled(after);
    case 'order.line-voided':
      return fact.payload.replacedBy === null ? voided(before, ({ lineId }) => lineId === fact.payload.lineId) : null;
    case 'order.line-added':
      return lessened(before, fact.payload);
    case 'order.cancelled':
      return after.status.state === 'cancelled' && before?.status.state !== 'cancelled'
        ? voided(before, () => true)
        : null;
    default:
      return null;
  }
}

function paymentTaken(before: Order | null, after: Order): Takings | null {
  const payment = after.payments[before?.payments.length ?? 0];
  return payment ? { ...NOTHING_TAKEN, tenders: [figuresOf(payment, 1)] } : null;
}

/** What was never drawn is taken back from what it brought. */
function paymentLost(before: Order | null, paymentId: string): Takings | null {
  const payment = before?.payments.find((one) => one.paymentId === paymentId);
  return payment ? { ...NOTHING_TAKEN, tenders: [figuresOf(payment, -1)] } : null;
}

const figuresOf = (payment: OrderPayment, sign: 1 | -1): Takings['tenders'][number] => ({
  tender: payment.tender,
  payments: sign,
  amount: asMinor(sign * payment.amount),
  tips: asMinor(sign * tipOf(payment)),
  rounding: asMinor(sign * roundingOf(payment)),
});

function tipTaken(before: Order | null, after: Order, paymentId: string): Takings | null {
  const [was, is] = [before, after].map((order) => order?.payments.find((one) => one.paymentId === paymentId));
  if (!was || !is) return null;
  const tips = asMinor(tipOf(is) - tipOf(was));
  return tips === 0 ? null : { ...NOTHING_TAKEN, tenders: [{ tender: is.tender, ...NO_FIGURES, tips }] };
}

function refundGiven(before: Order | null, after: Order): Takings | null {
  const refund = after.refunds?.[before?.refunds?.length ?? 0];
  if (!refund) return null;
  const { tender, amount, tip, rounding } = refund;
  return { ...NOTHING_TAKEN, refunds: [{ tender, payments: 1, amount, tips: tip, rounding }] };
}

function settled(order: Order): Takings | null {
  if (order.status.state !== 'completed') return null;
  const { gross, discount, comps = ZERO, net, tax, total, taxes, serviceCharge } = order.status.totals;
  return {
    ...{ ...NOTHING_TAKEN, orders: 1, gross, discount, comps, net, tax, total },
    ...{ serviceCharge: serviceCharge?.total ?? ZERO, taxes: taxesOf(taxes) },
  };
}

const taxesOf = (taxes: Takings['taxes']): Takings['taxes'] =>
  taxes.map(({ taxId, name, rate, inclusive, base, amount }) => ({ taxId, name, rate, inclusive, base, amount }));

function voided(order: Order | null, isGone: (line: OrderLine) => boolean): Takings | null {
  const gone = order?.lines.filter((line) => !line.voided && isGone(line)) ?? [];
  return order && takenOff(order, gone, 0);
}

/** A change to less of a line takes the rest of it off. */
function lessened(order: Order | null, { lineId, replaces, quantity }: LineAdded): Takings | null {
  if (!order || !replaces || order.lines.some((line) => line.lineId === lineId)) return null;
  return takenOff(
    order,
    order.lines.filter((line) => line.lineId === replaces),
    quantity,
  );
}

/** What of these lines the kitchen was told of, but for what is left of each. */
function takenOff(order: Order, lines: readonly OrderLine[], left: number): Takings | null {
  const off = lines
    .map((line) => ({ ...line, quantity: offTold(order, line, left) }))
    .filter(({ quantity }) => quantity > 0);
  const amount = off.reduce<number>((sum, line) => sum + lineGross(line), 0);
  return off.length === 0 ? null : { ...NOTHING_TAKEN, voids: { lines: off.length, amount: asMinor(amount) } };
}

const NO_FIGURES = { payments: 0, amount: asMinor(0), tips: asMinor(0), rounding: asMinor(0) };
