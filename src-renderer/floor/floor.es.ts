import type { Translated } from '../i18n/translated.ts';
import type { floorEn } from './floor.en.ts';

export const floorEs: Translated<typeof floorEn, 'es'> = {
  label: 'Mesas',
  rooms: 'Salas',
  plan: 'Mesas de {{room}}',
  noTables: 'Todavía no hay mesas en esta sala. Se colocan en los ajustes, en «Mesas».',
  closed: 'Abre primero la jornada en la caja.',
  status: { free: 'Libre', seated: 'Ocupada', sent: 'Enviado', paying: 'Por pagar' },
  guests_one: '{{count}} comensal',
  guests_other: '{{count}} comensales',
  seats_one: '{{count}} plaza',
  seats_other: '{{count}} plazas',
  minutes: '{{count}} min',
  hours: '{{hours}} h {{minutes}}',
  orders_one: '{{count}} pedido',
  orders_other: '{{count}} pedidos',
  seat: { title: 'Mesa {{name}}: ¿cuántos comensales?', more: 'Más', open: 'Abrir el pedido' },
  several: {
    title: 'Pedidos de la mesa {{name}}',
    another: 'Otro pedido en esta mesa',
    order: '{{number}} · {{status}}',
  },
  moving: {
    title: '¿Adónde va el pedido {{number}}?',
    from: 'Ahora: {{tables}}',
    nowhere: 'Ahora: en ninguna mesa',
    noTable: 'A ninguna mesa',
    cancel: 'Dejarlo así',
    taken: 'La mesa {{name}} está ocupada',
    beside: 'Sentarse al lado, con un pedido propio',
    join: 'Juntar con {{number}}',
    together: 'Conservar también {{tables}}, juntas',
  },
};
