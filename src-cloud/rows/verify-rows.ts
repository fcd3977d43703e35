import { sql } from 'kysely';
import type { ShopId } from '#shared/ids/ids.ts';
import { isErased, outranks, type Row } from '#shared/rows/row.ts';
import { canRead } from '#shared/rows/row-nouns.ts';
import { rowsOf } from '../db/cursor.ts';
import type { OrgDb } from '../db/schema.ts';
import type { Fault } from '../ingest/verification.ts';
import { keyOfRow, readHeldRow } from './read-row.ts';
import { rowTables } from './rows.ts';

/** Every row that a till was told is held is there, in that version or a higher; who was erased is erased; spec [CL18]. */
export async function verifyRows(db: OrgDb, shop: ShopId): Promise<Fault | null> {
  const held = new Map<string, Row>();
  for (const table of [...rowTables, 'unread_row' as const]) {
    const all = sql`SELECT id, content FROM ${sql.table(table)} WHERE shop = ${sql.lit(shop)} ORDER BY id`;
    for await (const { id, content } of rowsOf<{ id: string; content: string }>(db, `held_${table}`, all)) {
      const row = readWhole(content);
      const isFiled = row?.id === id && (table === 'unread_row' || (row.noun === table && canRead(row)));
      if (!row || !isFiled) return { kind: 'row', fault: 'unreadable', table, id };
      const known = held.get(keyOfRow(row));
      if (!known || outranks(row, known)) held.set(keyOfRow(row), row);
    }
  }
  const told = sql`SELECT noun, id, version, erased FROM told_row WHERE shop = ${sql.lit(shop)} ORDER BY noun, id`;
  for await (const { noun, id, version, erased } of rowsOf<Told>(db, 'told', told)) {
    const row = held.get(keyOfRow({ noun, id }));
    if (!row) return { kind: 'row', fault: 'missing', table: noun, id };
    const isLower = erased ? !isErased(row) : !isErased(row) && row.version < version;
    if (isLower) return { kind: 'row', fault: 'older', table: noun, id };
  }
  return null;
}

interface Told {
  readonly noun: string;
  readonly id: string;
  readonly version: number;
  readonly erased: boolean;
}

function readWhole(content: string): Row | null {
  try {
    return readHeldRow(content);
  } catch {
    return null;
  }
}
