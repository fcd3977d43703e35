import type { Translated } from '../../i18n/translated.ts';
import type { topBarEn } from './top-bar.en.ts';

export const topBarDe: Translated<typeof topBarEn, 'de'> = {
  bar: {
    screens: 'Bereiche',
    counter: 'Verkauf',
    floor: 'Tische',
    history: 'Bestellungen',
    menuImport: 'Import',
    settings: 'Einstellungen',
    more: 'Mehr',
    drawerOpen: 'Kassenlade: ist eröffnet',
    drawerClosed: 'Kassenlade: nicht eröffnet',
    noSale: 'Lade ohne Verkauf öffnen',
    help: 'Tasten und Gesten',
    scheme: {
      light: 'Hell',
      dark: 'Dunkel',
      auto: 'Wie das System',
      label: 'Darstellung: {{scheme}}',
    },
  },
  sync: {
    'no-cloud': 'Ohne Cloud',
    unpaired: 'Nicht gekoppelt',
    offline: 'Offline',
    offlinePending: 'Offline · {{count, number}} warten',
    sending: '{{count, number}} werden gesendet',
    'up-to-date': 'Aktuell',
    sendingOf: '{{done, number}} von {{of, number}} gesendet',
    refused: 'Cloud lehnt ab',
    revoked: 'Gesperrt',
    explain: {
      'no-cloud': 'Diese Kasse arbeitet für sich: Sie wurde ohne Cloud gestartet.',
      unpaired: 'Diese Kasse ist noch mit keiner Cloud gekoppelt. Das geht in den Einstellungen.',
      offline: 'Die Cloud ist nicht erreichbar. Der Verkauf geht weiter; alles bleibt hier und wird später gesendet.',
      sending: 'Umsätze sind auf dem Weg in die Cloud.',
      'up-to-date': 'Die Cloud hat alles, was diese Kasse aufgezeichnet hat.',
      refused: 'Die Cloud nimmt nicht an, was diese Kasse sendet: {{problem}}',
      revoked:
        'Der Inhaber hat diese Kasse von der Cloud ausgesperrt. Der Verkauf geht weiter; was sie verkauft, bleibt erhalten und wartet auf den Inhaber.',
    },
  },
};
