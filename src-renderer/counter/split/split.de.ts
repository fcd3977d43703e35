import type { Translated } from '../../i18n/translated.ts';
import type { splitEn } from './split.en.ts';

export const splitDe: Translated<typeof splitEn, 'de'> = {
  split: {
    label: 'Bestellung {{number}} teilen',
    back: 'Zurück zur Zahlung',
    how: 'Wie die Bestellung geteilt wird',
    evenly: 'Gleichmäßig',
    lines: 'Nach Artikel',
    seats: 'Nach Platz',
    amount: 'Nach Betrag',
    count: 'Wie viele Rechnungen',
    items: 'Artikel und ihre Rechnungen',
    onCheck: '{{name}} auf Rechnung {{number}}',
    rest: 'Was auf keiner Rechnung steht, fällt an die letzte.',
    shared: 'Mehrere Rechnungen antippen, um einen Artikel zwischen ihnen zu teilen.',
    bySeats: 'Jeder Platz hat eine eigene Rechnung. Was zu keinem Platz gehört, fällt an die letzte.',
    amounts: 'Betrag der nächsten Rechnung',
    addAmount: 'Rechnung hinzufügen',
    check: 'Rechnung {{number}}',
    checks: 'Was jede Rechnung ausmacht',
    remove: 'Rechnung {{number}} entfernen',
    action: 'Teilen',
    join: 'Rechnungen wieder zusammenlegen',
  },
};
