import type { Item } from '../catalog/catalog.ts';
import { MAX_PRICE } from '../catalog/menu-fields.ts';
import { priceOf, taxesOf } from '../catalog/price-of.ts';
import { isLabelled, readScaleLabel } from '../catalog/scale-label.ts';
import { isSoldOut } from '../catalog/sold-out.ts';
import type { ItemId, VariantId } from '../ids/ids.ts';
import { expoStations, stationsOfItem } from '../kitchen/routing.ts';
import { asMinor, type Minor, ONE_PIECE } from '../money/minor.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { chooseModifiers } from './choose-modifiers.ts';
import type { LineAdded } from './line-limits.ts';
import type { ChosenModifier } from './order-commands.ts';
import type { OrderContext } from './order-context.ts';
import type { OrderType } from './order-type.ts';
import { saleMoment } from './sale-moment.ts';

/** What of a line its item says, in an order of this type. */
type MenuLine = Pick<LineAdded, 'itemId' | 'name' | 'category' | 'modifiers' | 'taxes' | 'stations'> &
  Partial<Pick<LineAdded, 'variant' | 'expo'>>;

/** An item as it may be sold now, or why not; spec [MN8]. */
export function sellable(
  itemId: ItemId,
  evenSoldOut: true | undefined,
  { catalog, now }: OrderContext,
): Result<Item, Refusal> {
  const item = catalog.items.get(itemId);
  if (!item) return err(refuse('item-unknown'));
  if (item.archived) return err(refuse('item-archived', { name: item.name }));
  if (isSoldOut(item, now) && !evenSoldOut) return err(refuse('item-sold-out', { name: item.name }));
  return ok(item);
}

/** All that a line will ever need to mean of its item, but what it costs; spec [O3]. */
export function menuLine(
  item: Item,
  { variantId, modifiers }: { variantId?: VariantId | undefined; modifiers: readonly ChosenModifier[] },
  type: OrderType,
  ctx: OrderContext,
): Result<MenuLine, Refusal> {
  const variants = item.variants ?? [];
  const variant = variants.find(({ id }) => id === variantId);
  if (!variant && variantId !== undefined) return err(refuse('variant-unknown', { name: item.name }));
  if (!variant && variants.length > 0) return err(refuse('variant-needed', { name: item.name }));
  const chosen = chooseModifiers(item, modifiers, ctx);
  if (!chosen.ok) return chosen;
  const category = item.categoryId ? ctx.catalog.categories.get(item.categoryId) : undefined;
  const expo = expoStations(ctx.stations);
  return ok({
    itemId: item.id,
    name: item.name,
    category: category ? { categoryId: category.id, name: category.name } : null,
    ...(variant && { variant: { variantId: variant.id, name: variant.name } }),
    modifiers: chosen.value,
    taxes: taxesOf(item, type, ctx.catalog.taxes).map(({ id, name, rate, inclusive }) => {
      return { taxId: id, name, rate, inclusive };
    }),
    stations: stationsOfItem(item, category, ctx.stations),
    ...(expo.length > 0 && { expo }),
  });
}

/** What one of an item costs in an order of this type: the menu's price, or where it has none the one that is given; [O3]. */
export function unitPriceOf(
  item: Item,
  { variantId, price }: { variantId?: VariantId | undefined; price: Minor | null },
  type: OrderType,
  ctx: OrderContext,
): Result<Minor, Refusal> {
  const menuPrice = priceOf(item, variantId ?? null, saleMoment(ctx, type));
  if (menuPrice !== null) {
    return price === null || price === menuPrice ? ok(menuPrice) : err(refuse('price-fixed', { name: item.name }));
  }
  if (price === null) return err(refuse('price-needed', { name: item.name }));
  return price >= 0 && price <= MAX_PRICE ? ok(price) : err(refuse('price-out-of-range', { most: MAX_PRICE }));
}

/** The price that a scale printed for one piece of an item; spec [MN12]. */
export function labelPrice(
  item: Item,
  { label, quantity }: { label: string; quantity: number },
  { scaleLabels }: OrderContext,
): Result<Minor, Refusal> {
  const read = readScaleLabel(label, scaleLabels);
  const codes = [...(item.barcodes ?? []), ...(item.variants ?? []).flatMap((one) => one.barcodes ?? [])];
  const isOfItem = read?.says === 'price' && codes.some((code) => isLabelled(code, read));
  return isOfItem && quantity === ONE_PIECE
    ? ok(asMinor(read.value))
    : err(refuse('label-unknown', { name: item.name }));
}
