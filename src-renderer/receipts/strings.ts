import { addStrings } from '../i18n/i18n.ts';
import { receiptsEn } from './receipts.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    receipts: typeof receiptsEn;
  }
}

addStrings('receipts', 'en', receiptsEn);
