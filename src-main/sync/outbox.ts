import type { SegmentId } from '#shared/ids/ids.ts';
import { bytesToId } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** One segment of the journal, and how much of it the cloud has said it holds. */
export interface OutboxSegment {
  readonly number: number;
  readonly id: SegmentId;
  readonly acknowledged: number;
  /** The last seq recorded here; 0 while there is none. */
  readonly last: number;
}

/** All segments in the order they were begun. A till has few: one for each pairing and each restore. */
export const readOutbox = (db: Reader): OutboxSegment[] =>
  selectSegments(db)
    .all({})
    .map(({ number, id, acknowledged, last }) => ({ number, id: bytesToId(id), acknowledged, last: last ?? 0 }));

/** Keeps what the cloud has just said it holds of a segment; never more than is recorded here; spec [SY4]. */
export function recordAcknowledged(db: Writer, segment: OutboxSegment, acknowledged: number): OutboxSegment {
  const held = Math.min(Math.max(acknowledged, 0), segment.last);
  if (held !== segment.acknowledged) updateAcknowledged(db).run({ number: segment.number, acknowledged: held });
  return { ...segment, acknowledged: held };
}

export const pendingOf = (outbox: readonly OutboxSegment[]): number =>
  outbox.reduce((sum, { acknowledged, last }) => sum + last - acknowledged, 0);

export const sentOf = (outbox: readonly OutboxSegment[]): number =>
  outbox.reduce((sum, { acknowledged }) => sum + acknowledged, 0);

/** The last seq is read from the end of an index: the history is never counted. */
const selectSegments = prepare((query) =>
  query
    .selectFrom('segment')
    .select((on) => [
      'segment.number',
      'segment.id',
      'segment.acknowledged',
      on
        .selectFrom('entry')
        .select('entry.seq')
        .whereRef('entry.segment', '=', 'segment.number')
        .orderBy('entry.seq', 'desc')
        .limit(1)
        .as('last'),
    ])
    .orderBy('segment.number'),
);

const updateAcknowledged = prepare((query, p: { number: number; acknowledged: number }) =>
  query.updateTable('segment').set({ acknowledged: p.acknowledged }).where('number', '=', p.number),
);
