import { sql } from 'kysely';
import type { SegmentId } from '#shared/ids/ids.ts';
import { bytesToId, idToBytes } from '../db/bytes.ts';
import { type Reader, transact, type Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** A segment of this till's past that has not been read to its end, and how far it was. */
export interface SegmentToRead {
  readonly id: SegmentId;
  readonly position: string;
}

/** What came with a part of a segment: how much was read, and the seqs of what this file did not hold. */
export interface SegmentRead {
  /** Where to read on; null: where it was read on before. */
  readonly next: string | null;
  readonly isEnd: boolean;
  readonly entries: number;
  readonly came: readonly number[];
}

/** How much of its past a till has read, in entries. */
export interface HistoryProgress {
  readonly read: number;
  readonly of: number;
  readonly isComplete: boolean;
}

/** What of one segment the cloud had that this file did not hold. */
export interface Returned {
  readonly segment: SegmentId;
  readonly entries: number;
  readonly first: number;
  readonly last: number;
}

export const readHistoryState = (db: Reader): 'wanted' | 'reading' | 'complete' | null =>
  selectHistory(db).get({})?.state ?? null;

/**
 * The cloud is to be asked for this till's past: what it has read of it already is not read again; spec [PU11]. What came
 * of a reading that this one cuts short counts with what comes now, because nobody was told of it yet; spec [B30].
 */
export function wantHistory(db: Writer): void {
  transact(db, () => {
    if (readHistoryState(db) === 'complete') forgetReturned(db).run({});
    resetSegments(db).run({});
    upsertHistory(db).run({ state: 'wanted' });
  });
}

/**
 * The same where the file may lack what it once had: what the cloud acknowledged of each segment stands in it, and what
 * follows is compared.
 */
export function wantLostHistory(db: Writer): void {
  transact(db, () => {
    wantHistory(db);
    insertOwnSegments(db).run({});
  });
}

/** The same for one segment, of which the cloud has more than this file ever held; spec [SY12]. */
export function wantSegment(db: Writer, segment: SegmentId, after: number): void {
  transact(db, () => {
    wantHistory(db);
    upsertSegment(db).run({ id: idToBytes(segment), position: String(after) });
  });
}

/** Takes over which segments the cloud has. Those that this file has been writing since are no past. */
export function beginReading(db: Writer, segments: readonly { segment: SegmentId; entries: number }[]): void {
  transact(db, () => {
    for (const { segment, entries } of segments) listSegment(db).run({ id: idToBytes(segment), entries });
    dropUnlisted(db).run({});
    upsertHistory(db).run({ state: 'reading' });
  });
}

/** The next segment to read; null when all have been. */
export function nextToRead(db: Reader): SegmentToRead | null {
  const row = selectNext(db).get({});
  return row ? { id: bytesToId(row.id), position: row.position } : null;
}

/** Moves on within a segment, in the transaction that stores what was read of it. */
export function markRead(db: Writer, segment: SegmentId, { next, isEnd, entries, came }: SegmentRead): void {
  updateSegment(db).run({
    ...{ id: idToBytes(segment), position: next, isRead: isEnd ? 1 : 0, read: entries, came: came.length },
    ...{ first: came.length > 0 ? Math.min(...came) : null, last: came.length > 0 ? Math.max(...came) : null },
  });
}

export const endReading = (db: Writer): void => {
  upsertHistory(db).run({ state: 'complete' });
};

/** Null while there is nothing to tell: a till that is new has no past. */
export function readHistoryProgress(db: Reader): HistoryProgress | null {
  const state = readHistoryState(db);
  if (state === null || state === 'wanted') return null;
  const { read, of } = selectProgress(db).get({}) ?? { read: 0, of: 0 };
  return of > 0 ? { read: Math.min(read, of), of, isComplete: state === 'complete' } : null;
}

export const readReturned = (db: Reader): Returned[] =>
  selectReturned(db)
    .all({})
    .map(({ id, came, first, last }) => ({
      ...{ segment: bytesToId<SegmentId>(id), entries: came },
      ...{ first: first ?? 0, last: last ?? 0 },
    }));

const selectHistory = prepare((query) => query.selectFrom('history').select('state'));

const upsertHistory = prepare((query, p: { state: 'wanted' | 'reading' | 'complete' }) =>
  query
    .insertInto('history')
    .values({ one: 1, state: p.state })
    .onConflict((conflict) => conflict.column('one').doUpdateSet((set) => ({ state: set.ref('excluded.state') }))),
);

const forgetReturned = prepare((query) =>
  query.updateTable('history_segment').set({ came: 0, first: null, last: null }),
);

const resetSegments = prepare((query) =>
  query.updateTable('history_segment').set({ entries: null, read: 0, is_read: 0 }),
);

const insertOwnSegments = prepare((query) =>
  query
    .insertInto('history_segment')
    .columns(['id', 'position'])
    .expression((on) =>
      on
        .selectFrom('segment')
        .select((from) => ['segment.id', sql<string>`CAST(${from.ref('segment.acknowledged')} AS TEXT)`.as('position')])
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) => conflict.column('id').doUpdateSet((set) => ({ position: set.ref('excluded.position') }))),
);

