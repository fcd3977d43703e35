import type { Translated } from '../i18n/translated.ts';
import type { floorEn } from './floor.en.ts';

export const floorDe: Translated<typeof floorEn, 'de'> = {
  label: 'Tische',
  rooms: 'Räume',
  plan: 'Tische in {{room}}',
  noTables: 'In diesem Raum steht noch kein Tisch. In den Einstellungen unter „Tische“ lassen sich welche aufstellen.',
  closed: 'Zuerst an der Theke den Geschäftstag eröffnen.',
  status: { free: 'Frei', seated: 'Besetzt', sent: 'Gesendet', paying: 'Zahlt' },
  guests_one: '{{count}} Gast',
  guests_other: '{{count}} Gäste',
  seats_one: '{{count}} Platz',
  seats_other: '{{count}} Plätze',
  minutes: '{{count}} Min.',
  hours: '{{hours}} h {{minutes}}',
  orders_one: '{{count}} Bestellung',
  orders_other: '{{count}} Bestellungen',
  seat: { title: 'Tisch {{name}}: wie viele Gäste?', more: 'Mehr', open: 'Bestellung eröffnen' },
  several: {
    title: 'Bestellungen an Tisch {{name}}',
    another: 'Noch eine Bestellung an diesem Tisch',
    order: '{{number}} · {{status}}',
  },
  moving: {
    title: 'Wohin mit Bestellung {{number}}?',
    from: 'Jetzt: {{tables}}',
    nowhere: 'Jetzt: an keinem Tisch',
    noTable: 'An keinen Tisch',
    cancel: 'So lassen',
    taken: 'Tisch {{name}} ist besetzt',
    beside: 'Dazusetzen, mit eigener Bestellung',
    join: 'Mit {{number}} zusammenlegen',
    together: 'Auch {{tables}} behalten, zusammengestellt',
  },
};
