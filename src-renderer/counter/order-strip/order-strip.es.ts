import type { Translated } from '../../i18n/translated.ts';
import type { orderStripEn } from './order-strip.en.ts';

export const orderStripEs: Translated<typeof orderStripEn, 'es'> = {
  strip: {
    label: 'Pedidos abiertos',
    all_one: '{{count}} pedido abierto: verlo',
    all_other: '{{count}} pedidos abiertos: verlos todos',
    pieces_one: '{{count}} artículo',
    pieces_other: '{{count}} artículos',
    none: 'No hay pedidos abiertos',
  },
};
