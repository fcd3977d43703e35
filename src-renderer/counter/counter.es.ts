import type { Translated } from '../i18n/translated.ts';
import { trainingEs } from '../training/training.es.ts';
import { allergiesEs } from './allergies/allergies.es.ts';
import { cardEs } from './card/card.es.ts';
import type { counterEn } from './counter.en.ts';
import { dialogsEs } from './dialogs/dialogs.es.ts';
import { discountEs } from './discount/discount.es.ts';
import { lineEditorEs } from './line-editor/line-editor.es.ts';
import { menuGridEs } from './menu-grid/menu-grid.es.ts';
import { messagesEs } from './messages.es.ts';
import { openDayEs } from './open-day/open-day.es.ts';
import { orderDetailsEs } from './order-details/order-details.es.ts';
import { orderPanelEs } from './order-panel/order-panel.es.ts';
import { orderStripEs } from './order-strip/order-strip.es.ts';
import { paymentEs } from './payment/payment.es.ts';
import { placesEs } from './places/places.es.ts';
import { pricesEs } from './prices/prices.es.ts';
import { settledEs } from './settled/settled.es.ts';
import { signInEs } from './sign-in/sign-in.es.ts';
import { splitEs } from './split/split.es.ts';
import { topBarEs } from './top-bar/top-bar.es.ts';

export const counterEs: Translated<typeof counterEn, 'es'> = {
  ...allergiesEs,
  ...cardEs,
  ...dialogsEs,
  ...discountEs,
  ...lineEditorEs,
  ...menuGridEs,
  ...messagesEs,
  ...openDayEs,
  ...orderDetailsEs,
  ...orderPanelEs,
  ...orderStripEs,
  ...paymentEs,
  ...placesEs,
  ...pricesEs,
  ...settledEs,
  ...signInEs,
  ...splitEs,
  ...topBarEs,
  ...trainingEs,
  label: 'Venta',
  close: 'Cerrar',
  modifier: {
    remove: 'Sin {{name}}',
    allergy: 'Alergia: {{name}}',
  },
  screen: {
    loading: 'Cargando…',
    failed: 'No se pudo mostrar esta pantalla. Lo marcado está a salvo.',
    again: 'Volver a cargar la página',
  },
};
