import type { Language } from './language.ts';

/**
 * How a country writes numbers, money and dates in a language, as `Intl` names it: en-IE, es-MX, de-AT; the language alone
 * where no country is known. Digits are Latin in each: see docs/decisions/1210. English keeps its decimal point: see
 * docs/decisions/1271.
 */
export function localeOf(language: Language, country: string | null): string {
  const key = `${language}-${country}`;
  const known = found.get(key);
  if (known) return known;
  const locale = language === 'en' && country ? englishOf(country) : country ? key : language;
  const made = language === 'ar' ? `${locale}-u-nu-latn` : locale;
  found.set(key, made);
  return made;
}

const found = new Map<string, string>();

/** English as it is written in Europe, and in the rest of the world. */
const [OF_EUROPE, OF_THE_WORLD] = ['en-150', 'en-001'];

function englishOf(country: string): string {
  const format = new Intl.NumberFormat(`en-${country}`);
  if (format.resolvedOptions().locale !== `en-${country}`) return OF_THE_WORLD;
  const point = format.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  return point === '.' ? `en-${country}` : OF_EUROPE;
}
