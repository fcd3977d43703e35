import type { Translated } from '../i18n/translated.ts';
import type { commonEn } from './common.en.ts';

export const commonDe: Translated<typeof commonEn, 'de'> = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  remove: 'Entfernen',
  dismiss: 'Ausblenden',
  more: 'Mehr',
  less: 'Weniger',
  language: 'Sprache',
  noticesLabel: 'Meldungen',
  failed: 'Der Kern der Kasse konnte das nicht tun. Nichts wurde geändert; bitte noch einmal versuchen.',
  keypad: {
    label: 'Ziffernblock',
    erase: 'Eine Ziffer löschen',
    point: 'Dezimaltrennzeichen',
  },
};
