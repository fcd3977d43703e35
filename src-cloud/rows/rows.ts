import { sql } from 'kysely';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { isErased, outranks, type Row } from '#shared/rows/row.ts';
import { type RowNoun, rowNouns } from '#shared/rows/row-nouns.ts';
import type { Instant } from '#shared/time/instant.ts';
import { recordset } from '../db/recordset.ts';
import type { OrgDb } from '../db/schema.ts';
import { oweMails } from '../mail/mail-jobs.ts';
import { keyOfRow, readHeldRow } from './read-row.ts';

/** The tables of rows that can be read, one for each noun and named as it. */
export const rowTables = Object.keys(rowNouns) as RowNoun[];

interface Place {
  readonly org: OrgId;
  readonly shop: ShopId;
}

/** What stands for each of these, whether it can be read or not, by `keyOfRow`. */
export async function heldRows(db: OrgDb, shop: ShopId, wanted: readonly Row[]): Promise<Map<string, Row>> {
  const readable = rowTables.map((noun) => {
    const ids = wanted.filter((row) => row.noun === noun).map(({ id }) => id);
    return sql`SELECT content FROM ${sql.table(noun)} WHERE shop = ${shop} AND id = ANY (${ids}::uuid[])`;
  });
  const unread = sql`
    SELECT unread_row.content FROM unread_row JOIN ${given(wanted)} USING (noun, id) WHERE unread_row.shop = ${shop}
  `;
  const { rows } = await sql<{ content: string }>`${sql.join([...readable, unread], sql` UNION ALL `)}`.execute(db);
  const held = new Map<string, Row>();
  for (const row of rows.map(({ content }) => readHeldRow(content))) {
    const known = held.get(keyOfRow(row));
    if (!known || outranks(row, known)) held.set(keyOfRow(row), row);
  }
  return held;
}

/** Writes rows that can be read over what stood there; what could not be read of the same ids goes. */
export async function writeReadable(db: OrgDb, place: Place, rows: readonly Row[]): Promise<void> {
  for (const [noun, ofNoun] of Map.groupBy(rows, (row) => row.noun)) {
    await sql`
      INSERT INTO ${sql.table(noun)} (org, shop, id, content)
      SELECT ${place.org}::uuid, ${place.shop}::uuid, id, content FROM ${given(ofNoun)}
      ON CONFLICT (org, shop, id) DO UPDATE SET content = excluded.content
    `.execute(db);
    await deleteUnread(db, place.shop, ofNoun);
  }
  await oweMails(db, place, rows);
}

export async function writeUnread(db: OrgDb, place: Place, rows: readonly Row[], at: Instant): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO unread_row (org, shop, noun, id, content, received_at)
    SELECT ${place.org}::uuid, ${place.shop}::uuid, noun, id, content, ${at}::bigint FROM ${given(rows)}
    ON CONFLICT (org, shop, noun, id) DO UPDATE SET content = excluded.content, received_at = excluded.received_at
  `.execute(db);
}

async function deleteUnread(db: OrgDb, shop: ShopId, rows: readonly Row[]): Promise<void> {
  await sql`
    DELETE FROM unread_row USING ${given(rows)}
    WHERE unread_row.shop = ${shop} AND unread_row.noun = given.noun AND unread_row.id = given.id
  `.execute(db);
}

/** Notes what the answer to these rows says, so that it can be held against what is there. */
export async function markTold(db: OrgDb, place: Place, rows: readonly Row[]): Promise<void> {
  const highest = new Map<string, Row>();
  for (const row of rows) {
    const known = highest.get(keyOfRow(row));
    if (!known || outranks(row, known)) highest.set(keyOfRow(row), row);
  }
  if (highest.size === 0) return;
  await sql`
    INSERT INTO told_row AS told (org, shop, noun, id, version, erased)
    SELECT ${place.org}::uuid, ${place.shop}::uuid, noun, id, version, erased FROM ${given([...highest.values()])}
    ON CONFLICT (org, shop, noun, id) DO UPDATE SET version = excluded.version, erased = excluded.erased
    WHERE (excluded.erased, excluded.version) > (told.erased, told.version)
  `.execute(db);
}

const given = (rows: readonly Row[]) =>
  recordset(
    { noun: 'text', id: 'uuid', version: 'bigint', erased: 'boolean', content: 'text' },
    rows.map((row) => {
      const { noun, id, version } = row;
      return { noun, id, version, erased: isErased(row), content: JSON.stringify(row) };
    }),
  );
