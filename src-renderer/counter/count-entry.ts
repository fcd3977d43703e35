import { asQuantity, ONE_PIECE, type Quantity } from '#shared/money/minor.ts';

/** What stands there once another digit is typed: at most three of them, and no nought before. */
export const nextCount = (count: string, digit: string): string => {
  const next = `${count}${digit}`.replace(/^0+/, '');
  return next.length > 3 ? count : next;
};

/** What was typed before an item; nothing is one. */
export const countOf = ({ count }: { readonly count: string }): Quantity =>
  asQuantity(Number(count || '1') * ONE_PIECE);
