import type { ScheduleId, VariantId } from '../ids/ids.ts';
import type { Minor } from '../money/minor.ts';
import type { OrderType } from '../order/order-type.ts';
import type { Category, Item, Tax } from './catalog.ts';
import type { PriceRule } from './price-rule.ts';

/** What of the world the menu's prices depend on. */
export interface SaleMoment {
  readonly orderType: OrderType;
  /** The schedules that are on; see `schedulesOn`. */
  readonly on: ReadonlySet<ScheduleId>;
}

/**
 * What one of an item costs, in minor units: by the first of its price rules that holds, else its variant's price, else its
 * own; null asks at the counter; spec [MN6].
 */
export function priceOf(item: Item, chosen: VariantId | null, moment: SaleMoment): Minor | null {
  const rule = item.prices?.find((one) => holds(one, chosen, moment));
  if (rule) return rule.price;
  const variant = chosen && item.variants?.find(({ id }) => id === chosen);
  return variant ? (variant.price ?? item.price) : item.price;
}

const holds = (rule: PriceRule, chosen: VariantId | null, { orderType, on }: SaleMoment): boolean =>
  (rule.variantId === undefined || rule.variantId === chosen) &&
  (rule.scheduleId === undefined || on.has(rule.scheduleId)) &&
  (rule.orderTypes === undefined || rule.orderTypes.includes(orderType));

/** The taxes of an item in an order of this type, in the order that the item names them; spec [MN7]. */
export const taxesOf = ({ taxIds }: Pick<Item, 'taxIds'>, type: OrderType, taxes: ReadonlyMap<Tax['id'], Tax>): Tax[] =>
  taxIds.flatMap((id) => {
    const tax = taxes.get(id);
    const applies = tax && !tax.archived && (!tax.orderTypes || tax.orderTypes.includes(type));
    return applies ? [tax] : [];
  });

/** Whether the counter shows an item now: it and its category are always on the menu, or at hours that it is; spec [MN5]. */
export const isOnMenu = (item: Item, category: Category | undefined, on: ReadonlySet<ScheduleId>): boolean =>
  isAt(item.scheduleIds, on) && isAt(category?.scheduleIds, on);

const isAt = (ids: readonly ScheduleId[] | undefined, on: ReadonlySet<ScheduleId>): boolean =>
  ids === undefined || ids.length === 0 || ids.some((id) => on.has(id));
