import { describe, expect, it } from 'vitest';
import { denominations } from '../drawer/drawer-events.ts';
import { denominationsOf } from './denominations.ts';

describe('[DR14] coins and notes', () => {
  it('are those of the currency, or a ladder on which every amount can be counted', () => {
    expect(denominationsOf('EUR')).toEqual({
      coins: [1, 2, 5, 10, 20, 50, 100, 200],
      notes: [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000],
    });
    expect(denominationsOf('XAF')).toEqual({ coins: [1, 2, 5], notes: [10, 20, 50, 100, 200, 500] });
    expect(denominationsOf('TND').coins[0]).toBe(1);
    expect(denominationsOf('XXX').notes.at(-1)).toBe(50_000);
  });

  it.each(['AED', 'BHD', 'COP', 'EUR', 'JPY', 'PLN', 'USD', 'XAF', 'TND', 'XXX'])(
    'of %s can be counted',
    (currency) => {
      const { coins, notes } = denominationsOf(currency);
      const values = [...coins, ...notes];
      expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
      expect(denominations.safeParse(values.map((value) => ({ value, count: 1 }))).success).toBe(true);
    },
  );
});
