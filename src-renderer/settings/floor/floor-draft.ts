import type { TableId } from '#shared/ids/ids.ts';
import { ROOM_CELLS, type Table, withinRoom } from '#shared/settings/floor.ts';

/** Where a table stands and how large it is. */
export type Place = Pick<Table, 'x' | 'y' | 'width' | 'height'>;

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where an arrow leads a table by one cell, or with Shift how large it becomes; null for any other key; spec [FP9]. */
export function placeByKey(place: Place, key: string, sizes: boolean): Place | null {
  const step = STEPS[key];
  if (!step) return null;
  const [x, y] = step;
  return withinRoom(
    sizes
      ? { ...place, width: place.width + x, height: place.height + y }
      : { ...place, x: place.x + x, y: place.y + y },
  );
}

/** Where a new table stands: the first place, row by row, at which it touches no other; the corner where there is none. */
export function freePlace(tables: readonly Place[], size = { width: 3, height: 3 }): Place {
  for (let y = 1; y + size.height <= ROOM_CELLS.height; y += 1) {
    for (let x = 1; x + size.width <= ROOM_CELLS.width; x += 1) {
      const place = { x, y, ...size };
      if (!tables.some((table) => touches(table, place))) return place;
    }
  }
  return { x: 0, y: 0, ...size };
}

const touches = (one: Place, other: Place): boolean =>
  one.x <= other.x + other.width &&
  other.x <= one.x + one.width &&
  one.y <= other.y + other.height &&
  other.y <= one.y + one.height;

/** What a new table is called: the number after the highest there is. */
export const nextTableName = (tables: readonly Pick<Table, 'name'>[]): string =>
  String(Math.max(0, ...tables.map(({ name }) => Number(/^\d{1,4}$/.exec(name)?.[0] ?? 0))) + 1);

/** A table that nobody has put anywhere else yet. */
export const newTable = (id: TableId, roomId: Table['roomId'], all: readonly Table[]): Table => ({
  ...{ id, roomId, name: nextTableName(all), shape: 'square', seats: 4, archived: false },
  ...freePlace(all.filter((table) => table.roomId === roomId)),
});
