import type { Translated } from '../../i18n/translated.ts';
import type { discountEn } from './discount.en.ts';

export const discountAr: Translated<typeof discountEn, 'ar'> = {
  discount: {
    ofOrder: 'خصم على الطلب {{number}}',
    ofLine: 'خصم على {{name}}',
    usual: 'الخصومات المعتادة',
    given: 'الخصومات الممنوحة',
    remove: 'إزالة الخصم {{discount}}',
    kind: 'نوع الخصم',
    percent: 'نسبة مئوية',
    amount: 'مبلغ',
    value: 'الخصم',
    give: 'منح الخصم',
    why: 'السبب، إن كان مهمًا',
    reasons: { regular: 'ضيف دائم', staff: 'للموظفين', waited: 'انتظر طويلًا', offer: 'ضمن عرض' },
  },
};
