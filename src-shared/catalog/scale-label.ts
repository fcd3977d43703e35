import { z } from 'zod';

/** What a scale prints behind the number of the item, by how its labels begin; spec [MN12]. */
export const scaleLabel = z.strictObject({
  prefix: z.string().regex(/^2\d$/, 'must be 20 to 29'),
  says: z.enum(['weight', 'price']),
});
export type ScaleLabel = z.output<typeof scaleLabel>;

/** A scale's label as read: the item's number on it, and what it says of the piece. */
export interface ReadLabel {
  /** Two digits of prefix and five of the item: what the item's barcode begins with. */
  readonly number: string;
  readonly says: ScaleLabel['says'];
  /** Thousandths of the item's unit (grams of a kilogram), or minor units of the price. */
  readonly value: number;
}

/**
 * An EAN-13 of the shop's own (20–29) as a scale printed it: prefix, five digits of the item, five of the weight or the
 * price, check digit. Null for any other code, for a prefix that the shop does not use, and where the check digit is wrong;
 * spec [MN12].
 */
export function readScaleLabel(code: string, labels: readonly ScaleLabel[]): ReadLabel | null {
  if (!isEan13(code)) return null;
  const label = labels.find(({ prefix }) => code.startsWith(prefix));
  return label ? { number: code.slice(0, 7), says: label.says, value: Number(code.slice(7, 12)) } : null;
}

/** Thirteen digits of which the last is right. */
export function isEan13(code: string): boolean {
  if (!/^\d{13}$/.test(code)) return false;
  const sum = [...code].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/**
 * Whether a barcode of the menu stands for the items that this label was printed for: it is the number alone, or a whole
 * label that says nothing.
 */
export const isLabelled = (barcode: string, { number }: Pick<ReadLabel, 'number'>): boolean =>
  barcode === number || (barcode.length === 13 && barcode.startsWith(`${number}00000`));
