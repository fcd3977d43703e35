import { type Language, language } from '#shared/language/language.ts';

/** The first of the languages that somebody reads and the house speaks; English where there is none. */
export function languageAmong(read: readonly string[]): Language {
  const spoken = read.map((tag) => language.safeParse(tag.split('-')[0]).data);
  return spoken.find((one) => one !== undefined) ?? 'en';
}
