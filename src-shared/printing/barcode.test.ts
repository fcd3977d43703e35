import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barcodeWidths } from './barcode.ts';

/** As black and white modules, the way that a scanner's light sees them. */
const modules = (widths: readonly number[] | null): string =>
  (widths ?? []).map((width, at) => (at % 2 === 0 ? '1' : '0').repeat(width)).join('');

describe('[P40] the bars of a barcode', () => {
  it('are those of the standard for an article’s number', () => {
    expect(modules(barcodeWidths({ symbology: 'ean13', data: '4003994155486' }))).toBe(
      [
        '101',
        '000110101001110111101000101100101110011101',
        '01010',
        '110011010011101001110101110010010001010000',
        '101',
      ].join(''),
    );
  });

  it('are 95 modules for an article’s number and 11 for each character of any text, with check and ends', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(digits, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }), (article, text) => {
        const sum = article.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0);
        const data = [...article, (10 - (sum % 10)) % 10].join('');
        expect(modules(barcodeWidths({ symbology: 'ean13', data }))).toHaveLength(95);
        expect(modules(barcodeWidths({ symbology: 'code128', data: text }))).toHaveLength(11 * (text.length + 2) + 13);
      }),
      { seed: 401, numRuns: 100 },
    );
  });

  it('are none where the data cannot be such a barcode', () => {
    for (const data of ['4003994155487', '400399415548', '40039941554861', 'abc', '']) {
      expect(barcodeWidths({ symbology: 'ean13', data }), data).toBeNull();
    }
    for (const data of ['', 'é', 'a\u0007', 'x'.repeat(81)]) {
      expect(barcodeWidths({ symbology: 'code128', data }), data).toBeNull();
    }
  });
});
