import { asMinor, type Minor, min, ZERO } from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { Decision } from '../order/order-context.ts';
import type { OrderEvent } from '../order/order-events.ts';
import { MAX_TENDERED } from '../order/order-limits.ts';
import { activeLines } from '../pricing/price-order.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { balanceOf } from './balance.ts';
import { cashIncrementOf, roundToCash } from './cash-rounding.ts';
import { checkTotals } from './checks.ts';
import { tipOf } from './payment.ts';
import { leftOfPayment } from './refund.ts';

type Input<N extends OrderCommand['name']> = Extract<OrderCommand, { name: N }>['input'];
type PaymentAdded = Extract<OrderEvent, { type: 'order.payment-added' }>['payload'];

/** Cash settles at most the balance, which is rounded to what coins make; the rest is change; spec [O6], [PY4]. */
export function decidePayCash(order: Order, input: Input<'payCash'>): Decision {
  const asked = askedFor(order, input);
  if (!asked.ok) return asked;
  const { balance, tip } = asked.value;
  const { tendered } = input;
  const due = dueInCash(order, balance, tip);
  if (tendered < 0 || tendered > MAX_TENDERED || (tendered === 0 && due > 0)) {
    return err(refuse('tender-out-of-range', { most: MAX_TENDERED }));
  }
  // Where the exact amount was handed over in coins too small to be asked for, it is enough.
  const isWhole = tendered >= due || tendered - tip >= balance;
  const amount = isWhole ? balance : asMinor(tendered - tip);
  if (amount <= 0) return err(tipOutOfRange(tendered));
  const rounding = isWhole ? asMinor(min(due, tendered) - balance - tip) : ZERO;
  return paid(order, input, {
    tender: 'cash',
    amount,
    tendered,
    change: asMinor(tendered - amount - tip - rounding),
    ...(rounding !== 0 && { rounding }),
  });
}

/** What has to be handed over in cash for a balance and a tip; spec [PY4]. */
export const dueInCash = (order: Order, balance: Minor, tip: Minor = ZERO): Minor =>
  roundToCash(asMinor(balance + tip), cashIncrementOf(order));

/** What another terminal took settles at most the balance: there is no change; spec [PY5]. */
export function decidePayExternal(order: Order, input: Input<'payExternal'>): Decision {
  const asked = askedFor(order, input);
  if (!asked.ok) return asked;
  const { amount, reference } = input;
  if (amount <= 0 || amount > asked.value.balance) {
    return err(refuse('payment-out-of-range', { most: asked.value.balance }));
  }
  return paid(order, input, { tender: 'external', amount, reference });
}

/** A tip is changed as often as it takes, also once the order is settled; spec [PY6]. */
export function decideChangeTip(order: Order, { paymentId, tip }: Input<'changeTip'>): Decision {
  const payment = order.payments.find((one) => one.paymentId === paymentId);
  if (!payment) return err(refuse('payment-unknown'));
  const returned = tipOf(payment) - leftOfPayment(order, payment).tip;
  if (tip < returned || tip > MAX_TENDERED) return err(tipOutOfRange(MAX_TENDERED));
  return ok([{ type: 'order.tip-changed', v: 1, payload: { orderId: order.id, paymentId, tip } }]);
}

/** What every payment must be right about, whatever its tender: what is left to pay, and the tip. */
export function askedFor(
  order: Order,
  input: Pick<Input<'payCash'>, 'paymentId' | 'expectedVersion' | 'tip' | 'checkId'>,
): Result<{ readonly balance: Minor; readonly tip: Minor }, Refusal> {
  if (order.payments.some((payment) => payment.paymentId === input.paymentId)) return err(refuse('payment-exists'));
  if (input.expectedVersion !== order.version) return err(refuse('order-stale', { number: order.number }));
  if (activeLines(order).length === 0) return err(refuse('order-empty'));
  const check = input.checkId && checkTotals(order).find((one) => one.checkId === input.checkId);
  if (input.checkId && !check) return err(refuse('check-unknown', { number: order.number }));
  const balance = check ? check.balance : balanceOf(order);
  if (balance <= 0) return err(refuse('nothing-to-pay', { number: order.number }));
  const tip = input.tip ?? ZERO;
  if (tip < 0 || tip > MAX_TENDERED) return err(tipOutOfRange(MAX_TENDERED));
  return ok({ balance, tip });
}

type ByTender<P> = P extends unknown ? Omit<P, 'orderId' | 'paymentId' | 'tip' | 'checkId'> : never;

/** In the first version where that can say it, so that older tills and clouds read it. */
function paid(order: Order, input: Input<'payCash'> | Input<'payExternal'>, by: ByTender<PaymentAdded>): Decision {
  const { paymentId, tip, checkId } = input;
  const payload = {
    ...{ orderId: order.id, paymentId },
    ...by,
    ...(tip && { tip }),
    ...(checkId && { checkId }),
  } as PaymentAdded;
  const saysMore = payload.tender !== 'cash' || [tip, checkId, payload.rounding].some(Boolean);
  return ok([{ type: 'order.payment-added', v: saysMore ? 2 : 1, payload }]);
}

const tipOutOfRange = (most: number): Refusal => refuse('tip-out-of-range', { most });
