import type { CatalogIndex, Item } from '#shared/catalog/catalog.ts';
import type { LineId } from '#shared/ids/ids.ts';
import { asQuantity, ONE_PIECE } from '#shared/money/minor.ts';
import type { Order, OrderLine } from '#shared/order/order.ts';
import { MAX_QUANTITY } from '#shared/order/order-limits.ts';
import { activeLines } from '#shared/pricing/price-order.ts';

/** Whether an item cannot be rung up without asking: a price or a choice is missing. */
export function mustAsk(item: Item, catalog: CatalogIndex): boolean {
  if (item.price === null) return true;
  return item.modifierGroupIds.some((id) => {
    const group = catalog.modifierGroups.get(id);
    return group !== undefined && !group.archived && group.min > 0;
  });
}

/**
 * What a plain tap on an item means for an order: the same item tapped again counts up the last line while nothing
 * tells the two apart; everything else is a line of its own; spec [U6].
 */
export function lineToCountUp(order: Order, item: Item): OrderLine | null {
  const last = activeLines(order).at(-1);
  if (!last || last.itemId !== item.id || last.unitPrice !== item.price) return null;
  const plain = last.modifiers.length === 0 && last.note === null && last.kitchen === 'untold';
  const whole = last.quantity % ONE_PIECE === 0 && last.quantity + ONE_PIECE <= MAX_QUANTITY;
  return plain && whole && !isDiscounted(order, last.lineId) ? last : null;
}

export const oneMore = (line: OrderLine) => asQuantity(line.quantity + ONE_PIECE);

const isDiscounted = (order: Order, lineId: LineId): boolean =>
  order.discounts.some((one) => !one.voided && one.lineId === lineId);
