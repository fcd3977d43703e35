import { z } from 'zod';
import {
  type CategoryId,
  categoryId,
  type ItemId,
  itemId,
  type ModifierGroupId,
  modifierGroupId,
  modifierId,
  pictureId,
  type ScheduleId,
  scheduleId,
  stationId,
  type TaxId,
  taxId,
} from '../ids/ids.ts';
import { minor, type quantity, rate } from '../money/minor.ts';
import { orderType } from '../order/order-type.ts';
import { MAX_STOCKED } from '../stock/stock-limits.ts';
import { comboSlot } from './combo.ts';
import { barcodes, menuPrice, menuName as name } from './menu-fields.ts';
import { priceRule } from './price-rule.ts';
import { type Schedule, schedule } from './schedule.ts';
import { soldOut } from './sold-out.ts';
import { weightUnit } from './unit.ts';
import { variant } from './variant.ts';

const position = z.int().min(0).max(1_000_000);
const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const lowLevel = z.int().min(0).max(MAX_STOCKED) as unknown as typeof quantity;

/** What is sold. `price: null` asks for the price at the counter. Prices include or exclude tax as each tax says. */
export const item = z.strictObject({
  id: itemId,
  name,
  price: menuPrice.nullable(),
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
  /** Exactly one of them is sold; left out, the item comes in one kind. */
  variants: z.array(variant).max(50).optional(),
  barcodes: barcodes.optional(),
  /** Left out or null, its category's. */
  colour: colour.nullable().optional(),
  pictureId: pictureId.nullable().optional(),
  /** Left out or null, it is sold by the piece. */
  unit: weightUnit.nullable().optional(),
  soldOut: soldOut.nullable().optional(),
  /** The hours at which it is on the menu; none means always. */
  scheduleIds: z.array(scheduleId).max(20).optional(),
  /** The first that holds is the price. */
  prices: z.array(priceRule).max(50).optional(),
  /** What it is made up of, where it is a combo. */
  combo: z.array(comboSlot).max(12).optional(),
});
export type Item = z.output<typeof item>;

export const category = z.strictObject({
  id: categoryId,
  name,
  colour,
  stationIds: z.array(stationId).max(8),
  position,
  archived: z.boolean(),
  /** The hours at which its items are on the menu; none means always. */
  scheduleIds: z.array(scheduleId).max(20).optional(),
});
export type Category = z.output<typeof category>;

export const tax = z.strictObject({
  id: taxId,
  name,
  rate,
  /** Whether prices already contain this tax. */
  inclusive: z.boolean(),
  archived: z.boolean(),
  /** The ways to take an order that bear it; left out or null, all of them. */
  orderTypes: z.array(orderType).min(1).max(4).nullable().optional(),
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
  /** Chosen until somebody takes it away. */
  isDefault: z.literal(true).optional(),
  /** Groups that are asked for where it is chosen; what they offer opens no others. */
  groupIds: z.array(modifierGroupId).max(8).optional(),
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
  schedules: z.array(schedule),
});
export type Catalog = z.output<typeof catalog>;

/** A catalog that finds records by id in constant time. */
export interface CatalogIndex {
  readonly items: ReadonlyMap<ItemId, Item>;
  readonly categories: ReadonlyMap<CategoryId, Category>;
  readonly taxes: ReadonlyMap<TaxId, Tax>;
  readonly modifierGroups: ReadonlyMap<ModifierGroupId, ModifierGroup>;
  readonly schedules: ReadonlyMap<ScheduleId, Schedule>;
}

export const indexCatalog = (from: Catalog): CatalogIndex => ({
  items: byId(from.items),
  categories: byId(from.categories),
  taxes: byId(from.taxes),
  modifierGroups: byId(from.modifierGroups),
  schedules: byId(from.schedules),
});

const byId = <Id, T extends { readonly id: Id }>(records: readonly T[]): ReadonlyMap<Id, T> =>
  new Map(records.map((record) => [record.id, record]));
