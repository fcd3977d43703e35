import type { SaleMoment } from '../catalog/price-of.ts';
import { schedulesOn } from '../catalog/schedule.ts';
import type { OrderContext } from './order-context.ts';
import type { OrderType } from './order-type.ts';

/** What the menu's prices go by in an order of this type, as things stand where it is decided; spec [MN6]. */
export const saleMoment = (ctx: Pick<OrderContext, 'now' | 'timeZone' | 'catalog'>, type: OrderType): SaleMoment => ({
  orderType: type,
  on: schedulesOn(ctx.catalog.schedules.values(), ctx.now, ctx.timeZone),
});
