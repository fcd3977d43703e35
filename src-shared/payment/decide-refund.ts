import { allocate } from '../money/allocate.ts';
import {
  add,
  asMinor,
  asQuantity,
  divideRounded,
  type Minor,
  min,
  type Quantity,
  subtract,
  ZERO,
} from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { Decision, OrderContext } from '../order/order-context.ts';
import { addedTaxes, type Sums, takeOut, without } from '../pricing/portions.ts';
import type { TaxTotal } from '../pricing/totals.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { lacks } from '../staff/rights.ts';
import { cashIncrementOf, roundToCash } from './cash-rounding.ts';
import { type OrderPayment, takenBy, tipOf } from './payment.ts';
import { leftOfPayment, type Returnable, returnablesOf } from './refund.ts';
import type { OrderRefunded } from './refund-events.ts';

type Input = Extract<OrderCommand, { name: 'refund' }>['input'];

/** Gives back a settled order, some of its lines or an amount, to the payments that are named; spec [PY14]–[PY17]. */
export function decideRefund(order: Order, input: Input, ctx: Pick<OrderContext, 'rights'>): Decision {
  const mayNot = lacks(ctx, 'refund');
  if (mayNot) return err(mayNot);
  if (order.status.state !== 'completed') {
    return err(refuse('order-not-settled', { number: order.number }));
  }
  if (input.expectedVersion !== order.version) return err(refuse('order-stale', { number: order.number }));
  if (!input.reason) return err(refuse('refund-needs-reason'));
  const { reason, restock } = input;
  const wanted = wantedOf(returnablesOf(order), input.what);
  if (!wanted.ok) return wanted;
  const payments = paymentsOf(order, input);
  if (!payments.ok) return payments;
  const { taxes } = order.status.totals;
  const shares = shareOut(wanted.value, payments.value, taxes);
  const most = add(...payments.value.map(({ left }) => left.amount));
  if (!shares) return err(refuse('refund-too-much', { most }));
  const events = payments.value.flatMap(({ refundId, payment, left }, at) => {
    const lines = shares[at] ?? [];
    const amount = add(...lines.map(({ net, tax }) => asMinor(net + tax)));
    const tip = input.tips ? left.tip : ZERO;
    const came = lines.some(({ quantity }) => quantity > 0);
    if (amount === 0 && tip === 0 && !came) return [];
    const payload: OrderRefunded = {
      ...{ orderId: order.id, refundId, paymentId: payment.paymentId, tender: payment.tender, amount, tip },
      rounding: roundingOfRefund(order, payment, left, asMinor(amount + tip)),
      ...{ lines, restock: itemsOf(order, lines, restock), reason },
    };
    return [{ type: 'order.refunded' as const, v: 1 as const, payload }];
  });
  return events.length > 0 ? ok(events) : err(refuse('refund-nothing', { number: order.number }));
}

/** What a refund takes of a line: `amount` of its total. */
interface Wanted {
  readonly from: Returnable;
  readonly quantity: Quantity;
  readonly amount: Minor;
}

function wantedOf(all: readonly Returnable[], what: Input['what']): Result<Wanted[], Refusal> {
  switch (what.kind) {
    case 'whole':
      return ok(all.map((from) => ({ from, quantity: from.quantityLeft, amount: from.left.total })));
    case 'amount': {
      const most = add(...all.map(({ left }) => left.total));
      if (what.amount < 0 || what.amount > most) return err(refuse('refund-too-much', { most }));
      const amounts = allocate(
        what.amount,
        all.map(({ left }) => left.total),
      );
      return ok(all.map((from, at) => ({ from, quantity: asQuantity(0), amount: amounts[at] ?? ZERO })));
    }
    case 'lines':
      return wantedLines(all, what.lines);
    default:
      return what satisfies never;
  }
}

function wantedLines(
  all: readonly Returnable[],
  lines: Extract<Input['what'], { kind: 'lines' }>['lines'],
): Result<Wanted[], Refusal> {
  const wanted: Wanted[] = [];
  for (const { lineId, quantity } of lines) {
    const from = all.find(({ portion }) => portion.lineId === lineId);
    if (!from || wanted.some((one) => one.from === from)) return err(refuse('line-unknown'));
    if (quantity <= 0 || quantity > from.quantityLeft) {
      return err(refuse('quantity-out-of-range', { most: from.quantityLeft / 1_000 }));
    }
    wanted.push({ from, quantity, amount: amountOf(from, quantity) });
  }
  return ok(wanted);
}

