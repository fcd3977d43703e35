import { exponentOf } from './currency.ts';

/** The coins and notes of a currency, each by what one is worth in minor units, smallest first. */
export interface Denominations {
  readonly coins: readonly number[];
  readonly notes: readonly number[];
}

/** In minor units. What is both a coin and a note stands where there is more of it. */
const KNOWN: Readonly<Record<string, Denominations>> = {
  AED: { coins: [25, 50, 100], notes: [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000] },
  AUD: { coins: [5, 10, 20, 50, 100, 200], notes: [500, 1_000, 2_000, 5_000, 10_000] },
  BHD: { coins: [5, 10, 25, 50, 100], notes: [500, 1_000, 5_000, 10_000, 20_000] },
  BRL: { coins: [5, 10, 25, 50, 100], notes: [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000] },
  CAD: { coins: [5, 10, 25, 100, 200], notes: [500, 1_000, 2_000, 5_000, 10_000] },
  CHF: { coins: [5, 10, 20, 50, 100, 200, 500], notes: [1_000, 2_000, 5_000, 10_000, 20_000, 100_000] },
  CLP: { coins: [10, 50, 100, 500], notes: [1_000, 2_000, 5_000, 10_000, 20_000] },
  CNY: { coins: [10, 50], notes: [100, 500, 1_000, 2_000, 5_000, 10_000] },
  COP: {
    coins: [5_000, 10_000, 20_000, 50_000, 100_000],
    notes: [200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000],
  },
  CZK: { coins: [100, 200, 500, 1_000, 2_000, 5_000], notes: [10_000, 20_000, 50_000, 100_000, 200_000, 500_000] },
  DKK: { coins: [50, 100, 200, 500, 1_000, 2_000], notes: [5_000, 10_000, 20_000, 50_000, 100_000] },
  EGP: { coins: [25, 50, 100], notes: [500, 1_000, 2_000, 5_000, 10_000, 20_000] },
  EUR: { coins: [1, 2, 5, 10, 20, 50, 100, 200], notes: [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000] },
  GBP: { coins: [1, 2, 5, 10, 20, 50, 100, 200], notes: [500, 1_000, 2_000, 5_000] },
  HKD: { coins: [10, 20, 50, 100, 200, 500], notes: [1_000, 2_000, 5_000, 10_000, 50_000, 100_000] },
  HUF: {
    coins: [500, 1_000, 2_000, 5_000, 10_000, 20_000],
    notes: [50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000],
  },
  ILS: { coins: [10, 50, 100, 200, 500, 1_000], notes: [2_000, 5_000, 10_000, 20_000] },
  INR: { coins: [100, 200, 500], notes: [1_000, 2_000, 5_000, 10_000, 20_000, 50_000] },
  ISK: { coins: [1, 5, 10, 50, 100], notes: [500, 1_000, 2_000, 5_000, 10_000] },
  JOD: { coins: [50, 100, 250, 500], notes: [1_000, 5_000, 10_000, 20_000, 50_000] },
  JPY: { coins: [1, 5, 10, 50, 100, 500], notes: [1_000, 2_000, 5_000, 10_000] },
  KRW: { coins: [10, 50, 100, 500], notes: [1_000, 5_000, 10_000, 50_000] },
  KWD: { coins: [5, 10, 20, 50, 100], notes: [250, 500, 1_000, 5_000, 10_000, 20_000] },
  MAD: { coins: [10, 20, 50, 100, 200, 500, 1_000], notes: [2_000, 5_000, 10_000, 20_000] },
  MXN: { coins: [10, 20, 50, 100, 200, 500, 1_000], notes: [2_000, 5_000, 10_000, 20_000, 50_000, 100_000] },
  NOK: { coins: [100, 500, 1_000, 2_000], notes: [5_000, 10_000, 20_000, 50_000, 100_000] },
  NZD: { coins: [10, 20, 50, 100, 200], notes: [500, 1_000, 2_000, 5_000, 10_000] },
  PLN: { coins: [1, 2, 5, 10, 20, 50, 100, 200, 500], notes: [1_000, 2_000, 5_000, 10_000, 20_000, 50_000] },
  RON: { coins: [1, 5, 10, 50], notes: [100, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000] },
  SAR: { coins: [5, 10, 25, 50, 100, 200], notes: [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000] },
  SEK: { coins: [100, 200, 500, 1_000], notes: [2_000, 5_000, 10_000, 20_000, 50_000, 100_000] },
  SGD: { coins: [5, 10, 20, 50, 100], notes: [200, 500, 1_000, 5_000, 10_000] },
  THB: { coins: [25, 50, 100, 200, 500, 1_000], notes: [2_000, 5_000, 10_000, 50_000, 100_000] },
  USD: { coins: [1, 5, 10, 25, 50], notes: [100, 500, 1_000, 2_000, 5_000, 10_000] },
  ZAR: { coins: [10, 20, 50, 100, 200, 500], notes: [1_000, 2_000, 5_000, 10_000, 20_000] },
};

/**
 * What lies in a drawer of this currency, to be counted by coin and note. A currency that is not known has a 1, a 2 and a 5 at
 * every power of ten: whatever it really has can be counted in those; spec [DR14].
 */
export const denominationsOf = (currency: string): Denominations => KNOWN[currency] ?? ladder(exponentOf(currency));

function ladder(exponent: number): Denominations {
  const steps = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => [1, 2, 5].map((digit) => digit * 10 ** (from + at))).flat();
  return { coins: steps(0, Math.max(exponent, 1)), notes: steps(Math.max(exponent, 1), exponent + 3) };
}
