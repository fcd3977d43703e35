import { addStrings } from '../i18n/i18n.ts';
import { historyEn } from './history.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    history: typeof historyEn;
  }
}

addStrings('history', 'en', historyEn);
