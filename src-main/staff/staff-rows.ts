import { readStaff, type Staff } from '#shared/staff/staff.ts';
import type { Reader } from '../db/connection.ts';
import { rowTables } from '../rows/row-tables.ts';

/** Who works here, by name; nobody who was erased. */
export const readAllStaff = (db: Reader): Staff[] =>
  rowTables.staff
    .readAll(db)
    .flatMap((row) => readStaff(row) ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
