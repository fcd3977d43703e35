import { expect, it } from 'vitest';
import { asMinor } from '#shared/money/minor.ts';
import { priceText, typedPrice } from './price-text.ts';

it('[OF30] reads a price as it is written, in the digits of its currency', () => {
  expect(['12.5', '12,50', '7', '', '0.05'].map((text) => typedPrice(text, 'EUR'))).toEqual([
    1_250,
    1_250,
    700,
    null,
    5,
  ]);
  expect(['12.505', 'ten', '-1', '1.2.3', '9999999999'].map((text) => typedPrice(text, 'EUR'))).toEqual(
    Array(5).fill('wrong'),
  );
  expect([typedPrice('500', 'JPY'), typedPrice('5.0', 'JPY'), typedPrice('1.250', 'KWD')]).toEqual([
    500,
    'wrong',
    1_250,
  ]);
  for (const [price, currency] of [
    [1_250, 'EUR'],
    [5, 'EUR'],
    [500, 'JPY'],
    [1_250, 'KWD'],
  ] as const) {
    expect(typedPrice(priceText(asMinor(price), currency), currency)).toBe(price);
  }
});
