import { addStrings } from '../i18n/i18n.ts';
import { settingsEn } from './settings.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    settings: typeof settingsEn;
  }
}

addStrings('settings', 'en', settingsEn);
