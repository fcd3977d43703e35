import { COUNTRIES } from '#shared/country/country-currencies.ts';
import { zonesOf } from '#shared/country/zones-of.ts';

/** The country whose clock this machine keeps; the one of its language where several do, or none is known to; null for none. */
export function guessCountry(timeZone: string, languages: readonly string[]): string | null {
  const spoken = languages.flatMap((language) => new Intl.Locale(language).region ?? []);
  const sharing = COUNTRIES.filter((country) => zonesOf(country).includes(timeZone));
  return spoken.find((region) => sharing.includes(region)) ?? sharing[0] ?? spoken.find(isCountry) ?? null;
}

const isCountry = (region: string): boolean => COUNTRIES.includes(region);
