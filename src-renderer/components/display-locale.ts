import { i18next } from '../i18n/i18n.ts';
import { localeOf } from '../i18n/locale-of.ts';

/** How numbers, money and dates are written on this screen now. */
export const displayLocale = (): string => localeOf(i18next.language, navigator.languages);
