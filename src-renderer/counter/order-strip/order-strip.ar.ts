import type { Translated } from '../../i18n/translated.ts';
import type { orderStripEn } from './order-strip.en.ts';

export const orderStripAr: Translated<typeof orderStripEn, 'ar'> = {
  strip: {
    label: 'الطلبات المفتوحة',
    all_zero: 'لا طلبات مفتوحة: عرض',
    all_one: 'الطلبات المفتوحة: {{count}}، عرض',
    all_two: 'الطلبات المفتوحة: {{count}}، عرض',
    all_few: '{{count}} طلبات مفتوحة: عرضها كلها',
    all_many: '{{count}} طلبًا مفتوحًا: عرضها كلها',
    all_other: '{{count}} طلب مفتوح: عرضها كلها',
    pieces_zero: 'بلا أصناف',
    pieces_one: 'صنف واحد',
    pieces_two: 'صنفان',
    pieces_few: '{{count}} أصناف',
    pieces_many: '{{count}} صنفًا',
    pieces_other: '{{count}} صنف',
    none: 'لا طلبات مفتوحة',
  },
};
