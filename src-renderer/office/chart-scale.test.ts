import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asMinor } from '#shared/money/minor.ts';
import { chartLines } from './chart-scale.ts';

describe('the lines of a chart', () => {
  it('draws round amounts up to the first at or above the most', () => {
    expect(chartLines(asMinor(23_351), 100)).toEqual([0, 10_000, 20_000, 30_000]);
    expect(chartLines(asMinor(40_000), 100)).toEqual([0, 10_000, 20_000, 30_000, 40_000]);
  });

  it('draws whole units only, in any currency', () => {
    expect(chartLines(asMinor(90), 100)).toEqual([0, 100]);
    expect(chartLines(asMinor(7), 1)).toEqual([0, 2, 4, 6, 8]);
  });

  it('has a line above nothing sold and above a refunded day', () => {
    expect(chartLines(asMinor(0), 100)).toEqual([0, 100]);
    expect(chartLines(asMinor(-500), 100)).toEqual([0, 100]);
  });

  it('always covers the most with at most six lines', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.constantFrom(1, 100, 1_000), (most, unit) => {
        const lines = chartLines(asMinor(most), unit);
        expect(lines.length).toBeLessThanOrEqual(6);
        expect(lines.at(-1)).toBeGreaterThanOrEqual(most);
        expect(lines.at(-2)).toBeLessThan(most);
        expect(lines.every((line) => line % unit === 0)).toBe(true);
      }),
      { seed: 7 },
    );
  });
});
