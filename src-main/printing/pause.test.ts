import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backOffMs } from './pause.ts';

it('[P25] tries are spaced twice as long each time, up to the longest, with some of it left to chance', () => {
  expect([1, 2, 3, 4, 5, 6].map((failures) => backOffMs(failures, () => 0, 500, 5_000))).toEqual([
    500, 1_000, 2_000, 4_000, 5_000, 5_000,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failures, chance) => {
        const ms = backOffMs(failures, () => chance, 500, 5_000);
        expect(ms).toBeGreaterThanOrEqual(250);
        expect(ms).toBeLessThanOrEqual(5_000);
      },
    ),
    { seed: 61 },
  );
});
