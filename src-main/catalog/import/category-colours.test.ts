import { describe, expect, it } from 'vitest';
import { categoryColours, nextColours } from './category-colours.ts';

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (a: string, b: string): number => {
  const [light = 1, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

describe('colours of new categories', () => {
  it.each(categoryColours)('[I13] %s stands out from white and from near-black', (colour) => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, '#111318')).toBeGreaterThanOrEqual(3);
  });

  it('[I13] go round once all are used', () => {
    const many = nextColours([], 30);
    expect(many.slice(12, 24)).toEqual(many.slice(0, 12));
    expect(nextColours(categoryColours, 2)).toEqual(categoryColours.slice(0, 2));
  });
});
