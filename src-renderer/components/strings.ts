import { addStrings } from '../i18n/i18n.ts';

const english = {
  close: 'Close',
  cancel: 'Cancel',
  remove: 'Remove',
  dismiss: 'Dismiss',
  more: 'More',
  less: 'Less',
  noticesLabel: 'Messages',
  failed: 'The till’s engine could not do this. Nothing was changed; try again.',
  keypad: {
    label: 'Number pad',
    erase: 'Erase one digit',
    point: 'Decimal point',
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    common: typeof english;
  }
}

addStrings('common', 'en', english);
