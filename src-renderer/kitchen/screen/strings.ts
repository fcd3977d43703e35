import { addStrings } from '../../i18n/i18n.ts';
import { screenEn } from './screen.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    screen: typeof screenEn;
  }
}

addStrings('screen', 'en', screenEn);
