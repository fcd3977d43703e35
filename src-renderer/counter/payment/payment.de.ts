import type { Translated } from '../../i18n/translated.ts';
import type { paymentEn } from './payment.en.ts';

export const paymentDe: Translated<typeof paymentEn, 'de'> = {
  payment: {
    label: 'Zahlung',
    tender: 'Bezahlt mit',
    cash: 'Bar',
    external: 'Anderes Terminal',
    split: 'Teilen …',
    dueOfCheck: 'Zu zahlen: Rechnung {{number}} von {{of}}, Bestellung {{order}}',
    checks: 'Rechnungen',
    check: 'Rechnung {{number}}',
    checkPaid: 'bezahlt',
    withTip: 'mit {{amount}} Trinkgeld',
    tips: 'Trinkgeld',
    noTip: 'Kein Trinkgeld',
    otherTip: 'Anderes Trinkgeld',
    typeTip: 'Trinkgeld eintippen',
    setTip: 'Dieses Trinkgeld geben',
    charged: 'Am anderen Terminal belastet',
    reference: 'Referenz auf dessen Beleg',
    referenceHint: 'Damit sich beide später vergleichen lassen; darf leer bleiben.',
    takeExternal: 'Am anderen Terminal bezahlt',
    back: 'Zurück zur Karte',
    due: 'Zu zahlen für Bestellung {{number}}',
    exact: 'Passend',
    received: 'Bar erhalten',
    take: 'Bar kassieren',
    takePart: 'Teilbetrag kassieren',
    change: '{{amount}} Rückgeld',
    left: 'Noch {{amount}} zu zahlen',
  },
};
