import type { Translated } from '../../i18n/translated.ts';
import type { menuGridEn } from './menu-grid.en.ts';

export const menuGridAr: Translated<typeof menuGridEn, 'ar'> = {
  rail: {
    label: 'الفئات',
    all: 'كل الأصناف',
    none: 'أخرى',
  },
  search: {
    label: 'البحث في القائمة',
    placeholder_zero: 'لا أصناف للبحث فيها',
    placeholder_one: 'ابحث في صنف واحد',
    placeholder_two: 'ابحث في صنفين',
    placeholder_few: 'ابحث في {{count, number}} أصناف',
    placeholder_many: 'ابحث في {{count, number}} صنفًا',
    placeholder_other: 'ابحث في {{count, number}} صنف',
    clear: 'مسح البحث',
    nothing: 'لا شيء في القائمة اسمه «{{query}}».',
  },
  grid: {
    label: 'الأصناف',
    askPrice: 'سعر مفتوح',
    left: 'بقي {{level}}',
    noneLeft: 'لم يبق شيء',
    soldOut: 'نفد',
    emptyCategory: 'لا شيء في هذه الفئة بعد.',
  },
  count: {
    label: '{{count}} × من الصنف التالي',
    chosen: '{{count}} ×',
    repeat: 'تكرار البند الأخير',
  },
  scan: {
    unknown: 'لا شيء في القائمة يحمل الباركود {{code}}.',
    closeFirst: 'أغلق ما هو مفتوح، ثم امسح مرة أخرى.',
  },
  emptyMenu: {
    title: 'لا توجد قائمة بعد',
    text: 'استوردها من ملف نظامك السابق، أو من قائمة بسيطة بالأسماء والأسعار.',
    action: 'استيراد قائمة',
  },
};
