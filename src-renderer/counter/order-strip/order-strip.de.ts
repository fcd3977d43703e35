import type { Translated } from '../../i18n/translated.ts';
import type { orderStripEn } from './order-strip.en.ts';

export const orderStripDe: Translated<typeof orderStripEn, 'de'> = {
  strip: {
    label: 'Offene Bestellungen',
    all_one: '{{count}} offene Bestellung: zeigen',
    all_other: '{{count}} offene Bestellungen: alle zeigen',
    pieces_one: '{{count}} Artikel',
    pieces_other: '{{count}} Artikel',
    none: 'Keine offenen Bestellungen',
  },
};
