import { countryOfShop, type ShopPlace } from '../country/country-of-shop.ts';
import type { Language } from '../language/language.ts';
import { localeOf } from '../language/locale-of.ts';
import { ARABIC } from './paper-labels.ar.ts';
import { GERMAN } from './paper-labels.de.ts';
import { SPANISH } from './paper-labels.es.ts';
import { ENGLISH, type PaperLabels } from './paper-labels.ts';

const paperLabels: Readonly<Record<Language, PaperLabels>> = {
  en: ENGLISH,
  es: SPANISH,
  de: GERMAN,
  ar: ARABIC,
};

/** The words of paper in a language. */
export const labelsIn = (of: Language): PaperLabels => paperLabels[of];

/** The words and the numbers of a shop's paper: in its language, as its country writes them. Spec [L7]. */
export const asShopWrites = (shop: ShopPlace & { readonly language: Language }) => ({
  labels: labelsIn(shop.language),
  locale: localeOf(shop.language, countryOfShop(shop)),
});
