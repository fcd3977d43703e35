import type { Translated } from '../i18n/translated.ts';
import { trainingDe } from '../training/training.de.ts';
import { allergiesDe } from './allergies/allergies.de.ts';
import { cardDe } from './card/card.de.ts';
import type { counterEn } from './counter.en.ts';
import { dialogsDe } from './dialogs/dialogs.de.ts';
import { discountDe } from './discount/discount.de.ts';
import { lineEditorDe } from './line-editor/line-editor.de.ts';
import { menuGridDe } from './menu-grid/menu-grid.de.ts';
import { messagesDe } from './messages.de.ts';
import { openDayDe } from './open-day/open-day.de.ts';
import { orderDetailsDe } from './order-details/order-details.de.ts';
import { orderPanelDe } from './order-panel/order-panel.de.ts';
import { orderStripDe } from './order-strip/order-strip.de.ts';
import { paymentDe } from './payment/payment.de.ts';
import { placesDe } from './places/places.de.ts';
import { pricesDe } from './prices/prices.de.ts';
import { settledDe } from './settled/settled.de.ts';
import { signInDe } from './sign-in/sign-in.de.ts';
import { splitDe } from './split/split.de.ts';
import { topBarDe } from './top-bar/top-bar.de.ts';

export const counterDe: Translated<typeof counterEn, 'de'> = {
  ...allergiesDe,
  ...cardDe,
  ...dialogsDe,
  ...discountDe,
  ...lineEditorDe,
  ...menuGridDe,
  ...messagesDe,
  ...openDayDe,
  ...orderDetailsDe,
  ...orderPanelDe,
  ...orderStripDe,
  ...paymentDe,
  ...placesDe,
  ...pricesDe,
  ...settledDe,
  ...signInDe,
  ...splitDe,
  ...topBarDe,
  ...trainingDe,
  label: 'Verkauf',
  close: 'Schließen',
  modifier: {
    remove: 'Ohne {{name}}',
    allergy: 'Allergie: {{name}}',
  },
  screen: {
    loading: 'Wird geladen …',
    failed: 'Dieser Bereich konnte nicht gezeigt werden. Was gebucht wurde, ist sicher.',
    again: 'Seite neu laden',
  },
};
