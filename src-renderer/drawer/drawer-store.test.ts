import { expect, it } from 'vitest';
import { countedOf, countText, totalOf } from './drawer-store.ts';

it('[DR14] adds up what was counted, and takes nothing but digits', () => {
  const counts = new Map([
    [5_000, '3'],
    [200, ''],
    [1, '0'],
    [5, '12'],
  ]);
  expect(countedOf(counts)).toEqual([
    { value: 5_000, count: 3 },
    { value: 5, count: 12 },
  ]);
  expect(totalOf(counts)).toBe(15_060);
  expect(['007', '1a2', '-3', '1234567', ''].map(countText)).toEqual(['7', '12', '3', '12345', '']);
});
