import { expect, it } from 'vitest';
import { backOff } from './back-off.ts';

it('[U5] waits longer each time, up to five seconds, and never all screens at once', () => {
  expect([0, 1, 2, 3, 4, 5, 60].map((tries) => backOff(tries, 0))).toEqual([125, 250, 500, 1_000, 2_000, 2_500, 2_500]);
  expect(backOff(60, 0.999)).toBeLessThanOrEqual(5_000);
  expect(backOff(3, 0.5)).toBe(1_500);
});
