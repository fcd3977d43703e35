import type { Translated } from '../../i18n/translated.ts';
import type { openDayEn } from './open-day.en.ts';

export const openDayDe: Translated<typeof openDayEn, 'de'> = {
  day: {
    none: 'Kein Tag ist eröffnet',
    title: 'Tag eröffnen',
    text: 'Umsätze zählen zu dem Tag, zu dem sie gehören, auch nach Mitternacht.',
    open: 'Tag eröffnen',
    still: '{{day}} ist noch offen',
    close: 'Tag abschließen',
    closeTitle: '{{day}} abschließen?',
    closeText:
      'Umsätze gehören ab jetzt zu einem anderen Tag. Ein versehentlich abgeschlossener Tag lässt sich wieder eröffnen.',
    closeAction: 'Tag abschließen',
    keepOpen: 'Offen lassen',
    openOrders_one: 'Eine Bestellung ist noch offen. Erst abrechnen oder stornieren.',
    openOrders_other: '{{count}} Bestellungen sind noch offen. Erst abrechnen oder stornieren.',
    openDrawer: 'Die Kassenlade dieser Kasse ist noch offen. Erst zählen und abschließen.',
    countDrawer: 'Lade zählen',
    showOrders: 'Offene Bestellungen zeigen',
  },
};
