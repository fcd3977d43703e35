import { row } from '#shared/rows/row.ts';
import { bytesToId } from '../db/bytes.ts';
import type { Writer } from '../db/connection.ts';
import { rowTables } from '../rows/row-tables.ts';
import { forgetShapePosition } from '../sync/shape-positions.ts';
import { carveRows, ID, NULL } from './carve-rows.ts';
import type { PageImages } from './page-images.ts';

/** A version is a clock reading, which takes eight bytes: the third column of no other table begins so. */
const VERSION = 6;

/**
 * Carries over the rows of the staff that a damaged file still has, of each the one that outranks the others: old images
 * of a row stand in a file as well. No row proves itself, so all of them are sent again, and read again; spec [B7].
 */
export function salvageStaff(db: Writer, damaged: PageImages): void {
  for (const { values } of carveRows(damaged, { begins: [NULL, ID, VERSION], leastColumns: 5 })) {
    const [, id, version, text] = values;
    if (!(id instanceof Buffer) || typeof text !== 'string') continue;
    const read = row.safeParse({ noun: 'staff', id: bytesToId(id), version, body: bodyOf(text) });
    if (read.success) rowTables.staff.take(db, read.data, false);
  }
  rowTables.staff.markAllUnsent(db);
  forgetShapePosition(db, 'staff');
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
