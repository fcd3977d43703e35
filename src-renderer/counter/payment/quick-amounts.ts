import { exponentOf } from '#shared/money/currency.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';

/** Notes and the coins that people still pay with, in whole units of the currency. */
const NOTES: Readonly<Record<string, readonly number[]>> = {
  EUR: [5, 10, 20, 50, 100],
  GBP: [5, 10, 20, 50],
  USD: [1, 5, 10, 20, 50, 100],
  CAD: [5, 10, 20, 50, 100],
  AUD: [5, 10, 20, 50, 100],
  NZD: [5, 10, 20, 50, 100],
  CHF: [10, 20, 50, 100, 200],
  SEK: [20, 50, 100, 200, 500],
  NOK: [50, 100, 200, 500, 1_000],
  DKK: [50, 100, 200, 500, 1_000],
  PLN: [10, 20, 50, 100, 200],
  CZK: [100, 200, 500, 1_000, 2_000],
  HUF: [500, 1_000, 2_000, 5_000, 10_000, 20_000],
  JPY: [500, 1_000, 5_000, 10_000],
  KRW: [1_000, 5_000, 10_000, 50_000],
  INR: [10, 20, 50, 100, 200, 500],
};
const USUAL = [1, 2, 5, 10, 20, 50, 100];
const MOST = 4;

/**
 * What a person is likely to hand over for `due`, the exact amount first: it rounded up to each note, smallest first,
 * each amount once; spec [U9].
 */
export function quickAmounts(due: Minor, currency: string): Minor[] {
  if (due <= 0) return [];
  const unit = 10 ** exponentOf(currency);
  const rounded = (NOTES[currency] ?? USUAL).map((note) => Math.ceil(due / (note * unit)) * note * unit);
  const offered = [...new Set(rounded)].filter((amount) => amount > due).sort((a, b) => a - b);
  return [due, ...offered.slice(0, MOST)].map(asMinor);
}
