import type { Translated } from '../../i18n/translated.ts';
import type { settledEn } from './settled.en.ts';

export const settledDe: Translated<typeof settledEn, 'de'> = {
  settled: {
    paid: 'Bezahlt',
    change: 'Rückgeld',
    tenders: {
      cash: 'Bar erhalten',
      card: 'Mit Karte bezahlt',
      external: 'Anderes Terminal',
    },
    tip: 'Trinkgeld',
    receipt: 'Beleg',
    saving: 'Wird gespeichert …',
    notSaved: 'Noch nicht gespeichert: Der Kern der Kasse antwortet nicht.',
    next: 'Der nächste angetippte Artikel beginnt eine neue Bestellung.',
    new: 'Neue Bestellung',
    print: {
      none: 'Gespeichert. Kein Beleg wird gedruckt.',
      printing: 'Gespeichert. Der Beleg wird gedruckt.',
      printed: 'Gespeichert. Der Beleg ist gedruckt.',
      waiting: 'Gespeichert. Der Beleg wartet auf seinen Drucker.',
      failed: 'Gespeichert. Der Beleg konnte nicht gedruckt werden.',
    },
  },
};
