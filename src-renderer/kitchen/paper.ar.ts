import type { Translated } from '../i18n/translated.ts';
import type { paperEn } from './paper.en.ts';

export const paperAr: Translated<typeof paperEn, 'ar'> = {
  title: 'الورق',
  none: 'لم يُطبع شيء هنا بعد. تخرج تذاكر الطابعات الافتراضية وإيصالاتها من هذا الجانب.',
  open_zero: 'ورق الطابعات الافتراضية',
  open_one: 'ورق الطابعات الافتراضية، {{count}} ورقة جديدة',
  open_two: 'ورق الطابعات الافتراضية، {{count}} ورقة جديدة',
  open_few: 'ورق الطابعات الافتراضية، {{count}} أوراق جديدة',
  open_many: 'ورق الطابعات الافتراضية، {{count}} ورقة جديدة',
  open_other: 'ورق الطابعات الافتراضية، {{count}} ورقة جديدة',
  close: 'إغلاق الورق',
  drawerOpened: 'يُفتح درج النقود',
  buzzed_zero: 'لا يرن الجرس',
  buzzed_one: 'يرن الجرس مرة',
  buzzed_two: 'يرن الجرس مرتين',
  buzzed_few: 'يرن الجرس {{count}} مرات',
  buzzed_many: 'يرن الجرس {{count}} مرة',
  buzzed_other: 'يرن الجرس {{count}} مرة',
  qr: 'رمز QR: {{data}}',
  state: {
    queued: 'بالانتظار',
    sending: 'قيد الطباعة',
    sent: 'طُبعت',
    printed: 'طُبعت',
    unknown: 'ستُطبع من جديد',
    failed: 'لم تُطبع',
  },
};
