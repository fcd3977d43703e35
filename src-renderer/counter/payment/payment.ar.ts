import type { Translated } from '../../i18n/translated.ts';
import type { paymentEn } from './payment.en.ts';

export const paymentAr: Translated<typeof paymentEn, 'ar'> = {
  payment: {
    label: 'الدفع',
    tender: 'طريقة الدفع',
    cash: 'نقدًا',
    external: 'جهاز دفع آخر',
    split: 'تقسيم…',
    dueOfCheck: 'المطلوب للفاتورة {{number}} من {{of}}، الطلب {{order}}',
    checks: 'الفواتير',
    check: 'الفاتورة {{number}}',
    checkPaid: 'مدفوعة',
    withTip: 'مع إكرامية {{amount}}',
    tips: 'الإكرامية',
    noTip: 'بدون إكرامية',
    otherTip: 'إكرامية أخرى',
    typeTip: 'أدخل الإكرامية',
    setTip: 'إضافة هذه الإكرامية',
    charged: 'المخصوم على الجهاز الآخر',
    reference: 'المرجع على قسيمته',
    referenceHint: 'لتسهيل المطابقة لاحقًا؛ يمكن تركه فارغًا.',
    takeExternal: 'دُفع على الجهاز الآخر',
    back: 'العودة إلى القائمة',
    due: 'المطلوب للطلب {{number}}',
    exact: 'المبلغ تمامًا',
    received: 'النقد المستلم',
    take: 'استلام النقد',
    takePart: 'استلام جزء منه',
    change: 'الباقي للزبون {{amount}}',
    left: 'بقي للدفع {{amount}}',
  },
};
