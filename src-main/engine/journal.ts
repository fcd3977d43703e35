import { type Kysely, sql } from 'kysely';
import type { NewId, OrderId, StaffId } from '#shared/ids/ids.ts';
import { type Entry, hashEntry } from '#shared/journal/entry.ts';
import type { JournalEvent } from '#shared/journal/events.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { type Hlc, tick } from '#shared/time/hlc.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToHex, bytesToId, hexToBytes, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { readCounter } from '../db/counters.ts';
import { prepare } from '../db/prepare.ts';
import type { TillSchema } from '../db/schema.ts';
import type { Device } from './device.ts';
import { sha256 } from './sha256.ts';

/** The end of this file's journal: what the next entry follows. */
export interface Head {
  /** The last seq of the segment being written; 0 while it is empty. */
  readonly seq: number;
  /** The hash that the next entry names. */
  readonly hash: string | null;
  readonly hlc: Hlc;
  readonly position: number;
}

export interface Recording {
  readonly at: Instant;
  readonly businessDate: BusinessDate;
  readonly staff: StaffId | null;
  readonly newId: NewId;
}

/** An entry whose event has been read, with its position in this file. */
export type Recorded<E extends JournalEvent = JournalEvent> = E &
  Omit<Entry, 'type' | 'v' | 'payload'> & { readonly position: number };

/** The latest clock reading that was seen of others: what is recorded here comes after it; spec [J4]. */
export const SEEN_CLOCK = 'seen-clock';

export function readHead(db: Reader, device: Device): Head {
  const last = selectLast(db).get({});
  const own = selectLastOfSegment(db).get({ segment: device.segment.number });
  const first = selectSegmentStart(db).get({ segment: device.segment.number });
  const hash = own?.hash ?? first?.prev_hash ?? null;
  return {
    seq: own?.seq ?? 0,
    hash: hash ? bytesToHex(hash) : null,
    hlc: Math.max(last?.hlc ?? 0, readCounter(db, SEEN_CLOCK)) as Hlc,
    position: last?.position ?? 0,
  };
}

/**
 * Appends events to the journal inside the caller's transaction and answers the new head, which is true only once that
 * transaction has been committed.
 */
export function append<E extends JournalEvent>(
  db: Writer,
  device: Device,
  head: Head,
  events: readonly E[],
  recording: Recording,
): { head: Head; entries: Recorded<E>[] } {
  let { seq, hash, hlc, position } = head;
  const insert = insertEntry(db);
  const entries = events.map((event): Recorded<E> => {
    seq += 1;
    position += 1;
    hlc = tick(hlc, recording.at);
    const rest = {
      id: recording.newId<Entry['id']>(),
      org: device.org,
      shop: device.shop,
      device: device.id,
      segment: device.segment.id,
      seq,
      hlc,
      at: recording.at,
      businessDate: recording.businessDate,
      staff: recording.staff,
      prevHash: hash,
    };
    hash = hashEntry({ ...rest, ...event }, sha256);
    insert.run({
      position,
      id: idToBytes(rest.id),
      segment: device.segment.number,
      seq,
      hlc,
      at: recording.at,
      businessDate: recording.businessDate,
      staff: recording.staff ? idToBytes(recording.staff) : null,
      type: event.type,
      v: event.v,
      orderId: 'orderId' in event.payload && event.payload.orderId ? idToBytes(event.payload.orderId) : null,
      payload: JSON.stringify(event.payload),
      hash: hexToBytes(hash),
    });
    return Object.assign({ ...rest, hash, position }, event);
  });
  return { head: { seq, hash, hlc, position }, entries };
}

/** Writes an entry as it was hashed, after all that this file has, under the number of its segment here. */
export function insertEntryAt(db: Writer, segment: number, entry: Entry): void {
  const { orderId } = (entry.payload ?? {}) as { orderId?: unknown };
  insertEntry(db).run({
    position: (selectLast(db).get({})?.position ?? 0) + 1,
    id: idToBytes(entry.id),
    segment,
    seq: entry.seq,
    hlc: entry.hlc,
    at: entry.at,
    businessDate: entry.businessDate,
    staff: entry.staff ? idToBytes(entry.staff) : null,
    type: entry.type,
    v: entry.v,
    orderId: typeof orderId === 'string' ? idToBytes(orderId) : null,
    payload: JSON.stringify(entry.payload),
    hash: hexToBytes(entry.hash),
  });
}

/** A row of the journal as the entry that was hashed, payload raw. */
export type StoredEntry = Entry & { readonly position: number };

/** One segment's entries after `afterSeq`, in chain order, at most `limit`, each just as it was hashed. */
export const readSegment = (db: Reader, segment: number, afterSeq: number, limit: number): Entry[] =>
  selectSegmentEntries(db)
    .all({ segment, afterSeq, limit })
    .map((row) => {
      const { position: _, ...entry } = entryOf(row);
      return entry;
    });

/** An order's entries in the order they were recorded, up to and with `position`. */
export const readOrderEntries = (db: Reader, orderId: OrderId, upTo = Number.MAX_SAFE_INTEGER): StoredEntry[] =>
  selectOrderEntries(db)
    .all({ orderId: idToBytes(orderId), upTo })
    .map(entryOf);

