import { addStrings } from '../i18n/i18n.ts';
import { commonEn } from './common.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    common: typeof commonEn;
  }
}

addStrings('common', 'en', commonEn);
