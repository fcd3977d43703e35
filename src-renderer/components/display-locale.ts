import { i18next } from '../i18n/i18n.ts';
import { localeHere } from '../i18n/locale-here.ts';

/** How numbers, money and dates are written on this screen now. */
export const displayLocale = (): string => localeHere(i18next.language, navigator.languages);
