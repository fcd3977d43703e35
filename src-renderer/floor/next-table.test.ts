import { expect, it } from 'vitest';
import { nextTable } from './next-table.ts';

it('[FP7] an arrow leads to the nearest table that way, straight ahead before aside', () => {
  const at = (x: number, y: number) => ({ x, y, width: 3, height: 3 });
  const [left, right, below, far] = [at(1, 1), at(5, 1), at(2, 6), at(12, 7)];
  const all = [far, below, right, left];
  expect(nextTable(all, left, 'ArrowRight')).toBe(right);
  expect(nextTable(all, left, 'ArrowDown')).toBe(below);
  expect(nextTable(all, right, 'ArrowRight')).toBe(far);
  expect(nextTable(all, below, 'ArrowUp')).toBe(left);
  expect(nextTable(all, left, 'ArrowLeft')).toBeNull();
  expect(nextTable(all, left, 'Enter')).toBeNull();
});
