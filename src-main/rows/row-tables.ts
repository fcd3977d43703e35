import type { RowNoun } from '#shared/rows/row-nouns.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { createRowTable, type RowTable, type UnsentRow } from './row-table.ts';

/** The rows of personal data, a table for each noun. */
export const rowTables: Readonly<Record<RowNoun, RowTable>> = {
  staff: createRowTable('staff'),
  guest: createRowTable('guest'),
  mail: createRowTable('mail'),
};
const all = Object.values(rowTables);

/** Rows of every noun that wait, each noun's in the order in which they were first made. */
export const readUnsent = (db: Reader): UnsentRow[] => all.flatMap((table) => table.readUnsent(db));

export const countUnsent = (db: Reader): number => all.reduce((sum, table) => sum + table.countUnsent(db), 0);

/** Whether the cloud still holds what it was sent is not known: sending it again changes nothing; spec [SY36]. */
export const markAllUnsent = (db: Writer): void => {
  for (const table of all) table.markAllUnsent(db);
};
