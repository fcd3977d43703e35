import type { Translated } from '../../i18n/translated.ts';
import type { lineEditorEn } from './line-editor.en.ts';

export const lineEditorDe: Translated<typeof lineEditorEn, 'de'> = {
  choices: {
    optional: 'Wahlweise',
    upTo: 'Bis zu {{max}}',
    exactly_one: 'Eine wählen',
    exactly_other: '{{count}} wählen',
    between: '{{min}} bis {{max}} wählen',
    missing_one: 'Eine Option aus „{{group}}“ wählen.',
    missing_other: '{{count}} Optionen aus „{{group}}“ wählen.',
    another: 'Noch einmal {{name}}',
  },
  editor: {
    add: 'Hinzufügen',
    save: 'Speichern',
    discard: 'Verwerfen',
    price: 'Preis',
    quantity: 'Menge',
    note: 'Notiz',
    notePlaceholder: 'Für die Küche, zum Beispiel „ohne Zucker“',
    needsPrice: 'Bitte den Preis eingeben.',
    needsQuantity: 'Bitte die Menge eingeben.',
    addAnyway: 'Trotzdem verkaufen',
    variant: 'Sorte',
    weight: 'Gewicht',
    needsVariant: 'Bitte die Sorte wählen.',
    needsWeight: 'Bitte das Gewicht eingeben.',
  },
  soldOut: {
    today: 'Heute ausverkauft',
    byHand: 'Ausverkauft bis auf Weiteres',
    untilTomorrow: 'Ausverkauft bis morgen',
    untilSaid: 'Ausverkauft',
    back: 'Wieder im Verkauf',
  },
};
