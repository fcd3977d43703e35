import type { Translated } from '../i18n/translated.ts';
import type { allergensEn } from './allergens.en.ts';

export const allergensAr: Translated<typeof allergensEn, 'ar'> = {
  allergens: {
    title: 'الحساسية',
    intro:
      'ما يُعرض عند المنضدة، بهذا الترتيب، حين يقول أحد ما يتحسس منه الضيف. ويمكن كتابة أي شيء آخر هناك. وما قيل من قبل يبقى كما قيل.',
    list: 'أنواع الحساسية المعروضة',
    name: 'الحساسية {{place}}',
    offered: 'معروضة',
    isOffered: 'عرض {{name}}',
    remove: 'إزالة {{name}}',
    add: 'إضافة حساسية',
    usual: 'العودة إلى المعتاد',
  },
};
