import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeInOrder } from './place-in-order.ts';

describe('placing in order', () => {
  it('[I12] numbers what is new with room between', () => {
    expect(placeInOrder([null, null, null])).toEqual([15, 31, 47]);
  });

  it('[I12] leaves alone what stands in order, and puts the new between', () => {
    expect(placeInOrder([3, 10, null, 20, null])).toEqual([3, 10, 15, 20, 36]);
    expect(placeInOrder([null, 15, 31])).toEqual([7, 15, 31]);
  });

  it('[I12] numbers anew where the order differs or there is no room', () => {
    expect(placeInOrder([31, 15])).toEqual([15, 31]);
    expect(placeInOrder([4, null, 5])).toEqual([15, 31, 47]);
    expect(placeInOrder([0, 0, 0])).toEqual([15, 31, 47]);
  });

  it('[I12] always rises, within the bounds of a position, and settles at once', () => {
    const known = fc.option(fc.integer({ min: 0, max: 1_000_000 }));
    fc.assert(
      fc.property(fc.array(known), (standing) => {
        const placed = placeInOrder(standing);
        expect(placed).toHaveLength(standing.length);
        expect(placed.every((position, at) => position > (placed[at - 1] ?? -1))).toBe(true);
        expect(placed.at(-1) ?? 0).toBeLessThanOrEqual(1_000_000);
        expect(placeInOrder(placed)).toEqual(placed);
      }),
      { seed: 34 },
    );
  });

  it('[I12] has room for the largest menu in one category', () => {
    const placed = placeInOrder(Array.from({ length: 100_000 }, () => null));
    expect(placed.at(-1)).toBeLessThanOrEqual(1_000_000);
  });
});
