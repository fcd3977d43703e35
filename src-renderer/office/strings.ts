import '../components/strings.ts';
import { addStrings } from '../i18n/i18n.ts';
import { officeEn } from './office.en.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    office: typeof officeEn;
  }
}

addStrings('office', 'en', officeEn);
