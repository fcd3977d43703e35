import type { Translated } from '../i18n/translated.ts';
import type { trainingEn } from './training.en.ts';

export const trainingDe: Translated<typeof trainingEn, 'de'> = {
  training: {
    word: 'ÜBUNG',
    text: 'Hier zählt nichts: Nichts wird gedruckt, gesendet oder behalten.',
    leave: 'Übung beenden',
    enter: 'An einer Kopie üben …',
    preparing: 'Die Kopie zum Üben wird angelegt …',
    left: 'Zurück im Betrieb. Was ausprobiert wurde, ist weg.',
  },
};
