import { z } from 'zod';
import { modifierKind } from '../catalog/catalog.ts';
import { weightUnit } from '../catalog/unit.ts';
import {
  categoryId,
  itemId,
  lineId,
  modifierGroupId,
  modifierId,
  orderId,
  slotId,
  stationId,
  variantId,
} from '../ids/ids.ts';
import { minor, quantity } from '../money/minor.ts';
import { orderType } from './order-type.ts';
import { lineTax } from './price-events.ts';

/*
 * What can be said of a line that is rung up or taken off, for ever. A schema here never changes its meaning: a new meaning
 * is a new version.
 */
const of = { orderId };
const reason = z.string().min(1).max(200);

export const lineModifier = z.object({
  modifierId,
  groupId: modifierGroupId,
  name: z.string(),
  /** For one of it, on one of the item. */
  price: minor,
  /** How many times it is taken on each one of the item: 2 is "double". */
  count: z.int(),
});
export const lineStation = z.object({ stationId, name: z.string() });

export const lineAdded = z.object({
  ...of,
  lineId,
  /** The line that this one stands in for after a change. */
  replaces: lineId.nullable(),
  itemId,
  name: z.string(),
  category: z.object({ categoryId, name: z.string() }).nullable(),
  unitPrice: minor,
  quantity,
  modifiers: z.array(lineModifier),
  taxes: z.array(lineTax),
  stations: z.array(lineStation),
  note: z.string().nullable(),
});

const lineModifierV2 = lineModifier.extend({
  /** Left out, it adds. */
  kind: modifierKind.optional(),
  /** Who makes it, besides who makes the item. */
  stations: z.array(lineStation).optional(),
});
/** Also says what each modifier is and who makes it, and which expo stations put the line together with the others. */
export const lineAddedV2 = lineAdded.extend({
  modifiers: z.array(lineModifierV2),
  expo: z.array(lineStation).optional(),
});

const lineModifierV3 = lineModifierV2.extend({
  /** The choice that it was offered with; left out, it was offered with the item. */
  within: modifierId.optional(),
});
/** Also says which variant it is, that it was weighed, what combo it is a part of, and which choices opened others. */
export const lineAddedV3 = lineAddedV2.extend({
  modifiers: z.array(lineModifierV3),
  variant: z.object({ variantId, name: z.string() }).optional(),
  /** The quantity is in thousandths of this unit, and the unit price for one of it. */
  weighed: z.object({ unit: weightUnit }).optional(),
  /** `comboLineId` is the same for all parts of one combo, which is no line of its own. */
  combo: z.object({ comboLineId: lineId, itemId, name: z.string(), slotId }).optional(),
});

/** Also says whom it is for, and the course that it comes with. */
export const lineAddedV4 = lineAddedV3.extend({ seat: z.int().optional(), course: z.int().optional() });

/** Where something is made, in orders of these types alone; left out, of every type. */
const lineStationV5 = lineStation.extend({ orderTypes: z.array(orderType).optional() });
/** Also says in which types of order each station makes it, or hears of it. */
export const lineAddedV5 = lineAddedV4.extend({
  stations: z.array(lineStationV5),
  modifiers: z.array(lineModifierV3.extend({ stations: z.array(lineStationV5).optional() })),
  expo: z.array(lineStationV5).optional(),
});

export const lineVoided = z.object({ ...of, lineId, replacedBy: lineId.nullable(), reason: reason.nullable() });
