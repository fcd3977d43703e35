import type { Translated } from '../../i18n/translated.ts';
import type { allergiesEn } from './allergies.en.ts';

export const allergiesAr: Translated<typeof allergiesEn, 'ar'> = {
  allergies: { title: 'الحساسية', other: 'حساسية أخرى', add: 'إضافة' },
};
