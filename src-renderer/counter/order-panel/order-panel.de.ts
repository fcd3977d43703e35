import type { Translated } from '../../i18n/translated.ts';
import type { orderPanelEn } from './order-panel.en.ts';

export const orderPanelDe: Translated<typeof orderPanelEn, 'de'> = {
  order: {
    label: 'Aktuelle Bestellung',
    title: 'Bestellung {{number}}',
    fresh: 'Neue Bestellung',
    new: 'Neu',
    menu: 'Mehr zu dieser Bestellung',
    lines: 'Posten der Bestellung',
    empty: 'Einen Artikel antippen, um zu beginnen. Noch einmal antippen für einen mehr.',
    discount: 'Rabatt auf die Bestellung …',
    comp: 'Bestellung aufs Haus …',
    withService: '„{{name}}“ berechnen',
    withoutService: 'Ohne Bedienungszuschlag',
    exemptTax: 'Von der Steuer befreien …',
    taxAgain: 'Steuer wieder berechnen',
    rush: 'In der Küche eilig machen',
    rushed: 'Die Küche soll sich mit Bestellung {{number}} beeilen.',
    move: 'An einen Tisch …',
    cancel: 'Bestellung stornieren …',
  },
  line: {
    off: 'Storniert; die Küche erfährt es mit dem nächsten Senden',
    sent: 'An die Küche gesendet',
    rushed: 'Die Küche beeilt sich damit',
    discount: 'Rabatt …',
    comp: 'Aufs Haus …',
    reprice: 'Anderer Preis …',
    prices: 'Mehr zum Preis dieses Postens',
    remove: 'Stornieren',
  },
  totals: {
    subtotal: 'Zwischensumme',
    discount: 'Rabatt',
    addDiscount: 'Rabatt geben',
    comp: 'Aufs Haus',
    exempt: 'Steuerbefreit',
    tax: 'Steuer',
    taxIncluded: 'Enthaltene Steuer',
    total: 'Summe',
    paid: '{{amount}} bezahlt',
  },
  actions: {
    send: 'Senden',
    pay: 'Kassieren',
  },
};
