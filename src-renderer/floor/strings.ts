import { addStrings } from '../i18n/i18n.ts';
import { floorEn } from './floor.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    floor: typeof floorEn;
  }
}

addStrings('floor', 'en', floorEn);
