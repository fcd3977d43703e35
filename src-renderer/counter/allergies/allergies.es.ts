import type { Translated } from '../../i18n/translated.ts';
import type { allergiesEn } from './allergies.en.ts';

export const allergiesEs: Translated<typeof allergiesEn, 'es'> = {
  allergies: { title: 'Alergias', other: 'Otra alergia', add: 'Añadir' },
};
