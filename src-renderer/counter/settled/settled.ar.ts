import type { Translated } from '../../i18n/translated.ts';
import type { settledEn } from './settled.en.ts';

export const settledAr: Translated<typeof settledEn, 'ar'> = {
  settled: {
    paid: 'مدفوع',
    change: 'الباقي',
    tenders: {
      cash: 'النقد المستلم',
      card: 'دُفع بالبطاقة',
      external: 'جهاز دفع آخر',
    },
    tip: 'الإكرامية',
    receipt: 'الإيصال',
    saving: 'جارٍ الحفظ…',
    notSaved: 'لم يُحفظ بعد: محرك الصندوق لا يستجيب.',
    next: 'الصنف التالي الذي تلمسه يبدأ طلبًا جديدًا.',
    new: 'طلب جديد',
    print: {
      none: 'تم الحفظ. لا يُطبع إيصال.',
      printing: 'تم الحفظ. الإيصال قيد الطباعة.',
      printed: 'تم الحفظ. طُبع الإيصال.',
      waiting: 'تم الحفظ. الإيصال ينتظر طابعته.',
      failed: 'تم الحفظ. تعذّرت طباعة الإيصال.',
    },
  },
};
