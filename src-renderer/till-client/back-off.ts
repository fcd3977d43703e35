const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/**
 * How long to wait before try number `tries` (from 0): doubling up to five seconds, then anywhere in the upper half of
 * it, so that many screens do not knock together. `random` is in [0, 1).
 */
export function backOff(tries: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 16));
  return Math.round(ceiling / 2 + (random * ceiling) / 2);
}
