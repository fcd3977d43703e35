import type { Translated } from '../../i18n/translated.ts';
import type { pricesEn } from './prices.en.ts';

export const pricesDe: Translated<typeof pricesEn, 'de'> = {
  comp: {
    ofLine: '{{name}} aufs Haus',
    ofOrder: 'Bestellung {{number}} aufs Haus',
    text: 'Alles, was davon offen ist, kommt von der Rechnung. Der Grund wird zur Bestellung festgehalten.',
    action: 'Aufs Haus geben',
    reasons: {
      waited: 'Zu lange gewartet',
      complaint: 'War nicht in Ordnung',
      regular: 'Stammgast',
      staff: 'Für das Personal',
    },
  },
  reprice: {
    title: 'Anderer Preis für {{name}}',
    price: 'Preis für ein Stück',
    why: 'Warum',
    from: 'Vorher {{price}}',
    action: 'Für {{price}} verkaufen',
    back: 'Zurück zu {{price}}',
    reasons: {
      damaged: 'Beschädigt',
      promised: 'War versprochen',
      wrong: 'Falsch in der Karte',
      shelf: 'Läuft bald ab',
    },
  },
  exempt: {
    title: 'Bestellung {{number}} von der Steuer befreien',
    text: 'Steuern obendrauf werden nicht berechnet, im Preis enthaltene werden herausgerechnet.',
    reference: 'Nummer der Bescheinigung oder Karte',
    referenceHint: 'Keine Namen: Sie steht auf dem Beleg und bleibt beim Verkauf.',
    action: 'Von der Steuer befreien',
    reasons: {
      charity: 'Gemeinnützig',
      diplomat: 'Diplomat',
      resale: 'Zum Wiederverkauf',
      authority: 'Behörde',
    },
  },
  leave: 'So lassen',
};