/** Entries that stand in the index under another order than their payload names; the chain does not cover the index. */
export const readOrderIdFaults = (db: Reader): { segment: string; seq: number }[] =>
  selectMisfiled(db)
    .all({})
    .map(({ segment, seq }) => ({ segment: bytesToId(segment), seq }));

/** All entries in the order they were recorded. Read in pages, so that the same connection may write in between. */
export function* readAllEntries(db: Reader): Generator<StoredEntry> {
  for (let after = 0; ; ) {
    const page = selectPage(db).all({ after, limit: 1_000 }).map(entryOf);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.position;
  }
}

interface EntryRow {
  position: number;
  id: Uint8Array;
  org: Uint8Array;
  shop: Uint8Array;
  device: Uint8Array;
  segment_id: Uint8Array;
  seq: number;
  hlc: number;
  at: number;
  business_date: string;
  staff: Uint8Array | null;
  type: string;
  v: number;
  payload: string;
  hash: Uint8Array;
  prev_hash: Uint8Array | null;
}

const entryOf = (row: EntryRow): StoredEntry => ({
  position: row.position,
  id: bytesToId(row.id),
  org: bytesToId(row.org),
  shop: bytesToId(row.shop),
  device: bytesToId(row.device),
  segment: bytesToId(row.segment_id),
  seq: row.seq,
  hlc: row.hlc as Hlc,
  at: row.at as Instant,
  businessDate: row.business_date as BusinessDate,
  staff: row.staff ? bytesToId(row.staff) : null,
  type: row.type,
  v: row.v,
  payload: JSON.parse(row.payload),
  prevHash: row.prev_hash ? bytesToHex(row.prev_hash) : null,
  hash: bytesToHex(row.hash),
});

const insertEntry = prepare(
  (
    query,
    p: {
      position: number;
      id: Uint8Array;
      segment: number;
      seq: number;
      hlc: number;
      at: number;
      businessDate: string;
      staff: Uint8Array | null;
      type: string;
      v: number;
      orderId: Uint8Array | null;
      payload: string;
      hash: Uint8Array;
    },
  ) =>
    query.insertInto('entry').values({
      position: p.position,
      id: p.id,
      segment: p.segment,
      seq: p.seq,
      hlc: p.hlc,
      at: p.at,
      business_date: p.businessDate,
      staff: p.staff,
      type: p.type,
      v: p.v,
      order_id: p.orderId,
      payload: p.payload,
      hash: p.hash,
    }),
);

const selectLast = prepare((query) =>
  query.selectFrom('entry').select(['position', 'hlc']).orderBy('position', 'desc').limit(1),
);

const selectLastOfSegment = prepare((query, p: { segment: number }) =>
  query.selectFrom('entry').select(['seq', 'hash']).where('segment', '=', p.segment).orderBy('seq', 'desc').limit(1),
);

const selectSegmentStart = prepare((query, p: { segment: number }) =>
  query.selectFrom('segment').select('prev_hash').where('number', '=', p.segment),
);

const entries = (query: Kysely<TillSchema>) =>
  query
    .selectFrom('entry')
    .innerJoin('segment', 'segment.number', 'entry.segment')
    .leftJoin('entry as before', (join) =>
      join
        .onRef('before.segment', '=', 'entry.segment')
        .on((on) => on('before.seq', '=', on('entry.seq', '-', on.lit(1)))),
    )
    .select((on) => [
      'entry.position',
      'entry.id',
      'segment.org',
      'segment.shop',
      'segment.device',
      'segment.id as segment_id',
      'entry.seq',
      'entry.hlc',
      'entry.at',
      'entry.business_date',
      'entry.staff',
      'entry.type',
      'entry.v',
      'entry.payload',
      'entry.hash',
      on.fn.coalesce('before.hash', 'segment.prev_hash').as('prev_hash'),
    ]);

const selectSegmentEntries = prepare((query, p: { segment: number; afterSeq: number; limit: number }) =>
  entries(query)
    .where('entry.segment', '=', p.segment)
    .where('entry.seq', '>', p.afterSeq)
    .orderBy('entry.seq')
    .limit(p.limit),
);

const selectOrderEntries = prepare((query, p: { orderId: Uint8Array; upTo: number }) =>
  entries(query)
    .where('entry.order_id', '=', p.orderId)
    .where('entry.position', '<=', p.upTo)
    .orderBy('entry.position'),
);

const selectPage = prepare((query, p: { after: number; limit: number }) =>
  entries(query).where('entry.position', '>', p.after).orderBy('entry.position').limit(p.limit),
);

const selectMisfiled = prepare((query) =>
  query
    .selectFrom('entry')
    .innerJoin('segment', 'segment.number', 'entry.segment')
    .select(['segment.id as segment', 'entry.seq'])
    .where(sql<boolean>`lower(hex(order_id)) IS NOT replace(payload ->> '$.orderId', '-', '')`)
    .where((on) => on.or([on('order_id', 'is not', null), on(sql`payload ->> '$.orderId'`, 'is not', null)]))
    .orderBy('entry.position')
    .limit(1),
);
