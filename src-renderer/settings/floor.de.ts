import type { Translated } from '../i18n/translated.ts';
import type { floorEn } from './floor.en.ts';

export const floorDe: Translated<typeof floorEn, 'de'> = {
  floor: {
    intro:
      'Stellen Sie Ihre Tische auf, wie sie stehen: Die Theke zeigt sie als Plan. Einen Tisch ziehen, oder ihn wählen und mit den Pfeiltasten bewegen; mit Umschalt ändern sie seine Größe. Ein Betrieb ohne Räume sieht davon nichts.',
    addRoom: 'Raum hinzufügen',
    addTable: 'Tisch hinzufügen',
    rooms: 'Räume',
    roomName: 'Name des Raums',
    roomNames: { first: 'Gastraum', more: 'Raum {{number}}' },
    removeRoom: 'Raum entfernen',
    removeRoomTitle: '{{name}} entfernen?',
    removeRoomText: 'Seine Tische gehen mit. Bestellungen, die dort offen sind, bleiben offen.',
    none: 'Es gibt keine Räume. Die meisten Cafés brauchen keine.',
    plan: 'Tische in {{room}}',
    table: 'Tisch {{name}}, {{seats}} Plätze, Spalte {{x}}, Zeile {{y}}, {{width}} mal {{height}}',
    movable: 'beweglicher Tisch',
    chosen: 'Tisch {{name}}',
    choose: 'Einen Tisch wählen, um ihn zu ändern.',
    name: 'Name oder Nummer',
    seats: 'Plätze',
    width: 'Breite',
    height: 'Tiefe',
    shape: 'Form',
    shapes: { square: 'Eckig', round: 'Rund' },
    removeTable: 'Tisch entfernen',
    moved: 'Spalte {{x}}, Zeile {{y}}',
  },
};
