import type { Translated } from '../../i18n/translated.ts';
import type { discountEn } from './discount.en.ts';

export const discountDe: Translated<typeof discountEn, 'de'> = {
  discount: {
    ofOrder: 'Rabatt auf Bestellung {{number}}',
    ofLine: 'Rabatt auf {{name}}',
    usual: 'Übliche Rabatte',
    given: 'Gewährte Rabatte',
    remove: 'Rabatt {{discount}} entfernen',
    kind: 'Art des Rabatts',
    percent: 'Prozent',
    amount: 'Betrag',
    value: 'Rabatt',
    give: 'Rabatt geben',
    why: 'Warum, wo es wichtig ist',
    reasons: { regular: 'Stammgast', staff: 'Für das Personal', waited: 'Zu lange gewartet', offer: 'Im Angebot' },
  },
};
