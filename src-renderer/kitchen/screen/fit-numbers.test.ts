import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitNumbers } from './fit-numbers.ts';

it('[K48] numbers fit their space, however many there are, as large as they can be', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 320, max: 1_900 }),
      fc.integer({ min: 300, max: 1_200 }),
      (count, width, height) => {
        const { columns, size } = fitNumbers(count, 5, width, height);
        const rows = Math.ceil(count / columns);
        expect(rows * size * 1.3).toBeLessThanOrEqual(height);
        expect(columns * size * 5 * 0.66).toBeLessThanOrEqual(width);
      },
    ),
    { seed: 3, numRuns: 300 },
  );
  expect(fitNumbers(4, 5, 700, 800).size).toBeGreaterThan(100);
  expect(fitNumbers(0, 0, 700, 800).columns).toBe(1);
});
