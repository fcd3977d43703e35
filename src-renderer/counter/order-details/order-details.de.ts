import type { Translated } from '../../i18n/translated.ts';
import type { orderDetailsEn } from './order-details.en.ts';

export const orderDetailsDe: Translated<typeof orderDetailsEn, 'de'> = {
  type: {
    label: 'Art der Bestellung',
    'dine-in': 'Im Haus',
    takeaway: 'Mitnahme',
    'pick-up': 'Abholung',
    delivery: 'Lieferung',
    stays: 'Schon gesendet, bleibt bei {{stations}}: {{names}}.',
    lost: 'In einer solchen Bestellung macht das keine Station: {{names}}.',
  },
  details: {
    table: 'Tisch {{names}}',
    title: 'Zu Bestellung {{number}}',
    none: 'Name, Gäste, Zeit …',
    name: 'Name',
    phone: 'Telefon',
    address: 'Adresse',
    guests_one: '{{count}} Gast',
    guests_other: '{{count}} Gäste',
    dueAt: 'für {{time}}',
    covers: 'Gäste',
    coversUnsaid: '–',
    due: 'Gewünscht um',
    dueNow: 'So bald wie möglich',
    dueIn: 'In {{count}} Min.',
    dueTime: 'Zu dieser Zeit',
    server: 'Bedient von',
    serverUnsaid: 'Niemand Bestimmtes',
    save: 'Speichern',
    allergies: 'Allergien der ganzen Bestellung',
    note: 'Notiz für die Küche',
    noteHint: 'Für die ganze Bestellung. Zum Essen, nicht zum Gast.',
    noteTooLong: 'Eine Notiz hat höchstens {{most}} Zeichen: {{excess}} müssen noch weg.',
  },
};
