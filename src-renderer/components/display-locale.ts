import { i18next } from '../i18n/i18n.ts';

/** The language of the strings, in the regional form that this computer is set to: en becomes en-GB where it is that. */
export function displayLocale(): string {
  const language = i18next.language;
  return navigator.languages.find((one) => one.split('-')[0] === language) ?? language;
}
