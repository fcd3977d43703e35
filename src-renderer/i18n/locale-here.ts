import { countryOfShop, type ShopPlace } from '#shared/country/country-of-shop.ts';
import { language } from '#shared/language/language.ts';
import { localeOf } from '#shared/language/locale-of.ts';

let country: string | null = null;

/** From now on numbers, money and dates are written as they are where this shop stands; spec [L6]. */
export function writeAsIn(shop: ShopPlace): void {
  country = countryOfShop(shop);
}

/** How a language is written here: as in the shop's country, and until that is known as in the region that the computer is set to. */
export const localeHere = (spoken: string, computer: readonly string[]): string =>
  localeOf(language.catch('en').parse(spoken), country ?? regionAmong(spoken, computer));

/** Of the computer's languages, the region of the one that is spoken, else the first region; null where none names one. */
export function regionAmong(spoken: string, computer: readonly string[]): string | null {
  const same = computer.find((one) => one.split('-')[0] === spoken);
  const regions = (same ? [same] : computer).map(regionOf);
  return regions.find((region) => region !== null) ?? null;
}

const regionOf = (tag: string): string | null => /-([A-Z]{2}|\d{3})\b/.exec(tag)?.[1] ?? null;
