import { z } from 'zod';
import { scheduleId, variantId } from '../ids/ids.ts';
import { orderType } from '../order/order-type.ts';
import { menuPrice } from './menu-fields.ts';

/** Another price at some hours, for some ways to take an order, or both; spec [MN6]. */
export const priceRule = z.strictObject({
  price: menuPrice,
  /** The variant that it is the price of; left out, of every one. */
  variantId: variantId.optional(),
  scheduleId: scheduleId.optional(),
  orderTypes: z.array(orderType).min(1).max(4).optional(),
});
export type PriceRule = z.output<typeof priceRule>;
