import { addStrings } from '../i18n/i18n.ts';
import { firstRunEn } from './first-run.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    firstRun: typeof firstRunEn;
  }
}

addStrings('firstRun', 'en', firstRunEn);
