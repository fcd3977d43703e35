import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { formatMoney } from './currency.ts';
import { asMinor, asQuantity, asRate, divideRounded, taxWithin, timesQuantity, timesRate } from './minor.ts';

describe('rounding', () => {
  it('[M3] rounds half away from zero, on both sides of it', () => {
    expect(divideRounded(5n, 2n)).toBe(3n);
    expect(divideRounded(-5n, 2n)).toBe(-3n);
    expect(divideRounded(4n, 3n)).toBe(1n);
    expect(divideRounded(-4n, 3n)).toBe(-1n);
  });

  it('[M3] multiplies by quantities and rates without a fraction in between', () => {
    expect(timesQuantity(asMinor(333), asQuantity(1_500))).toBe(500);
    expect(timesRate(asMinor(1_000), asRate(88_750))).toBe(89);
    expect(timesQuantity(asMinor(100_000_000), asQuantity(9_999_000))).toBe(999_900_000_000);
  });

  it('[M5] takes a tax out of a gross amount: 7 % within 10.70 is 0.70', () => {
    expect(taxWithin(asMinor(1_070), asRate(70_000))).toBe(70);
    expect(taxWithin(asMinor(-1_070), asRate(70_000))).toBe(-70);
  });

  it('[M1] refuses an amount that is not a safe integer', () => {
    expect(() => asMinor(0.1)).toThrow(RangeError);
    expect(() => asMinor(2 ** 53)).toThrow(RangeError);
  });
});

describe('allocate', () => {
  it('[M4] gives what is left over to the largest remainders, ties to the earlier', () => {
    expect(allocate(asMinor(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(asMinor(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(asMinor(10), [0, 0])).toEqual([5, 5]);
    expect(allocate(asMinor(10), [])).toEqual([]);
  });

  it('[M4] always sums to the total, and no part is more than one unit from its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 }),
        (total, weights) => {
          const parts = allocate(asMinor(total), weights);
          expect(parts.reduce<number>((a, b) => a + b, 0)).toBe(total);
          const sum = weights.reduce((a, b) => a + b, 0);
          if (sum === 0) return;
          parts.forEach((part, at) => {
            expect(Math.abs(part - (total * (weights[at] ?? 0)) / sum)).toBeLessThan(1.000_001);
          });
        },
      ),
      { seed: 20_261_120 },
    );
  });
});

describe('formatMoney', () => {
  it('[M2] follows the currency’s exponent and the reader’s language', () => {
    expect(formatMoney(asMinor(1_234), 'EUR', 'en-GB')).toBe('€12.34');
    expect(formatMoney(asMinor(-5), 'EUR', 'en-GB')).toBe('-€0.05');
    expect(formatMoney(asMinor(1_234), 'JPY', 'en-GB')).toBe('JP¥1,234');
    expect(formatMoney(asMinor(1_234), 'KWD', 'en-GB').replace(/\s/u, ' ')).toBe('KWD 1.234');
  });
});
