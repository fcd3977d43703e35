import { describe, expect, it } from 'vitest';
import { exponentOf } from '../money/currency.ts';
import { asRate } from '../money/minor.ts';
import { COUNTRIES, currencyOf } from './country-currencies.ts';
import { countryDefaults } from './country-defaults.ts';

describe('what a shop of a country starts with', () => {
  it('[FR4] names only countries and currencies that the platform knows, each country once', () => {
    const regions = new Intl.DisplayNames('en', { type: 'region' });
    const currencies = new Set(Intl.supportedValuesOf('currency'));
    expect(COUNTRIES.filter((code) => regions.of(code) === code)).toEqual([]);
    expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
    const unknown = COUNTRIES.filter((code) => !currencies.has(currencyOf(code) ?? ''));
    expect(unknown).toEqual([]);
  });

  it('[FR4] leaves no country of ISO 3166-1 out but Antarctica, where nobody sells', () => {
    const regions = new Intl.DisplayNames('en', { type: 'region' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters.flatMap((a) => letters.map((b) => a + b));
    // What CLDR names besides: reserved, grouped and former codes.
    const noCountry = new Set(
      'AC AN BU CP CQ CS CT DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UN UK VD WK XA XB YD YU ZR ZZ AQ'.split(
        ' ',
      ),
    );
    const missing = codes.filter((code) => regions.of(code) !== code && !noCountry.has(code) && !currencyOf(code));
    expect(missing).toEqual([]);
  });

  it.each([
    ['DE', 'EUR', 'MwSt.', [190_000, 70_000], true, 0],
    ['CH', 'CHF', 'MWST', [81_000, 26_000], true, 5],
    ['FI', 'EUR', 'ALV', [255_000, 135_000], true, 5],
    ['NZ', 'NZD', 'GST', [150_000], true, 10],
    ['US', 'USD', 'Sales tax', [], false, 0],
    ['CA', 'CAD', 'GST', [50_000], false, 5],
  ])('[FR4] %s: %s, %s', (country, currency, taxName, rates, inclusive, cashRounding) => {
    expect(countryDefaults(country)).toEqual({
      ...{ currency, taxName, inclusive, cashRounding },
      rates: rates.map((rate) => asRate(rate)),
    });
  });

  it('[FR4] knows no default for a country that it does not know, and no rate for one of which it knows none', () => {
    expect(countryDefaults('ZZ')).toBeNull();
    expect(countryDefaults('constructor')).toBeNull();
    expect(countryDefaults('IN')).toMatchObject({ currency: 'INR', rates: [] });
  });

  it('[FR4] gives rates that are whole millionths and the standard one first, and rounds cash only where coins are so small', () => {
    for (const country of COUNTRIES) {
      const { rates = [], cashRounding, currency } = countryDefaults(country) ?? {};
      expect(
        [...rates].sort((a, b) => b - a),
        country,
      ).toEqual(rates);
      expect(
        rates.every((rate) => Number.isInteger(rate) && rate > 0 && rate < 300_000),
        country,
      ).toBe(true);
      if (cashRounding) expect(exponentOf(currency ?? ''), country).toBe(2);
    }
  });
});
