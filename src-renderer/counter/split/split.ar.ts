import type { Translated } from '../../i18n/translated.ts';
import type { splitEn } from './split.en.ts';

export const splitAr: Translated<typeof splitEn, 'ar'> = {
  split: {
    label: 'تقسيم الطلب {{number}}',
    back: 'العودة إلى الدفع',
    how: 'كيف يُقسم الطلب',
    evenly: 'بالتساوي',
    lines: 'بالصنف',
    seats: 'بالمقعد',
    amount: 'بالمبلغ',
    count: 'كم فاتورة',
    items: 'الأصناف وفواتيرها',
    onCheck: '{{name}} على الفاتورة {{number}}',
    rest: 'ما ليس على أي فاتورة يقع على الأخيرة.',
    shared: 'المس عدة فواتير لتقاسم صنف بينها.',
    bySeats: 'لكل مقعد فاتورته. ما ليس لأي مقعد يقع على الأخيرة.',
    amounts: 'مبلغ الفاتورة التالية',
    addAmount: 'إضافة فاتورة',
    check: 'الفاتورة {{number}}',
    checks: 'مبلغ كل فاتورة',
    remove: 'إزالة الفاتورة {{number}}',
    action: 'تقسيم',
    join: 'دمج الفواتير من جديد',
  },
};
