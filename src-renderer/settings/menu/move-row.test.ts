import { describe, expect, it } from 'vitest';
import { moveRow, placeAt } from './move-row.ts';

describe('[OF32] rows that are moved', () => {
  it('keep the order of the others', () => {
    expect(moveRow(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
    expect(moveRow(['a', 'b', 'c', 'd'], 0, 3)).toEqual(['b', 'c', 'd', 'a']);
    expect(moveRow(['a', 'b'], 5, 0)).toEqual(['a', 'b']);
  });
  it('go to where they are held, past the middles of the others', () => {
    expect([0, 49, 51, 160, 900].map((y) => placeAt(y, [50, 150, 250]))).toEqual([0, 0, 1, 2, 3]);
  });
});
