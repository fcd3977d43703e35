import type { Translated } from '../i18n/translated.ts';
import type { floorEn } from './floor.en.ts';

export const floorEs: Translated<typeof floorEn, 'es'> = {
  floor: {
    intro:
      'Coloca las mesas como están y la caja las muestra en un plano. Arrastra una mesa, o elígela y usa las flechas; con Mayús cambian su tamaño. Un local sin salas no ve nada de esto.',
    addRoom: 'Añadir una sala',
    addTable: 'Añadir una mesa',
    rooms: 'Salas',
    roomName: 'Nombre de la sala',
    roomNames: { first: 'Comedor', more: 'Sala {{number}}' },
    removeRoom: 'Quitar la sala',
    removeRoomTitle: '¿Quitar {{name}}?',
    removeRoomText: 'Sus mesas se van con ella. Los pedidos abiertos en ellas siguen abiertos.',
    none: 'No hay salas. La mayoría de los cafés no las necesita.',
    plan: 'Mesas de {{room}}',
    table: 'Mesa {{name}}, {{seats}} plazas, columna {{x}}, fila {{y}}, {{width}} por {{height}}',
    movable: 'mesa móvil',
    chosen: 'Mesa {{name}}',
    choose: 'Elige una mesa para cambiarla.',
    name: 'Nombre o número',
    seats: 'Plazas',
    width: 'Ancho',
    height: 'Fondo',
    shape: 'Forma',
    shapes: { square: 'Rectangular', round: 'Redonda' },
    removeTable: 'Quitar la mesa',
    moved: 'Columna {{x}}, fila {{y}}',
  },
};
