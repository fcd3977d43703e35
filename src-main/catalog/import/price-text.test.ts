import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '#shared/money/currency.ts';
import { asMinor } from '#shared/money/minor.ts';
import { createPriceReader } from './price-text.ts';

const one = (text: string, exponent = 2, column: readonly string[] = []) => {
  const read = createPriceReader([...column, text], exponent).read(text);
  return 'fault' in read ? read.fault : read.amount;
};

describe('reading a price', () => {
  it.each([
    ['4', 400],
    ['4.5', 450],
    ['4,50', 450],
    ['£4,250.00', 425_000],
    ['4.250,00 €', 425_000],
    ['€ 4,50', 450],
    ['EUR 4.50', 450],
    ['4.50 eur', 450],
    ['US$4.50', 450],
    ['R$ 4,50', 450],
    ['Fr. 4.50', 450],
    ['Rs.450', 45_000],
    ['45 kr', 4_500],
    ["CHF 1'234.50", 123_450],
    ['1 234,50 zł', 123_450],
    ['1 234,50', 123_450],
    ['1,23,456.00', 12_345_600],
    ['.50', 50],
    ['0.500', 50],
    ['4.', 400],
    ['4,-', 400],
    ['4.– €', 400],
    ['4.500000', 450],
    ['-0.00', 0],
    ['0', 0],
    ['1,000,000', 100_000_000],
    ['４.５０', 450],
  ])('[I10] %s', (text, amount) => {
    expect(one(text)).toBe(amount);
  });

  it.each(['', '  ', 'variable', 'Variable', 'ask', 'Open', 'open price', 'Market Price'])(
    '[I10] "%s" asks',
    (text) => {
      expect(one(text)).toBeNull();
    },
  );

  it.each(['-4.50', '−4.50', '4.50-', '(4.50)', '$ -4.50', '-£4.50', '($4.50)'])('[I10] %s is negative', (text) => {
    expect(one(text)).toBe('price-negative');
  });

  it.each([
    'five',
    '4.50/kg',
    '4..50',
    '4,50,00',
    '4 50',
    '€4 EUR',
    '12abc',
    '--4',
    '4.5.',
    '€',
    '1e3',
    'Infinity',
    '0x1',
  ])('[I10] %s is no price', (text) => {
    expect(one(text)).toBe('price-unreadable');
  });

  it('[I10] tells decimals that the currency has not', () => {
    expect(one('4.505')).toBe(450_500);
    expect(one('4.505', 2, ['3.50'])).toBe('price-too-precise');
    expect(one('4.5051')).toBe('price-too-precise');
    expect(one('4.5', 0)).toBe('price-too-precise');
    expect(one('4.00', 0)).toBe(4);
  });

  it('[I10] tells more than the till accepts, however many digits', () => {
    expect(one('1000000.00')).toBe(100_000_000);
    expect(one('1000000.01')).toBe('price-too-large');
    expect(one('9'.repeat(60))).toBe('price-too-large');
    expect(one('9'.repeat(10_000))).toBe('price-unreadable');
  });

  it('[I10] lets the column decide what one value leaves open, then the currency', () => {
    expect(one('1,250', 2, ['4.50', '3.20'])).toBe(125_000);
    expect(one('1.250', 2, ['4,50', '3,20'])).toBe(125_000);
    expect(one('1,250', 2, ['4,50', '3,20'])).toBe(125);
    expect(one('1,250', 2)).toBe(125_000);
    expect(one('1,250', 0)).toBe(1_250);
    expect(one('1.250', 3)).toBe(1_250);
    expect(one('1,250', 3, ['0.750'])).toBe(1_250_000);
    expect(one('1,250', 2, ['1,234,567'])).toBe(125_000);
  });

  it('[I10] reads every amount back from how it is written', () => {
    const styles = fc.constantFrom(
      (whole: string, fraction: string) => `${whole}.${fraction}`,
      (whole: string, fraction: string) => `${whole},${fraction} €`,
      (whole: string, fraction: string) => `$${grouped(whole, ',')}.${fraction}`,
      (whole: string, fraction: string) => `${grouped(whole, '.')},${fraction}`,
      (whole: string, fraction: string) => `${grouped(whole, ' ')},${fraction} kr`,
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), styles, (amount, style) => {
        const [whole = '', fraction = ''] = decimalText(asMinor(amount), 2).split('.');
        expect(one(style(whole, fraction))).toBe(amount);
      }),
      { seed: 33 },
    );
  });

  it('[I10] says which currency a column is written in', () => {
    expect(createPriceReader(['', '4.50', '£4.50'], 2).currencies).toContain('GBP');
    expect(createPriceReader(['4.50', '5 USD'], 2).currencies).toEqual(['USD']);
    expect(createPriceReader(['$4.50'], 2).currencies).toBeNull();
  });
});

const grouped = (whole: string, separator: string): string => whole.replace(/\B(?=(\d{3})+$)/g, separator);
