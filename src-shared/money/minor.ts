import { z } from 'zod';
import type { Brand } from '../ids/ids.ts';

/** An amount in the currency's smallest unit (cents, yen): a safe integer, negative for money going out. */
export type Minor = Brand<number, 'Minor'>;
/** A share in integer millionths: 8.875 % is 88 750. */
export type Rate = Brand<number, 'Rate'>;
/** A count in integer thousandths: one piece is 1 000, 250 g of a kilogram is 250. */
export type Quantity = Brand<number, 'Quantity'>;

export const minor = z.int() as unknown as z.ZodType<Minor, number>;
export const rate = z.int().min(0).max(1_000_000) as unknown as z.ZodType<Rate, number>;
export const quantity = z.int() as unknown as z.ZodType<Quantity, number>;

export const asMinor = (value: number): Minor => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact amount: ${value}`);
  return value as Minor;
};
export const asRate = (value: number): Rate => value as Rate;
export const asQuantity = (value: number): Quantity => value as Quantity;

export const ZERO = 0 as Minor;
export const ONE_PIECE = 1_000 as Quantity;
export const RATE_ONE = 1_000_000;

export const add = (...amounts: readonly Minor[]): Minor => {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return asMinor(sum);
};
export const subtract = (a: Minor, b: Minor): Minor => asMinor(a - b);
export const negate = (a: Minor): Minor => asMinor(a === 0 ? 0 : -a);
export const min = (a: Minor, b: Minor): Minor => (a < b ? a : b);

/** The one rounding of the house: numerator / denominator, half away from zero; spec [M3]. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive');
  const doubled = numerator < 0n ? -numerator * 2n : numerator * 2n;
  const magnitude = (doubled + denominator) / (denominator * 2n);
  return numerator < 0n ? -magnitude : magnitude;
}

/** amount × quantity, rounded to the minor unit; spec [M3]. */
export const timesQuantity = (amount: Minor, count: Quantity): Minor =>
  asMinor(Number(divideRounded(BigInt(amount) * BigInt(count), 1_000n)));

/** amount × rate, rounded to the minor unit; spec [M3]. */
export const timesRate = (amount: Minor, share: Rate): Minor =>
  asMinor(Number(divideRounded(BigInt(amount) * BigInt(share), 1_000_000n)));

/** The part of a gross amount that is tax at `share`: gross × share / (1 + share), rounded; spec [M5]. */
export const taxWithin = (gross: Minor, share: Rate): Minor =>
  asMinor(Number(divideRounded(BigInt(gross) * BigInt(share), 1_000_000n + BigInt(share))));
