import { sql } from 'kysely';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { stampOf } from '#shared/journal/entry.ts';
import { applyChange, type RecordChange, type RecordNoun, type StampedRecord } from '#shared/journal/records.ts';
import { recordset } from '../db/recordset.ts';
import type { OrgDb } from '../db/schema.ts';
import type { HeldEntry } from './read-entry.ts';

/** Folds the catalog and settings edits among these entries; says whether the shop's own settings were among them. */
export async function foldRecords(
  db: OrgDb,
  org: OrgId,
  shop: ShopId,
  entries: readonly HeldEntry[],
): Promise<{ readonly shopChanged: boolean }> {
  const edits = entries.flatMap((entry) => editsOf(entry, shop));
  if (edits.length === 0) return { shopChanged: false };
  const records = await readRecords(db, shop, [...new Set(edits.map(({ edit }) => edit.id))]);
  applyEdits(records, entries, shop);
  const touched = new Set(edits.map(({ edit }) => keyOfRecord(edit)));
  const changed = [...touched].flatMap((key) => records.get(key) ?? []);
  await writeRecords(db, org, shop, changed);
  return { shopChanged: edits.some(({ edit }) => edit.noun === 'shop') };
}

/** Applies the edits among these entries to records by their noun and id, in place. */
export function applyEdits(records: Map<string, StampedRecord>, entries: readonly HeldEntry[], shop: ShopId): void {
  for (const { edit, stamp } of entries.flatMap((entry) => editsOf(entry, shop))) {
    const key = keyOfRecord(edit);
    records.set(key, applyChange(records.get(key) ?? null, edit, stamp));
  }
}

export const keyOfRecord = ({ noun, id }: { readonly noun: RecordNoun; readonly id: string }): string =>
  `${noun} ${id}`;

/**
 * Edits with the stamp that decides which of two wins. A till that was not paired yet knew its shop by an id of its own:
 * what it said of that one fills in what nobody has said of the shop it was paired with, and changes nothing else; spec [CL7].
 */
function editsOf({ said, hash }: HeldEntry, shop: ShopId): { edit: RecordChange; stamp: string }[] {
  if (!said || (said.event.type !== 'catalog.changed' && said.event.type !== 'settings.changed')) return [];
  const stamp = `${stampOf(said.envelope)}.${hash}`;
  const changes: readonly RecordChange[] = said.event.payload.changes;
  return changes.map((edit) =>
    edit.noun === 'shop' && edit.id !== shop
      ? { edit: { ...edit, id: shop }, stamp: `${BEFORE_ALL_STAMPS}${stamp}` }
      : { edit, stamp },
  );
}

/** Sorts before the digits that every stamp begins with. */
const BEFORE_ALL_STAMPS = '!';

async function readRecords(db: OrgDb, shop: ShopId, ids: readonly string[]): Promise<Map<string, StampedRecord>> {
  const { rows } = await sql<RecordRow>`
    SELECT noun, id, fields, stamps FROM record WHERE shop = ${shop} AND id = ANY (${ids})
  `.execute(db);
  return new Map(rows.map((row) => [keyOfRecord(row), readRecordRow(row)]));
}

/** A record as it stands in its table. */
export interface RecordRow {
  readonly noun: RecordNoun;
  readonly id: string;
  readonly fields: string;
  readonly stamps: string;
}

export const readRecordRow = ({ noun, id, fields, stamps }: RecordRow): StampedRecord => ({
  noun,
  id,
  fields: JSON.parse(fields),
  stamps: JSON.parse(stamps),
});

async function writeRecords(db: OrgDb, org: OrgId, shop: ShopId, records: readonly StampedRecord[]): Promise<void> {
  const rows = recordset(
    { noun: 'text', id: 'uuid', fields: 'text', stamps: 'text' },
    records.map(({ noun, id, fields, stamps }) => ({
      noun,
      id,
      fields: JSON.stringify(fields),
      stamps: JSON.stringify(stamps),
    })),
  );
  await sql`
    INSERT INTO record (org, shop, noun, id, fields, stamps)
    SELECT ${org}::uuid, ${shop}::uuid, noun, id, fields, stamps FROM ${rows}
    ON CONFLICT (org, shop, noun, id) DO UPDATE SET fields = excluded.fields, stamps = excluded.stamps
  `.execute(db);
}
