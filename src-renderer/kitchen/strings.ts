import { addStrings } from '../i18n/i18n.ts';
import { paperEn } from './paper.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    paper: typeof paperEn;
  }
}

addStrings('paper', 'en', paperEn);
