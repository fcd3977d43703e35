import { asQuantity, type Quantity } from '#shared/money/minor.ts';

/** What was typed as a quantity, "2", "0.25" or "0,25", in thousandths; null where it is none. */
export function amountOf(text: string): Quantity | null {
  const [, whole, part = ''] = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : asQuantity(Number(whole) * 1_000 + Number(part.padEnd(3, '0')));
}

/** A quantity as it is typed. */
export const amountText = (quantity: Quantity | null): string => (quantity === null ? '' : String(quantity / 1_000));
