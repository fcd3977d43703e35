import { expect, it } from 'vitest';
import { zonesOf } from '#shared/country/zones-of.ts';
import { guessCountry } from './guess-country.ts';

it.each([
  ['Europe/Berlin', ['en-US'], 'DE'],
  ['America/New_York', ['en-GB', 'en-US'], 'US'],
  ['Europe/Vienna', [], 'AT'],
  ['UTC', ['de-CH', 'fr'], 'CH'],
  ['UTC', ['en'], null],
])('[FR3] a machine in %s that speaks %s stands in %s', (zone, languages, country) => {
  expect(guessCountry(zone, languages)).toBe(country);
});

it('[FR3] knows the time zones of a country', () => {
  expect(zonesOf('PT')).toEqual(expect.arrayContaining(['Europe/Lisbon', 'Atlantic/Azores']));
});
