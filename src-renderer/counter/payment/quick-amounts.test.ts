import { describe, expect, it } from 'vitest';
import { asMinor } from '#shared/money/minor.ts';
import { quickAmounts } from './quick-amounts.ts';

describe('[U9] quick amounts', () => {
  it.each([
    [370, 'EUR', [370, 500, 1_000, 2_000, 5_000]],
    [1_240, 'EUR', [1_240, 1_500, 2_000, 5_000, 10_000]],
    [1_240, 'GBP', [1_240, 1_500, 2_000, 5_000]],
    [499, 'USD', [499, 500, 1_000, 2_000, 5_000]],
    [5_000, 'EUR', [5_000, 6_000, 10_000]],
    [680, 'JPY', [680, 1_000, 5_000, 10_000]],
    [3_250, 'KWD', [3_250, 4_000, 5_000, 10_000, 20_000]],
  ])('for %d %s are %j', (due, currency, amounts) => {
    expect(quickAmounts(asMinor(due), currency)).toEqual(amounts);
  });

  it('are none where nothing is left to pay', () => {
    expect(quickAmounts(asMinor(0), 'EUR')).toEqual([]);
    expect(quickAmounts(asMinor(-50), 'EUR')).toEqual([]);
  });

  it('are never less than what is due, and never twice the same', () => {
    for (let due = 1; due < 30_000; due += 37) {
      const amounts = quickAmounts(asMinor(due), 'EUR');
      expect(Math.min(...amounts)).toBe(due);
      expect(new Set(amounts).size).toBe(amounts.length);
    }
  });
});
