import { sql } from 'kysely';
import type { Entry, HashedKey } from '#shared/journal/entry.ts';
import { bytesToHex, bytesToId, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { sha256 } from '../engine/sha256.ts';

/** Stores a fact of this till's past that is of no order; of those that come again only the first counts. */
export const insertPastEntry = (db: Writer, row: { id: string; type: string; body: string }): void => {
  insertEntry(db).run({ ...row, id: idToBytes(row.id) });
};

/** An opening or a closing of a day, where it stands among all others. */
export type DayEntry = HashedKey & Pick<Entry, 'at' | 'type' | 'v' | 'payload'>;

/** What came of this till's past about its days. */
export const readPastDayEntries = (db: Reader): DayEntry[] =>
  selectPastDays(db)
    .all({})
    .map(({ body }): DayEntry => ({ ...JSON.parse(body), hash: sha256(body) }));

/** What this file's own journal says of its days. */
export const readOwnDayEntries = (db: Reader): DayEntry[] =>
  selectOwnDays(db)
    .all({})
    .map(({ segment_id, device, hash, payload, ...entry }) => ({
      ...entry,
      hash: bytesToHex(hash),
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
    .select(['entry.hlc', 'entry.seq', 'entry.at', 'entry.type', 'entry.v', 'entry.hash', 'entry.payload'])
    .select(['segment.id as segment_id', 'segment.device'])
    .where(ofDays),
);
