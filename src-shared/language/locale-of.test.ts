import { describe, expect, it } from 'vitest';
import { countryOfShop } from '../country/country-of-shop.ts';
import { formatMoney } from '../money/currency.ts';
import { asMinor } from '../money/minor.ts';
import type { Language } from './language.ts';
import { localeOf } from './locale-of.ts';

describe('the country of a shop', () => {
  it.each([
    ['Europe/Dublin', 'EUR', 'IE'],
    ['Europe/Berlin', 'EUR', 'DE'],
    ['Europe/Vienna', 'EUR', 'AT'],
    ['America/Chicago', 'USD', 'US'],
    ['America/Puerto_Rico', 'USD', 'PR'],
    ['Asia/Dubai', 'AED', 'AE'],
    ['UTC', 'MXN', 'MX'],
    ['Europe/London', 'GBP', 'GB'],
    ['UTC', 'EUR', null],
    ['Europe/Berlin', 'XXX', null],
  ])('[L6] whose clock is %s and whose money is %s is %s', (timeZone, currency, country) => {
    expect(countryOfShop({ timeZone, currency })).toBe(country);
  });
});

describe('how a language is written in a country', () => {
  const plain = (text: string) => text.replace(/[\p{Z}\p{Cf}]/gu, ' ').trim();
  const written = (language: Language, country: string | null, currency: string) => {
    const locale = localeOf(language, country);
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(0);
    return [locale, plain(formatMoney(asMinor(123_450), currency, locale)), plain(date)];
  };

  it('[L6] [L7] is what its people expect', () => {
    expect([
      written('en', 'IE', 'EUR'),
      written('en', 'GB', 'GBP'),
      written('en', 'US', 'USD'),
      written('es', 'MX', 'MXN'),
      written('es', 'ES', 'EUR'),
      written('de', 'AT', 'EUR'),
      written('de', null, 'EUR'),
      written('ar', 'AE', 'AED').with(1, ''),
    ]).toEqual([
      ['en-IE', '€1,234.50', '1 Jan 1970'],
      ['en-GB', '£1,234.50', '1 Jan 1970'],
      ['en-US', '$1,234.50', 'Jan 1, 1970'],
      ['es-MX', '$1,234.50', '1 ene 1970'],
      ['es-ES', '1234,50 €', '1 ene 1970'],
      ['de-AT', '€ 1.234,50', '01.01.1970'],
      ['de', '1.234,50 €', '01.01.1970'],
      ['ar-AE-u-nu-latn', '', expect.stringMatching(/1970/)],
    ]);
  });

  it('[L6] keeps the decimal point of English, and is not American, where few speak it', () => {
    for (const country of ['DE', 'NL', 'AT', 'FR', 'TR', 'SA', 'BR']) {
      const locale = localeOf('en', country);
      expect([country, new Intl.NumberFormat(locale).format(1_234.5)]).toEqual([country, '1,234.5']);
      expect(new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(0)).toBe('1 Jan 1970');
    }
  });

  it('[L6] has Latin digits in each language and country', () => {
    for (const language of ['en', 'es', 'de', 'ar'] as const)
      for (const country of ['EG', 'SA', 'AE', 'MA', 'IN', 'DE', null])
        expect(written(language, country, 'EUR').join()).not.toMatch(/(?![0-9])\p{Nd}/u);
  });
});