/**
 * What a quantity of a line costs: what it and all that came back before it come to, less what that came to, so that the
 * refunds of a line's parts sum to the line, however it is taken apart; spec [PY16].
 */
function amountOf({ portion, quantity: sold, quantityLeft, left }: Returnable, quantity: Quantity): Minor {
  const before = sold - quantityLeft;
  const upTo = (count: number) => Number(divideRounded(BigInt(portion.total) * BigInt(count), BigInt(sold)));
  return min(asMinor(upTo(before + quantity) - upTo(before)), left.total);
}

interface Target {
  readonly refundId: OrderRefunded['refundId'];
  readonly payment: OrderPayment;
  readonly left: ReturnType<typeof leftOfPayment>;
}

function paymentsOf(order: Order, { to }: Input): Result<Target[], Refusal> {
  const targets: Target[] = [];
  for (const { refundId, paymentId } of to) {
    const payment = order.payments.find((one) => one.paymentId === paymentId);
    if (!payment || targets.some((one) => one.payment === payment)) return err(refuse('payment-unknown'));
    if (order.refunds?.some((one) => one.refundId === refundId)) return err(refuse('refund-exists'));
    targets.push({ refundId, payment, left: leftOfPayment(order, payment) });
  }
  return ok(targets);
}

/** Fills the payments one after the other with what is wanted; null where they do not hold so much. */
function shareOut(
  wanted: readonly Wanted[],
  targets: readonly Target[],
  taxes: readonly TaxTotal[],
): OrderRefunded['lines'][] | null {
  const added = addedTaxes(taxes);
  const open = wanted.map((one) => ({ ...one, left: one.from.left as Sums, amount: one.amount, isTaken: false }));
  const shares = targets.map(({ left }) => {
    let room = Math.max(0, left.amount);
    return open.flatMap((one): OrderRefunded['lines'] => {
      const amount = asMinor(Math.min(one.amount, room));
      if (amount === 0 && (one.isTaken || one.amount > 0)) return [];
      const quantity = one.isTaken ? asQuantity(0) : one.quantity;
      if (amount === 0 && quantity === 0) return [];
      const taken = takeOut(one.left, amount, discountOf(one.left, amount, one.from, quantity), added);
      room -= amount;
      one.amount = subtract(one.amount, amount);
      one.left = without(one.left, taken);
      one.isTaken = true;
      return [{ lineId: one.from.portion.lineId, quantity, ...figuresOf(taken, one.from, taxes) }];
    });
  });
  return open.some(({ amount }) => amount > 0) ? null : shares;
}

/** The discount goes back in proportion to what is paid back; where nothing was paid, to what came back. */
function discountOf(left: Sums, amount: Minor, { quantityLeft }: Returnable, quantity: Quantity): Minor {
  const weights = left.total > 0 ? [amount, left.total - amount] : [quantity, Math.max(0, quantityLeft - quantity)];
  return allocate(left.discount, weights)[0] ?? ZERO;
}

function figuresOf(
  { gross, discount, net, tax, taxes: amounts }: Sums,
  { portion }: Returnable,
  taxes: readonly TaxTotal[],
) {
  const own = taxes.flatMap((one, at) =>
    portion.bears[at] ? [{ ...one, base: net, amount: amounts[at] ?? ZERO }] : [],
  );
  return { gross, discount, net, tax, taxes: own };
}

/**
 * Cash goes back as it came: what was given back in all is rounded as the sale was, and once all of it goes back, it is
 * what was taken; spec [PY17].
 */
function roundingOfRefund(order: Order, payment: OrderPayment, left: Target['left'], amount: Minor): Minor {
  if (payment.tender !== 'cash') return ZERO;
  const taken = takenBy(payment);
  const back = asMinor(payment.amount - left.amount + tipOf(payment) - left.tip + amount);
  const isAll = back === payment.amount + tipOf(payment);
  const inAll = isAll ? taken : min(taken, roundToCash(back, cashIncrementOf(order)));
  return asMinor(Math.max(0, inAll - left.given) - amount);
}

function itemsOf(order: Order, lines: OrderRefunded['lines'], restock: Input['restock']): OrderRefunded['restock'] {
  return lines.flatMap(({ lineId, quantity }) => {
    const line = order.lines.find((one) => one.lineId === lineId);
    const isSold = restock === true || (lineId !== null && restock !== false && restock.includes(lineId));
    return line && isSold && quantity > 0 ? [{ itemId: line.itemId, quantity }] : [];
  });
}
