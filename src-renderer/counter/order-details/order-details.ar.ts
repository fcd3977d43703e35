import type { Translated } from '../../i18n/translated.ts';
import type { orderDetailsEn } from './order-details.en.ts';

export const orderDetailsAr: Translated<typeof orderDetailsEn, 'ar'> = {
  type: {
    label: 'نوع الطلب',
    'dine-in': 'داخل المحل',
    takeaway: 'سفري',
    'pick-up': 'استلام',
    delivery: 'توصيل',
  },
  details: {
    table: 'الطاولة {{names}}',
    title: 'عن الطلب {{number}}',
    none: 'الاسم، الضيوف، الوقت…',
    name: 'الاسم',
    phone: 'الهاتف',
    address: 'العنوان',
    guests_zero: 'بلا ضيوف',
    guests_one: 'ضيف واحد',
    guests_two: 'ضيفان',
    guests_few: '{{count}} ضيوف',
    guests_many: '{{count}} ضيفًا',
    guests_other: '{{count}} ضيف',
    dueAt: 'في {{time}}',
    covers: 'الضيوف',
    coversUnsaid: '–',
    due: 'مطلوب في',
    dueNow: 'في أقرب وقت',
    dueIn: 'خلال {{count}} د',
    dueTime: 'في هذا الوقت',
    server: 'يخدمه',
    serverUnsaid: 'لا أحد بعينه',
    save: 'حفظ',
    allergies: 'حساسية تخص الطلب كله',
    note: 'ملاحظة للمطبخ',
    noteHint: 'للطلب كله. عن الطعام لا عمّن يأكله.',
  },
};
