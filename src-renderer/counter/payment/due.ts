import { add, asMinor, type Minor } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import { handedOver, roundingOf, tipOf } from '#shared/payment/payment.ts';

/** What is still asked for: nothing where more was taken than is owed. */
export const dueOf = (order: Order): Minor => asMinor(Math.max(0, balanceOf(order)));

/** What goes back over the counter in all: what was handed over beyond what is owed, also by a discount given after. */
export function changeOf(order: Order, total: Minor): Minor {
  const kept = order.payments.reduce<number>((sum, payment) => sum + tipOf(payment) + roundingOf(payment), total);
  return asMinor(Math.max(0, add(...order.payments.map(handedOver)) - kept));
}
