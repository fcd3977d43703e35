import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { refusalSentences } from '#shared/refusal.ts';
import { localeHere } from './locale-here.ts';

/** The strings of refusals: the domain's own sentences, by code, so that they are said once. */
const english = { refusal: refusalSentences } as const;

declare module 'i18next' {
  interface CustomTypeOptions {
    returnNull: false;
  }
  interface ResourceNamespaceMap {
    refusal: typeof refusalSentences;
  }
}

/** Makes i18next ready; each room adds its strings with `addStrings` beside them. React escapes, so i18next must not. */
void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: english },
  ns: [],
  // Keys are found by dots in every namespace but the refusals', whose codes have none.
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
});

// Counts in sentences are written like every other number of the screen.
i18next.services.formatter?.add('number', (value: number, language, options) =>
  new Intl.NumberFormat(localeHere(language ?? 'en', navigator.languages), options).format(value),
);

/** Adds a room's English words under its own namespace. The room also declares them for the types; see components/strings.ts. */
export function addStrings(namespace: string, language: string, strings: object): void {
  i18next.addResourceBundle(language, namespace, strings, true, true);
}

export { i18next };
