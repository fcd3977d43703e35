import { z } from 'zod';
import {
  type CategoryId,
  categoryId,
  type ItemId,
  itemId,
  type ModifierGroupId,
  modifierGroupId,
  modifierId,
  stationId,
  type TaxId,
  taxId,
} from '../ids/ids.ts';
import { minor, type quantity, rate } from '../money/minor.ts';
import { MAX_STOCKED } from '../stock/stock-limits.ts';

const name = z.string().trim().min(1).max(120);
const position = z.int().min(0).max(1_000_000);
const colour = z.string().regex(/^#[0-9a-f]{6}$/);
/** The highest price of one item that the till accepts, in minor units. */
export const MAX_PRICE = 100_000_000;
const price = z.int().min(0).max(MAX_PRICE) as unknown as typeof minor;
const lowLevel = z.int().min(0).max(MAX_STOCKED) as unknown as typeof quantity;

/** What is sold. `price: null` asks for the price at the counter. Prices include or exclude tax as each tax says. */
export const item = z.strictObject({
  id: itemId,
  name,
  price: price.nullable(),
  categoryId: categoryId.nullable(),
  taxIds: z.array(taxId).max(8),
  modifierGroupIds: z.array(modifierGroupId).max(20),
  /** Where it is made; null follows the category. */
  stationIds: z.array(stationId).max(8).nullable(),
  sku: z.string().max(64).nullable(),
  description: z.string().max(2_000).nullable(),
  position,
  archived: z.boolean(),
  /** Whether its stock is kept: what is sold of it then leaves the stock. */
  tracked: z.boolean(),
  /** At this level or below, in thousandths, screens say that little is left; null says it only when nothing is. */
  lowLevel: lowLevel.nullable(),
});
export type Item = z.output<typeof item>;

export const category = z.strictObject({
  id: categoryId,
  name,
  colour,
  stationIds: z.array(stationId).max(8),
  position,
  archived: z.boolean(),
});
export type Category = z.output<typeof category>;

export const tax = z.strictObject({
  id: taxId,
  name,
  rate,
  /** Whether prices already contain this tax. */
  inclusive: z.boolean(),
  archived: z.boolean(),
});
export type Tax = z.output<typeof tax>;

/** `remove` leaves something out ("NO onions"); an `allergy` shouts in the kitchen. */
export const modifierKind = z.enum(['add', 'remove', 'allergy']);
export type ModifierKind = z.output<typeof modifierKind>;

export const modifier = z.strictObject({
  id: modifierId,
  name,
  price: minor,
  /** Left out, it adds. */
  kind: modifierKind.optional(),
  /** Stations that make it, besides those that make the item. */
  stationIds: z.array(stationId).max(8).optional(),
});

/** Choices offered with an item: at least `min`, at most `max` of them. */
export const modifierGroup = z.strictObject({
  id: modifierGroupId,
  name,
  min: z.int().min(0).max(50),
  max: z.int().min(1).max(50),
  modifiers: z.array(modifier).max(100),
  position,
  archived: z.boolean(),
});
export type ModifierGroup = z.output<typeof modifierGroup>;

/** The whole menu of a shop as the counter reads it, archived records left out. */
export const catalog = z.strictObject({
  items: z.array(item),
  categories: z.array(category),
  taxes: z.array(tax),
  modifierGroups: z.array(modifierGroup),
});
export type Catalog = z.output<typeof catalog>;

/** A catalog that finds records by id in constant time. */
export interface CatalogIndex {
  readonly items: ReadonlyMap<ItemId, Item>;
  readonly categories: ReadonlyMap<CategoryId, Category>;
  readonly taxes: ReadonlyMap<TaxId, Tax>;
  readonly modifierGroups: ReadonlyMap<ModifierGroupId, ModifierGroup>;
}

export const indexCatalog = (from: Catalog): CatalogIndex => ({
  items: byId(from.items),
  categories: byId(from.categories),
  taxes: byId(from.taxes),
  modifierGroups: byId(from.modifierGroups),
});

const byId = <Id, T extends { readonly id: Id }>(records: readonly T[]): ReadonlyMap<Id, T> =>
  new Map(records.map((record) => [record.id, record]));
