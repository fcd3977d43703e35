import type { Translated } from '../../i18n/translated.ts';
import type { discountEn } from './discount.en.ts';

export const discountEs: Translated<typeof discountEn, 'es'> = {
  discount: {
    ofOrder: 'Descuento en el pedido {{number}}',
    ofLine: 'Descuento en {{name}}',
    usual: 'Descuentos habituales',
    given: 'Descuentos aplicados',
    remove: 'Quitar el descuento {{discount}}',
    kind: 'Tipo de descuento',
    percent: 'Porcentaje',
    amount: 'Importe',
    value: 'Descuento',
    give: 'Aplicar descuento',
    why: 'Por qué, si importa',
    reasons: { regular: 'Cliente habitual', staff: 'Para el personal', waited: 'Esperó demasiado', offer: 'En oferta' },
  },
};
