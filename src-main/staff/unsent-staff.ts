import { bytesToId } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** A row that the cloud is not known to hold, as the file has it: whether its body still is JSON is for others to find. */
export interface UnsentRow {
  readonly id: string;
  readonly version: number;
  readonly body: string;
}

/** Rows that wait, in the order in which they were first made. */
export const readUnsent = (db: Reader): UnsentRow[] =>
  selectUnsent(db)
    .all({})
    .map(({ id, version, body }) => ({ id: bytesToId(id), version, body }));

/** Which version of each row stands, by its id. */
export const readVersions = (db: Reader): ReadonlyMap<string, number> =>
  new Map(
    selectVersions(db)
      .all({})
      .map(({ id, version }) => [bytesToId(id), version]),
  );

export const countUnsent = (db: Reader): number => Number(countRows(db).get({})?.rows ?? 0);

/** Whether the cloud still holds what it was sent is not known: sending it again changes nothing; spec [SY36]. */
export const markAllUnsent = (db: Writer): void => {
  updateAll(db).run({});
};

const selectUnsent = prepare((query) =>
  query.selectFrom('staff').select(['id', 'version', 'body']).whereRef('sent', '<', 'version').orderBy('number'),
);

const selectVersions = prepare((query) => query.selectFrom('staff').select(['id', 'version']));

const countRows = prepare((query) =>
  query
    .selectFrom('staff')
    .select((on) => on.fn.countAll().as('rows'))
    .whereRef('sent', '<', 'version'),
);

const updateAll = prepare((query) => query.updateTable('staff').set({ sent: 0 }));
