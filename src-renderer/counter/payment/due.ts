import { asMinor, type Minor } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { balanceOf } from '#shared/payment/balance.ts';

/** What is still asked for: nothing where more was taken than is owed. */
export const dueOf = (order: Order): Minor => asMinor(Math.max(0, balanceOf(order)));

/** What goes back over the counter in all: what was handed over beyond what is owed, also by a discount given after. */
export function changeOf(order: Order, total: Minor): Minor {
  const tendered = order.payments.reduce((sum, payment) => sum + payment.tendered, 0);
  return asMinor(Math.max(0, tendered - total));
}
