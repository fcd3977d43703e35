import type { Translated } from '../../i18n/translated.ts';
import type { topBarEn } from './top-bar.en.ts';

export const topBarAr: Translated<typeof topBarEn, 'ar'> = {
  bar: {
    screens: 'الشاشات',
    counter: 'البيع',
    floor: 'الطاولات',
    history: 'الطلبات',
    menuImport: 'استيراد القائمة',
    settings: 'الإعدادات',
    more: 'المزيد',
    drawerOpen: 'درج النقود: توجد وردية مفتتحة',
    drawerClosed: 'درج النقود: لا وردية مفتتحة',
    noSale: 'فتح الدرج بدون بيع',
    help: 'المفاتيح والإيماءات',
    scheme: {
      light: 'فاتح',
      dark: 'داكن',
      auto: 'مثل النظام',
      label: 'المظهر: {{scheme}}',
    },
  },
  sync: {
    'no-cloud': 'بدون سحابة',
    unpaired: 'غير مقترن',
    offline: 'غير متصل',
    offlinePending: 'غير متصل · {{count, number}} بالانتظار',
    sending: 'إرسال {{count, number}}',
    'up-to-date': 'محدَّث',
    sendingOf: 'أُرسل {{done, number}} من {{of, number}}',
    refused: 'السحابة ترفض',
    revoked: 'محظور',
    explain: {
      'no-cloud': 'يعمل هذا الصندوق وحده: بدأ بدون سحابة.',
      unpaired: 'هذا الصندوق غير مقترن بسحابة بعد. اقرنه في الإعدادات.',
      offline: 'لا يمكن الوصول إلى السحابة. البيع مستمر؛ كل شيء يُحفظ هنا ويُرسل لاحقًا.',
      sending: 'المبيعات في طريقها إلى السحابة.',
      'up-to-date': 'لدى السحابة كل ما سجّله هذا الصندوق.',
      refused: 'السحابة لا تقبل ما يرسله هذا الصندوق: {{problem}}',
      revoked: 'حظر المالك هذا الصندوق من السحابة. البيع مستمر؛ ما يبيعه يُحفظ وينتظر المالك.',
    },
  },
};
