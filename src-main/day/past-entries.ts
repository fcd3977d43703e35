import { sql } from 'kysely';
import type { Entry } from '#shared/journal/entry.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** Stores a fact of this till's past that is of no order; of those that come again only the first counts. */
export const insertPastEntry = (db: Writer, row: { id: string; type: string; body: string }): void => {
  insertEntry(db).run({ ...row, id: idToBytes(row.id) });
};

/** An opening or a closing of a day, where it stands among all others. */
export type DayEntry = Pick<Entry, 'hlc' | 'device' | 'segment' | 'seq' | 'at' | 'type' | 'v' | 'payload'>;

/** What came of this till's past about its days. */
export const readPastDayEntries = (db: Reader): DayEntry[] =>
  selectPastDays(db)
    .all({})
    .map(({ body }) => JSON.parse(body) as DayEntry);

/** What this file's own journal says of its days. */
export const readOwnDayEntries = (db: Reader): DayEntry[] =>
  selectOwnDays(db)
    .all({})
    .map(({ segment_id, device, payload, ...entry }) => ({
      ...entry,
      device: bytesToId(device),
      segment: bytesToId(segment_id),
      payload: JSON.parse(payload),
    })) as DayEntry[];

const insertEntry = prepare((query, p: { id: Uint8Array; type: string; body: string }) =>
  query
    .insertInto('past_entry')
    .values({ id: p.id, type: p.type, body: p.body })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

/** In the words of the indices: SQLite finds them by nothing else. */
const ofDays = sql<boolean>`type IN ('day.opened', 'day.closed')`;

const selectPastDays = prepare((query) => query.selectFrom('past_entry').select('body').where(ofDays));

const selectOwnDays = prepare((query) =>
  query
    .selectFrom('entry')
    .innerJoin('segment', 'segment.number', 'entry.segment')
    .select(['entry.hlc', 'entry.seq', 'entry.at', 'entry.type', 'entry.v', 'entry.payload'])
    .select(['segment.id as segment_id', 'segment.device'])
    .where(ofDays),
);
