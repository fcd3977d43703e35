import { expect, it } from 'vitest';
import { formatMoney } from '#shared/money/currency.ts';
import { asMinor } from '#shared/money/minor.ts';
import { localeOf } from './locale-of.ts';

it('[L6] writes a language as the computer’s region does', () => {
  expect(localeOf('en', ['en-GB', 'en'])).toBe('en-GB');
  expect(localeOf('es', ['en-US', 'en'])).toBe('es-US');
  expect(localeOf('es', ['de', 'es-MX', 'en-US'])).toBe('es-MX');
  expect(localeOf('de', ['zh-Hans-CN'])).toBe('de-CN');
  expect(localeOf('de', ['fr'])).toBe('de');
});

it('[L6] writes money as the language does, and digits are Latin in each', () => {
  const money = (language: string) =>
    formatMoney(asMinor(123_450), 'EUR', localeOf(language, ['de-DE'])).replace(/\p{Z}/gu, ' ');
  expect(['en', 'es', 'de'].map(money)).toEqual(['€1,234.50', '1234,50 €', '1.234,50 €']);
  expect(money('ar')).toMatch(/1,234\.50/);
  expect(new Intl.DateTimeFormat(localeOf('ar', ['ar-EG']), { timeStyle: 'short' }).format(0)).toMatch(/^\d+:\d{2}/);
});
