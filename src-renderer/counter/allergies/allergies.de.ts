import type { Translated } from '../../i18n/translated.ts';
import type { allergiesEn } from './allergies.en.ts';

export const allergiesDe: Translated<typeof allergiesEn, 'de'> = {
  allergies: { title: 'Allergien', other: 'Andere Allergie', add: 'Hinzufügen' },
};
