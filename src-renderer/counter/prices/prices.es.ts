import type { Translated } from '../../i18n/translated.ts';
import type { pricesEn } from './prices.en.ts';

export const pricesEs: Translated<typeof pricesEn, 'es'> = {
  comp: {
    ofLine: 'Invitar {{name}}',
    ofOrder: 'Invitar el pedido {{number}}',
    text: 'Todo lo que queda se quita de la cuenta. El motivo se guarda con el pedido.',
    action: 'Invitar',
    reasons: {
      waited: 'Esperó demasiado',
      complaint: 'No estaba bien',
      regular: 'Cliente habitual',
      staff: 'Para el personal',
    },
  },
  reprice: {
    title: 'Otro precio para {{name}}',
    price: 'Precio por unidad',
    why: 'Motivo',
    from: 'Costaba {{price}}',
    action: 'Vender a {{price}}',
    back: 'Volver a {{price}}',
    reasons: {
      damaged: 'Dañado',
      promised: 'Se le prometió',
      wrong: 'Mal en la carta',
      shelf: 'Próximo a caducar',
    },
  },
  exempt: {
    title: 'Eximir de impuestos el pedido {{number}}',
    text: 'Los impuestos añadidos no se cobran y los incluidos en los precios se descuentan.',
    reference: 'Número del certificado o de la tarjeta',
    referenceHint: 'Sin nombres: se imprime en el recibo y se guarda con la venta.',
    action: 'Eximir de impuestos',
    reasons: {
      charity: 'Entidad benéfica',
      diplomat: 'Diplomático',
      resale: 'Para reventa',
      authority: 'Organismo público',
    },
  },
  leave: 'Dejarlo así',
};
