import type { Translated } from '../i18n/translated.ts';
import type { allergensEn } from './allergens.en.ts';

export const allergensDe: Translated<typeof allergensEn, 'de'> = {
  allergens: {
    title: 'Allergien',
    intro:
      'Was an der Kasse angeboten wird, in dieser Reihenfolge, wo jemand sagt, wogegen ein Gast allergisch ist. Alles andere kann dort getippt werden. Was früher gesagt wurde, bleibt, wie es gesagt wurde.',
    list: 'Angebotene Allergien',
    name: 'Allergie {{place}}',
    offered: 'Angeboten',
    isOffered: '{{name}} anbieten',
    remove: '{{name}} entfernen',
    add: 'Allergie hinzufügen',
    usual: 'Zurück zu den üblichen',
  },
};
