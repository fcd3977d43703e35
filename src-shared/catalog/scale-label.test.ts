import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEan13, isLabelled, readScaleLabel, type ScaleLabel } from './scale-label.ts';

const LABELS: ScaleLabel[] = [
  { prefix: '21', says: 'weight' },
  { prefix: '23', says: 'price' },
];
/** The check digit as GS1 prints it: odd places count once, even ones three times. */
const withCheck = (twelve: string): string => {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return twelve + ((10 - (sum % 10)) % 10);
};

describe('[MN12] a scale’s label', () => {
  it('is told by its check digit', () => {
    expect(['4006381333931', '4006381333932', '400638133393', 'x006381333931'].map(isEan13)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  it('says the weight or the price of an item', () => {
    expect(readScaleLabel(withCheck('211234500350'), LABELS)).toEqual({
      number: '2112345',
      says: 'weight',
      value: 350,
    });
    expect(readScaleLabel(withCheck('231234501299'), LABELS)).toEqual({
      number: '2312345',
      says: 'price',
      value: 1_299,
    });
    expect(readScaleLabel(withCheck('241234501299'), LABELS)).toBeNull();
    expect(readScaleLabel('2112345003500', LABELS)).toBeNull();
  });
  it('is that of the items whose barcode is its number, or a label that says nothing', () => {
    const read = { number: '2112345' };
    expect(isLabelled('2112345', read)).toBe(true);
    expect(isLabelled(withCheck('211234500000'), read)).toBe(true);
    expect(isLabelled(withCheck('211234500001'), read)).toBe(false);
    expect(isLabelled('2112346', read)).toBe(false);
  });
  it('reads back whatever a scale can print', () => {
    const digits = (most: number) => fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(fc.constantFrom(...LABELS), digits(99_999), digits(99_999), ({ prefix, says }, item, value) => {
        const number = prefix + String(item).padStart(5, '0');
        const code = withCheck(number + String(value).padStart(5, '0'));
        expect(readScaleLabel(code, LABELS)).toEqual({ number, says, value });
      }),
      { seed: 12 },
    );
  });
});
