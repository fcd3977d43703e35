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
  time: {
    wrong: 'Das ist keine Uhrzeit. Bitte so schreiben: {{example}}.',
  },
  date: {
    wrong: 'Das ist kein Datum. Bitte so schreiben: {{example}}.',
    ahead: 'Dieser Tag kommt erst noch.',
    calendar: 'Kalender',
    monthBefore: 'Monat davor',
    monthAfter: 'Monat danach',
  },
  keypad: {
    label: 'Ziffernblock',
    erase: 'Eine Ziffer löschen',
    point: 'Dezimaltrennzeichen',
  },
};
