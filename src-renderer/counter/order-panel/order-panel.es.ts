import type { Translated } from '../../i18n/translated.ts';
import type { orderPanelEn } from './order-panel.en.ts';

export const orderPanelEs: Translated<typeof orderPanelEn, 'es'> = {
  order: {
    label: 'Pedido en curso',
    title: 'Pedido {{number}}',
    fresh: 'Pedido nuevo',
    new: 'Nuevo',
    menu: 'Más para este pedido',
    lines: 'Líneas del pedido',
    empty: 'Toca un artículo para empezar. Tócalo otra vez para añadir uno más.',
    discount: 'Descuento en el pedido…',
    comp: 'Invitar el pedido…',
    withService: 'Añadir «{{name}}»',
    withoutService: 'Sin cargo por servicio',
    exemptTax: 'Eximir de impuestos…',
    taxAgain: 'Volver a aplicar impuestos',
    rush: 'Urgente en cocina',
    rushed: 'Se ha pedido a cocina que se dé prisa con el pedido {{number}}.',
    move: 'A una mesa…',
    cancel: 'Anular el pedido…',
  },
  line: {
    off: 'Quitado; la cocina se entera con el próximo envío',
    sent: 'Enviado a cocina',
    rushed: 'La cocina se da prisa con ello',
    discount: 'Descuento…',
    comp: 'Invitar…',
    reprice: 'Otro precio…',
    prices: 'Más para el precio de esta línea',
    remove: 'Quitar',
  },
  totals: {
    subtotal: 'Subtotal',
    discount: 'Descuento',
    addDiscount: 'Añadir descuento',
    comp: 'Invitación',
    exempt: 'Exento de impuestos',
    tax: 'Impuestos',
    taxIncluded: 'Impuestos incluidos',
    total: 'Total',
    paid: '{{amount}} pagado',
  },
  actions: {
    send: 'Enviar',
    pay: 'Cobrar',
  },
};
