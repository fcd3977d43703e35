import { addStrings } from '../i18n/i18n.ts';
import { counterEn } from './counter.en.ts';

/** The keys of texts without places to fill in that stand where every tap is painted. */
export type PlainText =
  | `order.${'new'}`
  | `totals.${'subtotal' | 'discount' | 'addDiscount' | 'comp' | 'exempt' | 'tax' | 'taxIncluded' | 'total'}`
  | `actions.${'send' | 'pay' | 'atCard'}`;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    counter: typeof counterEn;
  }
}

addStrings('counter', 'en', counterEn);
