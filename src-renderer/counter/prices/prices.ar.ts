import type { Translated } from '../../i18n/translated.ts';
import type { pricesEn } from './prices.en.ts';

export const pricesAr: Translated<typeof pricesEn, 'ar'> = {
  comp: {
    ofLine: '{{name}} ضيافة',
    ofOrder: 'الطلب {{number}} ضيافة',
    text: 'يُحذف كل ما بقي منه من الفاتورة. يُحفظ السبب مع الطلب.',
    action: 'تقديم ضيافة',
    reasons: {
      waited: 'انتظر طويلًا',
      complaint: 'لم يكن كما يجب',
      regular: 'زبون دائم',
      staff: 'للموظفين',
    },
  },
  reprice: {
    title: 'سعر آخر لـ {{name}}',
    price: 'سعر الواحد',
    why: 'السبب',
    from: 'كان {{price}}',
    action: 'البيع بسعر {{price}}',
    back: 'العودة إلى {{price}}',
    reasons: {
      damaged: 'تالف',
      promised: 'وُعد به الزبون',
      wrong: 'خطأ في القائمة',
      shelf: 'قارب تاريخ الانتهاء',
    },
  },
  exempt: {
    title: 'إعفاء الطلب {{number}} من الضريبة',
    text: 'لا تُضاف الضرائب المضافة، وتُخصم الضرائب المشمولة من الأسعار.',
    reference: 'رقم الشهادة أو البطاقة',
    referenceHint: 'بدون أسماء: يُطبع على الإيصال ويُحفظ مع البيع.',
    action: 'إعفاء من الضريبة',
    reasons: {
      charity: 'جمعية خيرية',
      diplomat: 'دبلوماسي',
      resale: 'لإعادة البيع',
      authority: 'جهة حكومية',
    },
  },
  leave: 'تركه كما هو',
};
