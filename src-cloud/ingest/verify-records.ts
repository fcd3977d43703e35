import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { ShopId } from '#shared/ids/ids.ts';
import type { StampedRecord } from '#shared/journal/records.ts';
import { rowsOf } from '../db/cursor.ts';
import type { OrgDb } from '../db/schema.ts';
import { type EventReader, readAsFolded } from './read-entry.ts';
import { applyEdits, keyOfRecord, type RecordRow, readRecordRow } from './records.ts';
import type { Fault } from './verification.ts';

/** Folds a shop's menu and settings anew. What is in memory is the menu, and not its history. */
export async function verifyRecords(db: OrgDb, shop: ShopId, read: EventReader): Promise<Fault | null> {
  const folded = new Map<string, StampedRecord>();
  const edits = sql`
    SELECT hash, readable, body FROM entry
    WHERE shop = ${sql.lit(shop)} AND type IN ('catalog.changed', 'settings.changed')
  `;
  for await (const row of rowsOf<{ hash: Buffer; readable: boolean; body: string }>(db, 'edit', edits)) {
    applyEdits(folded, [readAsFolded(row, read)], shop);
  }
  const live = sql`SELECT noun, id, fields, stamps FROM record WHERE shop = ${sql.lit(shop)} ORDER BY noun, id`;
  for await (const row of rowsOf<RecordRow>(db, 'live_record', live)) {
    const key = keyOfRecord(row);
    const expected = folded.get(key);
    folded.delete(key);
    if (!expected || !isSame(row, expected)) return { kind: 'projection', table: 'record', key };
  }
  const [missing] = folded.keys();
  return missing ? { kind: 'projection', table: 'record', key: missing } : null;
}

function isSame(row: RecordRow, expected: StampedRecord): boolean {
  try {
    // Through JSON, as it is stored.
    return isDeepStrictEqual(readRecordRow(row), JSON.parse(JSON.stringify(expected)));
  } catch {
    return false;
  }
}
