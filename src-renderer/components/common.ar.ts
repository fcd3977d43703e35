import type { Translated } from '../i18n/translated.ts';
import type { commonEn } from './common.en.ts';

export const commonAr: Translated<typeof commonEn, 'ar'> = {
  close: 'إغلاق',
  cancel: 'إلغاء',
  remove: 'إزالة',
  dismiss: 'إخفاء',
  more: 'أكثر',
  less: 'أقل',
  language: 'اللغة',
  noticesLabel: 'الرسائل',
  failed: 'تعذّر ذلك على محرك الصندوق. لم يتغير شيء؛ حاول مرة أخرى.',
  keypad: {
    label: 'لوحة الأرقام',
    erase: 'حذف رقم واحد',
    point: 'الفاصلة العشرية',
  },
};
