import { addStrings } from '../i18n/i18n.ts';
import { menuImportEn } from './menu-import.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    menuImport: typeof menuImportEn;
  }
}

addStrings('menuImport', 'en', menuImportEn);
