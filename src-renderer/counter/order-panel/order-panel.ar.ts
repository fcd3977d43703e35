import type { Translated } from '../../i18n/translated.ts';
import type { orderPanelEn } from './order-panel.en.ts';

export const orderPanelAr: Translated<typeof orderPanelEn, 'ar'> = {
  order: {
    label: 'الطلب الحالي',
    title: 'الطلب {{number}}',
    fresh: 'طلب جديد',
    new: 'جديد',
    menu: 'المزيد لهذا الطلب',
    lines: 'بنود الطلب',
    empty: 'المس صنفًا للبدء. المسه مرة أخرى لزيادة واحد.',
    discount: 'خصم على الطلب…',
    comp: 'الطلب ضيافة…',
    withService: 'إضافة «{{name}}»',
    withoutService: 'بدون رسم خدمة',
    exemptTax: 'إعفاء من الضريبة…',
    taxAgain: 'إعادة الضريبة',
    rush: 'استعجال المطبخ',
    rushed: 'طُلب من المطبخ الاستعجال في الطلب {{number}}.',
    move: 'إلى طاولة…',
    cancel: 'إلغاء الطلب…',
  },
  line: {
    off: 'حُذف؛ يعلم المطبخ مع الإرسال التالي',
    sent: 'أُرسل إلى المطبخ',
    rushed: 'المطبخ يستعجل فيه',
    discount: 'خصم…',
    comp: 'ضيافة…',
    reprice: 'سعر آخر…',
    prices: 'المزيد لسعر هذا البند',
    remove: 'حذف',
  },
  totals: {
    subtotal: 'المجموع الفرعي',
    discount: 'الخصم',
    addDiscount: 'إضافة خصم',
    comp: 'ضيافة',
    exempt: 'معفى من الضريبة',
    tax: 'الضريبة',
    taxIncluded: 'الضريبة المشمولة',
    total: 'الإجمالي',
    paid: 'دُفع {{amount}}',
  },
  actions: {
    send: 'إرسال',
    pay: 'دفع',
  },
};
