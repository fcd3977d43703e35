import { displayLocale } from '../components/display-locale.ts';

/** A country as the reader calls it. */
export const countryName = (country: string): string =>
  new Intl.DisplayNames(displayLocale(), { type: 'region' }).of(country) ?? country;
