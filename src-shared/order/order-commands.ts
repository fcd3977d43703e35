import { z } from 'zod';
import { barcode } from '../catalog/menu-fields.ts';
import { commandId, discountId, itemId, lineId, modifierId, orderId, sendId, slotId, variantId } from '../ids/ids.ts';
import { minor, quantity, rate } from '../money/minor.ts';
import { paymentCommandSchemas } from '../payment/payment-commands.ts';
import { labelCommandSchemas } from './label-commands.ts';
import { moveCommandSchemas } from './move-commands.ts';
import { allergies, allergySet, noteCommandSchemas } from './note-commands.ts';
import { course, placeCommandSchemas, seat } from './place-commands.ts';
import { priceCommandSchemas } from './price-commands.ts';

/*
 * What a person can want of an order. Commands refuse unknown fields. Ids of what a command makes are minted where it
 * is meant, so that a repeat is the same thing and the screen can paint it before the engine answers.
 */
const one = { commandId, orderId };
const reason = z.string().trim().min(1).max(200);
const note = z.string().trim().min(1).max(200).nullable();
/** The version of the order that the person saw; an older one is refused as stale. */
const expectedVersion = z.int().min(0);
/** Whom it is for, and the course that it comes with; left out, nobody in particular, and at once. */
const place = { seat: seat.optional(), course: course.optional() };
const chosenModifier = z.strictObject({
  modifierId,
  count: z.int().min(1).max(99),
  /** The choice that it was offered with; left out, it was offered with the item. */
  within: modifierId.optional(),
});
export type ChosenModifier = z.output<typeof chosenModifier>;

export const openOrder = z.strictObject(one);
export const addLine = z.strictObject({
  ...one,
  lineId,
  itemId,
  quantity,
  modifiers: z.array(chosenModifier).max(50),
  note,
  /** The price for one, only for an item that asks for it; null takes the menu's. */
  price: minor.nullable(),
  /** Which of its kinds, where the item comes in several. */
  variantId: variantId.optional(),
  /** A scale's label that says the price, as it was scanned; it is the price of the line, which is one piece. */
  label: barcode.optional(),
  /** Somebody saw that it is sold out, and sells it all the same. */
  evenSoldOut: z.literal(true).optional(),
  /** What its guest is allergic to. */
  allergies: allergies.optional(),
  ...place,
});
/** Rings up a combo: a line for each of its parts, which come and go together; spec [MN20]. */
export const addCombo = z.strictObject({
  ...one,
  /** Names the combo on this order; no line has it. */
  comboLineId: lineId,
  itemId,
  quantity,
  price: minor.nullable(),
  note,
  parts: z
    .array(
      z.strictObject({
        lineId,
        slotId,
        itemId,
        variantId: variantId.optional(),
        modifiers: z.array(chosenModifier).max(50),
      }),
    )
    .min(1)
    .max(12),
  evenSoldOut: z.literal(true).optional(),
  /** What the guest of all its parts is allergic to. */
  allergies: allergies.optional(),
  ...place,
});
/** Replaces a line by a new one; the price stays what the line was rung up at, unless it becomes another variant. */
export const changeLine = z.strictObject({
  ...one,
  lineId,
  newLineId: lineId,
  quantity,
  modifiers: z.array(chosenModifier).max(50),
  note,
  /** Another kind of the item, at its price; left out, the same. */
  variantId: variantId.optional(),
  /** Left out, what was said of its guest's allergies stays as it is. */
  allergies: allergySet.optional(),
  /** Why there is less of what the kitchen was told of. */
  reason: reason.optional(),
});
export const voidLine = z.strictObject({ ...one, lineId, reason: reason.nullable() });
export const addDiscount = z.strictObject({
  ...one,
  discountId,
  lineId: lineId.nullable(),
  value: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('percent'), rate }),
    z.strictObject({ kind: z.literal('amount'), amount: minor }),
  ]),
  reason: reason.nullable(),
});
export const voidDiscount = z.strictObject({ ...one, discountId });
export const sendOrder = z.strictObject({ ...one, sendId, expectedVersion });
/** Hurries what the kitchen was told to make. */
export const rushOrder = z.strictObject({ ...one, sendId });
export const completeOrder = z.strictObject({ ...one, sendId, expectedVersion });
export const cancelOrder = z.strictObject({ ...one, sendId, reason: reason.nullable() });

export const orderCommandSchemas = {
  open: openOrder,
  addLine,
  addCombo,
  changeLine,
  voidLine,
  addDiscount,
  voidDiscount,
  ...labelCommandSchemas,
  ...moveCommandSchemas,
  ...priceCommandSchemas,
  ...placeCommandSchemas,
  ...noteCommandSchemas,
  send: sendOrder,
  rush: rushOrder,
  ...paymentCommandSchemas,
  complete: completeOrder,
  cancel: cancelOrder,
} as const;

export type OrderCommandName = keyof typeof orderCommandSchemas;
export type OrderCommand = {
  [N in OrderCommandName]: { readonly name: N; readonly input: z.output<(typeof orderCommandSchemas)[N]> };
}[OrderCommandName];
