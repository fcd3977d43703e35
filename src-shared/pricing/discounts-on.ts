import type { Order, OrderDiscount, OrderLine } from '../order/order.ts';
import { standingHeir } from './price-order.ts';

/** The discounts and comps that stand on a line alone; those of the whole order are on none. */
export const discountsOn = (order: Order, { lineId }: Pick<OrderLine, 'lineId'>): OrderDiscount[] =>
  order.discounts.filter((one) => !one.voided && one.lineId !== null && standingHeir(order, one.lineId) === lineId);
