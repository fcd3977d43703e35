import type { Item } from '#shared/catalog/catalog.ts';
import { barcode } from '#shared/catalog/menu-fields.ts';
import type { ItemId, VariantId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { type FieldProblem, nameProblem, onlyProblems } from '../field-problems.ts';
import { comboFields, comboProblem, comboSlots, type SlotFields } from './combo-forms.ts';
import type { PictureChoice } from './picture-field.tsx';
import { type PriceFields, priceFields, priceRules, pricesProblem } from './price-forms.ts';
import { priceText, typedPrice } from './price-text.ts';

/** A kind of an item as it is typed. */
export interface VariantFields {
  readonly id: VariantId;
  readonly name: string;
  readonly price: string;
  readonly barcodes: string;
}

/** An item as it is typed: prices and barcodes are texts until they are saved. */
export interface ItemFields extends Pick<Item, 'name' | 'categoryId' | 'taxIds' | 'modifierGroupIds' | 'position'> {
  readonly price: string;
  readonly sku: string;
  readonly barcodes: string;
  readonly unit: NonNullable<Item['unit']> | null;
  readonly colour: string | null;
  readonly scheduleIds: NonNullable<Item['scheduleIds']>;
  readonly variants: readonly VariantFields[];
  readonly prices: readonly PriceFields[];
  readonly combo: readonly SlotFields[];
  readonly picture: PictureChoice | null;
}

export const itemFields = (item: Item, currency: string): ItemFields => ({
  ...{ name: item.name, categoryId: item.categoryId, taxIds: item.taxIds, position: item.position },
  modifierGroupIds: item.modifierGroupIds,
  price: priceText(item.price, currency),
  sku: item.sku ?? '',
  barcodes: (item.barcodes ?? []).join(' '),
  unit: item.unit ?? null,
  colour: item.colour ?? null,
  scheduleIds: item.scheduleIds ?? [],
  variants: (item.variants ?? []).map((variant) => ({
    ...{ id: variant.id, name: variant.name, price: priceText(variant.price, currency) },
    barcodes: (variant.barcodes ?? []).join(' '),
  })),
  prices: priceFields(item, currency),
  combo: comboFields(item, currency),
  picture: item.pictureId ? { kept: item.pictureId } : null,
});

const codesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);
const isCodes = (text: string): boolean => codesOf(text).every((code) => barcode.safeParse(code).success);

/** What is wrong with an item before it is sent. */
export const itemProblems = (item: ItemFields, currency: string) =>
  onlyProblems<ItemFields>({
    name: nameProblem(item.name),
    price: typedPrice(item.price, currency) === 'wrong' ? 'price-wrong' : null,
    barcodes: isCodes(item.barcodes) ? null : 'barcode-wrong',
    variants: variantProblem(item.variants, currency),
    prices: pricesProblem(item.prices, currency),
    combo: comboProblem(item.combo, currency),
  } as { readonly [K in keyof ItemFields]: FieldProblem | null });

function variantProblem(variants: readonly VariantFields[], currency: string): FieldProblem | null {
  if (variants.some(({ name }) => nameProblem(name) !== null)) return 'variant-name-missing';
  if (variants.some(({ price }) => typedPrice(price, currency) === 'wrong')) return 'price-wrong';
  return variants.some((variant) => !isCodes(variant.barcodes)) ? 'barcode-wrong' : null;
}

const priceOrNull = (text: string, currency: string) => {
  const price = typedPrice(text, currency);
  return price === 'wrong' ? null : price;
};

/** The edit that saves these fields of an item. */
export function itemChange(
  id: ItemId,
  item: Partial<ItemFields>,
  currency: string,
  before: Item | null,
): CatalogChange {
  const { price, sku, barcodes, variants, prices, combo, picture, ...same } = item;
  const skus = new Map((before?.variants ?? []).map((variant) => [variant.id, variant.sku]));
  return {
    noun: 'item',
    id,
    set: {
      ...same,
      ...(price !== undefined && { price: priceOrNull(price, currency) }),
      ...(sku !== undefined && { sku: sku.trim() || null }),
      ...(barcodes !== undefined && { barcodes: codesOf(barcodes) }),
      ...(variants !== undefined && {
        variants: variants.map((variant) => {
          const own = skus.get(variant.id);
          return {
            ...{ id: variant.id, name: variant.name.trim(), price: priceOrNull(variant.price, currency) },
            ...(own !== undefined && { sku: own }),
            ...(variant.barcodes.trim() !== '' && { barcodes: codesOf(variant.barcodes) }),
          };
        }),
      }),
      ...(prices && { prices: priceRules(prices, currency) }),
      ...(combo && { combo: comboSlots(combo, currency) }),
      ...(picture !== undefined && { pictureId: picture && 'kept' in picture ? picture.kept : null }),
    },
  };
}

/** What a new item says that goes without saying: nothing of it is sent, so that older tills read the rest. */
export function saidOfItem({
  unit,
  colour,
  scheduleIds,
  variants,
  barcodes,
  prices,
  combo,
  picture,
  ...always
}: ItemFields): Partial<ItemFields> {
  return {
    ...always,
    ...(unit !== null && { unit }),
    ...(colour !== null && { colour }),
    ...(scheduleIds.length > 0 && { scheduleIds }),
    ...(variants.length > 0 && { variants }),
    ...(barcodes.trim() !== '' && { barcodes }),
    ...(prices.length > 0 && { prices }),
    ...(combo.length > 0 && { combo }),
    ...(picture !== null && { picture }),
  };
}
