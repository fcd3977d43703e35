import { trainingEn } from '../training/training.en.ts';
import { allergiesEn } from './allergies/allergies.en.ts';
import { cardEn } from './card/card.en.ts';
import { dialogsEn } from './dialogs/dialogs.en.ts';
import { discountEn } from './discount/discount.en.ts';
import { lineEditorEn } from './line-editor/line-editor.en.ts';
import { menuGridEn } from './menu-grid/menu-grid.en.ts';
import { messagesEn } from './messages.en.ts';
import { openDayEn } from './open-day/open-day.en.ts';
import { orderDetailsEn } from './order-details/order-details.en.ts';
import { orderPanelEn } from './order-panel/order-panel.en.ts';
import { orderStripEn } from './order-strip/order-strip.en.ts';
import { paymentEn } from './payment/payment.en.ts';
import { placesEn } from './places/places.en.ts';
import { pricesEn } from './prices/prices.en.ts';
import { settledEn } from './settled/settled.en.ts';
import { signInEn } from './sign-in/sign-in.en.ts';
import { splitEn } from './split/split.en.ts';
import { topBarEn } from './top-bar/top-bar.en.ts';

/** All that the counter says: each screen’s words stand beside it. */
export const counterEn = {
  ...menuGridEn,
  ...orderPanelEn,
  ...orderDetailsEn,
  ...orderStripEn,
  ...dialogsEn,
  ...signInEn,
  ...lineEditorEn,
  ...allergiesEn,
  ...discountEn,
  ...pricesEn,
  ...placesEn,
  ...paymentEn,
  ...cardEn,
  ...settledEn,
  ...splitEn,
  ...openDayEn,
  ...topBarEn,
  ...trainingEn,
  ...messagesEn,
  label: 'Counter',
  close: 'Close',
  modifier: { remove: 'No {{name}}', allergy: 'Allergy: {{name}}' },
  screen: {
    loading: 'Loading…',
    failed: 'This screen could not be shown. What was rung up is safe.',
    again: 'Load the page again',
  },
} as const;
