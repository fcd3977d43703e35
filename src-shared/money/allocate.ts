import { asMinor, type Minor } from './minor.ts';

/**
 * Splits `total` by `weights` so that the parts sum to it exactly; what is left by flooring goes to the largest
 * remainders, ties to the earlier part; spec [M4]. Weights are non-negative; when all are zero the split is even.
 */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  if (weights.length === 0) return [];
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = sum === 0 ? weights.map(() => 1n) : weights.map((weight) => BigInt(weight));
  const whole = shares.reduce((a, b) => a + b, 0n);
  const magnitude = BigInt(Math.abs(total));
  const parts = shares.map((share) => (magnitude * share) / whole);
  let left = Number(magnitude - parts.reduce((a, b) => a + b, 0n));
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: (magnitude * share) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const { index } of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1;
  }
  const sign = total < 0 ? -1 : 1;
  return parts.map((part) => asMinor(part === 0n ? 0 : sign * Number(part)));
}
