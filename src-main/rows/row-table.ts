import { z } from 'zod';
import { outranks, type Row, row } from '#shared/rows/row.ts';
import type { RowNoun } from '#shared/rows/row-nouns.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** A row that the cloud is not known to hold, as the file has it: whether its body still is JSON is for others to find. */
export interface UnsentRow {
  readonly noun: RowNoun;
  readonly id: string;
  readonly version: number;
  readonly body: string;
}

/** The rows of one noun, in the table that is named as it. */
export interface RowTable {
  /** The row that stands for this id, or null. */
  read(db: Reader, id: string): Row | null;
  readAll(db: Reader): Row[];
  /** Writes an edit that was made here; it is to be sent. */
  write(db: Writer, row: Row): void;
  /**
   * Takes a row from elsewhere if it outranks the one that stands; answers whether it does. `isSent`: it is known that the
   * cloud holds it.
   */
  take(db: Writer, came: Row, isSent?: boolean): boolean;
  /** The cloud holds this version, or a row that takes its place; it may have been edited here since. */
  markSent(db: Writer, id: string, version: number): void;
  /** A row of the cloud's shape as it came, null where it cannot be read. */
  readPulled(pulled: unknown): Row | null;
  /** Rows that wait, in the order in which they were first made. */
  readUnsent(db: Reader): UnsentRow[];
  /** Which version of each row stands, by its id. */
  readVersions(db: Reader): ReadonlyMap<string, number>;
  countUnsent(db: Reader): number;
  /** Whether the cloud still holds what it was sent is not known: sending it again changes nothing; spec [SY36]. */
  markAllUnsent(db: Writer): void;
}

export function createRowTable(noun: RowNoun): RowTable {
  // The tables of all nouns have the columns of this one.
  const name = noun as 'staff';
  const select = prepare((query, p: { id: Uint8Array }) =>
    query.selectFrom(name).select(['id', 'version', 'body']).where('id', '=', p.id),
  );
  const selectAll = prepare((query) => query.selectFrom(name).select(['id', 'version', 'body']).orderBy('number'));
  const upsert = prepare((query, p: { id: Uint8Array; version: number; body: string }) =>
    query
      .insertInto(name)
      .columns(['id', 'version', 'body'])
      .values({ id: p.id, version: p.version, body: p.body } as never)
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((set) => ({
          version: set.ref('excluded.version'),
          body: set.ref('excluded.body'),
          // A row that was erased takes the place of a higher version: what was sent then is not what stands.
          sent: set.fn('min', [`${name}.sent`, set('excluded.version', '-', set.lit(1))]),
        })),
      ),
  );
  const updateSent = prepare((query, p: { id: Uint8Array; version: number }) =>
    query.updateTable(name).set({ sent: p.version }).where('id', '=', p.id).where('version', '=', p.version),
  );
  const selectUnsent = prepare((query) =>
    query.selectFrom(name).select(['id', 'version', 'body']).whereRef('sent', '<', 'version').orderBy('number'),
  );
  const selectVersions = prepare((query) => query.selectFrom(name).select(['id', 'version']));
  const countRows = prepare((query) =>
    query
      .selectFrom(name)
      .select((on) => on.fn.countAll().as('rows'))
      .whereRef('sent', '<', 'version'),
  );
  const updateAll = prepare((query) => query.updateTable(name).set({ sent: 0 }));

  /** A body that is no JSON any more was damaged on the disk: no edit is made on it, and any other row takes its place. */
  const rowOf = ({ id, version, body }: { id: Uint8Array; version: number; body: string }): Row | null =>
    parseRow(jsonOfRow({ noun, id: bytesToId(id), version, body }));

  const table: RowTable = {
    read(db, id) {
      const stored = select(db).get({ id: idToBytes(id) });
      return stored ? rowOf(stored) : null;
    },
    readAll: (db) =>
      selectAll(db)
        .all({})
        .flatMap((stored) => rowOf(stored) ?? []),
    write: (db, { id, version, body }) => {
      upsert(db).run({ id: idToBytes(id), version, body: JSON.stringify(body) });
    },
    take(db, came, isSent = true) {
      const held = table.read(db, came.id);
      const isNew = !held || outranks(came, held);
      if (isNew) table.write(db, came);
      // What stands is the very row that came, or one that the cloud is still to be sent.
      if (isSent && (isNew || !outranks(held, came))) table.markSent(db, came.id, came.version);
      return isNew;
    },
    markSent: (db, id, version) => {
      updateSent(db).run({ id: idToBytes(id), version });
    },
    readPulled(pulled) {
      const { content } = pulledRow.safeParse(pulled).data ?? {};
      const read = content === undefined ? null : parseRow(content);
      return read?.noun === noun ? read : null;
    },
    readUnsent: (db) =>
      selectUnsent(db)
        .all({})
        .map(({ id, version, body }) => ({ noun, id: bytesToId(id), version, body })),
    readVersions: (db) =>
      new Map(
        selectVersions(db)
          .all({})
          .map(({ id, version }) => [bytesToId(id), version]),
      ),
    countUnsent: (db) => Number(countRows(db).get({})?.rows ?? 0),
    markAllUnsent: (db) => {
      updateAll(db).run({});
    },
  };
  return table;
}

/** As the cloud takes it; the body as it stands, whatever that is. */
export const jsonOfRow = ({ noun, id, version, body }: UnsentRow): string =>
  `{"noun":${JSON.stringify(noun)},"id":${JSON.stringify(id)},"version":${version},"body":${body}}`;

const pulledRow = z.object({ content: z.string() });

function parseRow(text: string): Row | null {
  try {
    return row.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
