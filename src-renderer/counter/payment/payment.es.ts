import type { Translated } from '../../i18n/translated.ts';
import type { paymentEn } from './payment.en.ts';

export const paymentEs: Translated<typeof paymentEn, 'es'> = {
  payment: {
    label: 'Cobro',
    tender: 'Forma de pago',
    cash: 'Efectivo',
    external: 'Otro datáfono',
    split: 'Dividir…',
    dueOfCheck: 'A pagar de la cuenta {{number}} de {{of}}, pedido {{order}}',
    checks: 'Cuentas',
    check: 'Cuenta {{number}}',
    checkPaid: 'pagada',
    withTip: 'con {{amount}} de propina',
    tips: 'Propina',
    noTip: 'Sin propina',
    otherTip: 'Otra propina',
    typeTip: 'Teclea la propina',
    setTip: 'Añadir esta propina',
    charged: 'Cobrado en el otro datáfono',
    reference: 'Referencia de su comprobante',
    referenceHint: 'Para poder cotejarlos después; puede quedar vacío.',
    takeExternal: 'Pagado en el otro datáfono',
    back: 'Volver a la carta',
    due: 'A pagar del pedido {{number}}',
    exact: 'Exacto',
    received: 'Efectivo recibido',
    take: 'Cobrar en efectivo',
    takePart: 'Cobrar una parte',
    change: '{{amount}} de cambio',
    left: 'Quedan {{amount}} por pagar',
  },
};
