import type { CatalogIndex, Item } from '#shared/catalog/catalog.ts';
import { priceOf, type SaleMoment } from '#shared/catalog/price-of.ts';
import { isSoldOut } from '#shared/catalog/sold-out.ts';
import type { LineId, VariantId } from '#shared/ids/ids.ts';
import { asQuantity, ONE_PIECE, type Quantity } from '#shared/money/minor.ts';
import type { Order, OrderLine } from '#shared/order/order.ts';
import type { ChosenModifier } from '#shared/order/order-commands.ts';
import { MAX_QUANTITY } from '#shared/order/order-limits.ts';
import { activeLines } from '#shared/pricing/price-order.ts';
import type { Instant } from '#shared/time/instant.ts';
import { chosenList, defaultsOf, groupsOf, unmetGroup } from './line-editor/line-choice-state.ts';
import { isAt, type Place } from './places/places.ts';

/** What the screen knows that decides what a tap means. */
export interface TapContext {
  readonly catalog: CatalogIndex;
  readonly moment: SaleMoment;
  readonly now: Instant;
  /** Whom the next line is for, and when it comes. */
  readonly place: Place;
}

/** Whether an item cannot be rung up without asking: a price, a kind, a weight or a choice is missing, or it is sold out. */
export function mustAsk(
  item: Item,
  { catalog, moment, now }: Omit<TapContext, 'place'>,
  variantId: VariantId | null = null,
): boolean {
  if (isSoldOut(item, now) || (item.combo ?? []).length > 0) return true;
  if (variantId === null && (item.variants ?? []).length > 0) return true;
  if (item.unit || priceOf(item, variantId, moment) === null) return true;
  const chosen = defaultsOf(item.id, catalog);
  return unmetGroup(groupsOf(item.id, catalog, chosen), chosen) !== undefined;
}

/** What a plain tap chooses: the defaults; spec [MN15]. */
export function plainChoices(item: Item, catalog: CatalogIndex): ChosenModifier[] {
  const chosen = defaultsOf(item.id, catalog);
  return chosen.size === 0 ? [] : chosenList(groupsOf(item.id, catalog, chosen), chosen);
}

/**
 * What a plain tap on an item means for an order: the same item tapped again counts up the last line while nothing
 * tells the two apart; everything else is a line of its own; spec [U6].
 */
export function lineToCountUp(
  order: Order,
  item: Item,
  { catalog, moment, place }: TapContext,
  variantId: VariantId | null = null,
): OrderLine | null {
  const last = activeLines(order).at(-1);
  if (!last || !isAt(last, place) || last.itemId !== item.id || last.unitPrice !== priceOf(item, variantId, moment))
    return null;
  const isSame = (last.variant?.variantId ?? null) === variantId && !last.combo && !last.weighed;
  const plain = isSame && hasChoices(last, plainChoices(item, catalog)) && last.note === null && !last.allergies;
  const whole = last.quantity % ONE_PIECE === 0 && last.quantity + ONE_PIECE <= MAX_QUANTITY;
  return plain && last.kitchen === 'untold' && whole && !isDiscounted(order, last.lineId) ? last : null;
}

const hasChoices = ({ modifiers }: OrderLine, choices: readonly ChosenModifier[]): boolean =>
  modifiers.length === choices.length &&
  choices.every((choice) =>
    modifiers.some(
      ({ modifierId, within, count }) =>
        modifierId === choice.modifierId && within === choice.within && count === choice.count,
    ),
  );

export const countedUp = (line: OrderLine, by: Quantity) => asQuantity(Math.min(line.quantity + by, MAX_QUANTITY));

const isDiscounted = (order: Order, lineId: LineId): boolean =>
  order.discounts.some((one) => !one.voided && one.lineId === lineId);
