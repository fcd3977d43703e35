import { z } from 'zod';
import { roomId, tableId } from '../ids/ids.ts';

/** How many cells a room is wide and high: where its tables stand is counted in these, whatever screen shows it; spec [FP1]. */
export const ROOM_CELLS = { width: 24, height: 16 } as const;
/** A table is at least large enough for a finger. */
export const LEAST_TABLE_CELLS = 2;
/** The most guests that a table seats. */
export const MAX_SEATS = 99;

const name = (most: number) => z.string().trim().min(1).max(most);

/** A room of the shop in which guests sit. */
export const room = z.strictObject({
  id: roomId,
  name: name(60),
  position: z.int().min(0).max(1_000_000),
  archived: z.boolean(),
});
export type Room = z.output<typeof room>;

/** A table, and where it stands in its room: its upper left corner, in cells. */
export const table = z.strictObject({
  id: tableId,
  roomId,
  name: name(20),
  shape: z.enum(['square', 'round']),
  seats: z.int().min(1).max(MAX_SEATS),
  x: z
    .int()
    .min(0)
    .max(ROOM_CELLS.width - LEAST_TABLE_CELLS),
  y: z
    .int()
    .min(0)
    .max(ROOM_CELLS.height - LEAST_TABLE_CELLS),
  width: z.int().min(LEAST_TABLE_CELLS).max(ROOM_CELLS.width),
  height: z.int().min(LEAST_TABLE_CELLS).max(ROOM_CELLS.height),
  archived: z.boolean(),
});
export type Table = z.output<typeof table>;

/** Where a table stands, kept within its room: a corner or a size that would lead beyond it gives way; spec [FP1]. */
export function withinRoom<T extends Pick<Table, 'x' | 'y' | 'width' | 'height'>>(place: T): T {
  const width = between(LEAST_TABLE_CELLS, place.width, ROOM_CELLS.width);
  const height = between(LEAST_TABLE_CELLS, place.height, ROOM_CELLS.height);
  return {
    ...place,
    ...{ width, height },
    x: between(0, place.x, ROOM_CELLS.width - width),
    y: between(0, place.y, ROOM_CELLS.height - height),
  };
}

const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(most, Math.round(value)));
