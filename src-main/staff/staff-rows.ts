import { z } from 'zod';
import { outranks, type Row, row } from '#shared/rows/row.ts';
import { readStaff, type Staff } from '#shared/staff/staff.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** The row that stands for this id, or null. */
export function readStaffRow(db: Reader, id: string): Row | null {
  const stored = selectRow(db).get({ id: idToBytes(id) });
  return stored ? rowOf(stored) : null;
}

/** Every row that can be read, as it stands. */
export const readAllRows = (db: Reader): Row[] =>
  selectAll(db)
    .all({})
    .flatMap((stored) => rowOf(stored) ?? []);

/** Who works here, by name; nobody who was erased. */
export const readAllStaff = (db: Reader): Staff[] =>
  readAllRows(db)
    .flatMap((row) => readStaff(row) ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));

/** Writes an edit that was made here; it is to be sent. */
export const writeStaffRow = (db: Writer, { id, version, body }: Row): void => {
  upsertRow(db).run({ id: idToBytes(id), version, body: JSON.stringify(body) });
};

/**
 * Takes a row from elsewhere if it outranks the one that stands; answers whether it does. `isSent`: it is known that the
 * cloud holds it.
 */
export function takeStaffRow(db: Writer, came: Row, isSent = true): boolean {
  const held = readStaffRow(db, came.id);
  const isNew = !held || outranks(came, held);
  if (isNew) writeStaffRow(db, came);
  // What stands is the very row that came, or one that the cloud is still to be sent.
  if (isSent && (isNew || !outranks(held, came))) updateSent(db).run({ id: idToBytes(came.id), version: came.version });
  return isNew;
}

/** The cloud holds this version, or a row that takes its place; it may have been edited here since. */
export const markSent = (db: Writer, id: string, version: number): void => {
  updateSent(db).run({ id: idToBytes(id), version });
};

/** A row of the cloud's shape as it came, null where it cannot be read. */
export function readPulledStaff(pulled: unknown): Row | null {
  const { content } = pulledRow.safeParse(pulled).data ?? {};
  const read = content === undefined ? null : parseRow(content);
  return read?.noun === 'staff' ? read : null;
}

const pulledRow = z.object({ content: z.string() });

/** A body that is no JSON any more was damaged on the disk: no edit is made on it, and any other row takes its place. */
const rowOf = ({ id, version, body }: { id: Uint8Array; version: number; body: string }): Row | null =>
  parseRow(`{"noun":"staff","id":${JSON.stringify(bytesToId(id))},"version":${version},"body":${body}}`);

function parseRow(text: string): Row | null {
  try {
    return row.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const selectRow = prepare((query, p: { id: Uint8Array }) =>
  query.selectFrom('staff').select(['id', 'version', 'body']).where('id', '=', p.id),
);

const selectAll = prepare((query) => query.selectFrom('staff').select(['id', 'version', 'body']).orderBy('number'));

const upsertRow = prepare((query, p: { id: Uint8Array; version: number; body: string }) =>
  query
    .insertInto('staff')
    .columns(['id', 'version', 'body'])
    .values({ id: p.id, version: p.version, body: p.body } as never)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((set) => ({
        version: set.ref('excluded.version'),
        body: set.ref('excluded.body'),
        // A row that was erased takes the place of a higher version: what was sent then is not what stands.
        sent: set.fn('min', ['staff.sent', set('excluded.version', '-', set.lit(1))]),
      })),
    ),
);

const updateSent = prepare((query, p: { id: Uint8Array; version: number }) =>
  query.updateTable('staff').set({ sent: p.version }).where('id', '=', p.id).where('version', '=', p.version),
);
