import type { Translated } from '../i18n/translated.ts';
import { trainingAr } from '../training/training.ar.ts';
import { allergiesAr } from './allergies/allergies.ar.ts';
import { cardAr } from './card/card.ar.ts';
import type { counterEn } from './counter.en.ts';
import { dialogsAr } from './dialogs/dialogs.ar.ts';
import { discountAr } from './discount/discount.ar.ts';
import { lineEditorAr } from './line-editor/line-editor.ar.ts';
import { menuGridAr } from './menu-grid/menu-grid.ar.ts';
import { messagesAr } from './messages.ar.ts';
import { openDayAr } from './open-day/open-day.ar.ts';
import { orderDetailsAr } from './order-details/order-details.ar.ts';
import { orderPanelAr } from './order-panel/order-panel.ar.ts';
import { orderStripAr } from './order-strip/order-strip.ar.ts';
import { paymentAr } from './payment/payment.ar.ts';
import { placesAr } from './places/places.ar.ts';
import { pricesAr } from './prices/prices.ar.ts';
import { settledAr } from './settled/settled.ar.ts';
import { signInAr } from './sign-in/sign-in.ar.ts';
import { splitAr } from './split/split.ar.ts';
import { topBarAr } from './top-bar/top-bar.ar.ts';

export const counterAr: Translated<typeof counterEn, 'ar'> = {
  ...allergiesAr,
  ...cardAr,
  ...dialogsAr,
  ...discountAr,
  ...lineEditorAr,
  ...menuGridAr,
  ...messagesAr,
  ...openDayAr,
  ...orderDetailsAr,
  ...orderPanelAr,
  ...orderStripAr,
  ...paymentAr,
  ...placesAr,
  ...pricesAr,
  ...settledAr,
  ...signInAr,
  ...splitAr,
  ...topBarAr,
  ...trainingAr,
  label: 'البيع',
  close: 'إغلاق',
  modifier: {
    remove: 'بدون {{name}}',
    allergy: 'حساسية: {{name}}',
  },
  screen: {
    loading: 'جارٍ التحميل…',
    failed: 'تعذّر عرض هذه الشاشة. ما أُدخل محفوظ.',
    again: 'إعادة تحميل الصفحة',
  },
};
