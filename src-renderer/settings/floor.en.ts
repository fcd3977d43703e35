/** What is said where rooms and tables are set up. */
export const floorEn = {
  floor: {
    intro:
      'Put your tables where they stand, and the counter gets a plan of them. Drag a table, or mark it and use the arrow keys; with Shift they change its size. A shop without rooms sees none of this.',
    addRoom: 'Add a room',
    addTable: 'Add a table',
    rooms: 'Rooms',
    roomName: 'Name of the room',
    roomNames: { first: 'Dining room', more: 'Room {{number}}' },
    removeRoom: 'Remove the room',
    removeRoomTitle: 'Remove {{name}}?',
    removeRoomText: 'Its tables go with it. Orders that are open there stay open.',
    none: 'There are no rooms. Most cafés need none.',
    plan: 'Tables of {{room}}',
    table: 'Table {{name}}, {{seats}} seats, column {{x}}, row {{y}}, {{width}} by {{height}}',
    movable: 'movable table',
    chosen: 'Table {{name}}',
    choose: 'Choose a table to change it.',
    name: 'Name or number',
    seats: 'Seats',
    width: 'Width',
    height: 'Depth',
    shape: 'Shape',
    shapes: { square: 'Angular', round: 'Round' },
    removeTable: 'Remove table',
    moved: 'Column {{x}}, row {{y}}',
  },
} as const;
