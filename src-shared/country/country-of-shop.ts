import type { ShopSettings } from '../settings/settings.ts';
import { countriesWith } from './country-currencies.ts';
import { zonesOf } from './zones-of.ts';

/** Where a shop keeps its clock and its money. */
export type ShopPlace = Pick<ShopSettings, 'timeZone' | 'currency'>;

/**
 * The country of a shop by its two letters: the one with its money and its clock, or the only one with that money; null
 * where neither tells. Spec [L6].
 */
export function countryOfShop({ timeZone, currency }: ShopPlace): string | null {
  const key = `${timeZone} ${currency}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const country = findCountry(timeZone, currency);
  found.set(key, country);
  return country;
}

/** Asking the platform for the zones of every country takes longer than a tap may. */
const found = new Map<string, string | null>();

function findCountry(timeZone: string, currency: string): string | null {
  const countries = countriesWith(currency);
  const [only, ...others] = countries;
  if (only && others.length === 0) return only;
  return countries.find((country) => zonesOf(country).includes(timeZone)) ?? null;
}
