import type { Language } from '#shared/language/language.ts';

/**
 * The language in the regional form that this computer is set to: en becomes en-GB where it is that, and es becomes es-US on a
 * till of the United States. Digits are Latin in every language: see docs/decisions/1210.
 */
export function localeOf(language: string, computer: readonly string[]): string {
  const same = computer.find((one) => one.split('-')[0] === language);
  const region = computer.map(regionOf).find((one) => one !== null);
  const locale = same ?? (region ? `${language}-${region}` : language);
  return language === ('ar' satisfies Language) ? `${locale}-u-nu-latn` : locale;
}

function regionOf(tag: string): string | null {
  return /-([A-Z]{2}|\d{3})\b/.exec(tag)?.[1] ?? null;
}
