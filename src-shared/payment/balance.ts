import { asMinor, type Minor } from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import { priceOrder } from '../pricing/price-order.ts';

/** What has been paid towards an order. */
export const paidOf = (order: Pick<Order, 'payments'>): Minor =>
  asMinor(order.payments.reduce((sum, payment) => sum + payment.amount, 0));

/** What is still to pay; negative when too much was taken. */
export const balanceOf = (order: Order): Minor => asMinor(priceOrder(order).total - paidOf(order));