const upsertSegment = prepare((query, p: { id: Uint8Array; position: string }) =>
  query
    .insertInto('history_segment')
    .columns(['id', 'position'])
    .values({ id: p.id, position: p.position } as never)
    .onConflict((conflict) => conflict.column('id').doUpdateSet((set) => ({ position: set.ref('excluded.position') }))),
);

/** A position begins with the seq that it stands at. */
const listSegment = prepare((query, p: { id: Uint8Array; entries: number }) =>
  query
    .insertInto('history_segment')
    .columns(['id', 'position', 'entries'])
    .expression((on) =>
      on
        .selectFrom(
          sql<{ id: Uint8Array; entries: number }>`(SELECT ${p.id} AS id, ${p.entries} AS entries)`.as('held'),
        )
        .select((from) => ['held.id', sql<string>`'0'`.as('position'), from.ref('held.entries').as('entries')])
        .where(sql<boolean>`id NOT IN (SELECT id FROM segment) OR id IN (SELECT id FROM history_segment)`),
    )
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ entries: sql<number>`max(0, excluded.entries - CAST(history_segment.position AS INTEGER))` }),
    ),
);

/** What the cloud has nothing of need not be asked for. */
const dropUnlisted = prepare((query) =>
  query.updateTable('history_segment').set({ is_read: 1 }).where('entries', 'is', null),
);

const selectNext = prepare((query) =>
  query.selectFrom('history_segment').select(['id', 'position']).where('is_read', '=', 0).orderBy('id').limit(1),
);

const updateSegment = prepare(
  (
    query,
    p: {
      id: Uint8Array;
      position: string | null;
      isRead: 0 | 1;
      read: number;
      came: number;
      first: number | null;
      last: number | null;
    },
  ) =>
    query
      .updateTable('history_segment')
      .set((on) => ({
        position: on.fn.coalesce(on.val(p.position), 'position') as never,
        is_read: p.isRead,
        read: on('read', '+', p.read),
        came: on('came', '+', p.came),
        first: sql`coalesce(min(first, ${p.first}), first, ${p.first})`,
        last: sql`coalesce(max(last, ${p.last}), last, ${p.last})`,
      }))
      .where('id', '=', p.id),
);

const selectProgress = prepare((query) =>
  query
    .selectFrom('history_segment')
    .select((on) => [
      on.fn.coalesce(on.fn.sum<number>('read'), on.lit(0)).as('read'),
      on.fn.coalesce(on.fn.sum<number>('entries'), on.lit(0)).as('of'),
    ]),
);

const selectReturned = prepare((query) =>
  query.selectFrom('history_segment').select(['id', 'came', 'first', 'last']).where('came', '>', 0).orderBy('id'),
);
