import { addStrings } from '../i18n/i18n.ts';
import { drawerEn } from './drawer.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    drawer: typeof drawerEn;
  }
}

addStrings('drawer', 'en', drawerEn);
