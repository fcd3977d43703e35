import type { Translated } from '../../i18n/translated.ts';
import type { openDayEn } from './open-day.en.ts';

export const openDayEs: Translated<typeof openDayEn, 'es'> = {
  day: {
    none: 'No hay ninguna jornada abierta',
    title: 'Abrir la jornada',
    text: 'Las ventas cuentan en la jornada a la que pertenecen, también pasada la medianoche.',
    open: 'Abrir la jornada',
    still: '{{day}} sigue abierta',
    close: 'Cerrar la jornada',
    closeTitle: '¿Cerrar {{day}}?',
    closeText:
      'Las ventas a partir de ahora serán de otra jornada. Una jornada cerrada por error puede volver a abrirse.',
    closeAction: 'Cerrar la jornada',
    keepOpen: 'Dejarla abierta',
    openOrders_one: 'Queda un pedido abierto. Cóbralo o anúlalo antes.',
    openOrders_other: 'Quedan {{count}} pedidos abiertos. Cóbralos o anúlalos antes.',
    openDrawer: 'El cajón de esta caja sigue abierto. Haz antes el arqueo y ciérralo.',
    countDrawer: 'Hacer el arqueo',
    showOrders: 'Ver los pedidos abiertos',
  },
};
