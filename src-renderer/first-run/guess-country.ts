import { COUNTRIES } from '#shared/country/country-currencies.ts';

/** Not every platform has it as a method yet, and the types have neither. */
interface ZonedLocale {
  getTimeZones?(): string[] | undefined;
  readonly timeZones?: readonly string[];
}

/** The time zones of a country; none where the platform does not tell. */
export function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as ZonedLocale;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** The country whose clock this machine keeps; the one of its language where several do, or none is known to; null for none. */
export function guessCountry(timeZone: string, languages: readonly string[]): string | null {
  const spoken = languages.flatMap((language) => new Intl.Locale(language).region ?? []);
  const sharing = COUNTRIES.filter((country) => zonesOf(country).includes(timeZone));
  return spoken.find((region) => sharing.includes(region)) ?? sharing[0] ?? spoken.find(isCountry) ?? null;
}

const isCountry = (region: string): boolean => COUNTRIES.includes(region);
