import type { OrgDb } from '../db/schema.ts';
import { makeHandle, reaches, readHandle } from './shape-handle.ts';
import { readChanges, readStanding, type Shape, type Standing } from './shape-log.ts';
import { changeMessages, snapshotEnd, upToDate } from './shape-messages.ts';
import { readPage } from './shape-page.ts';
import { formatLogPlace, formatPage, type LogPlace } from './shape-place.ts';
import type { AskedPlace } from './shape-protocol.ts';

/** One step along a shape: what there is after a place, and where that leads. */
export type Step =
  | {
      readonly kind: 'told';
      readonly handle: string;
      readonly offset: string;
      /** The messages, as a JSON array. */
      readonly body: string;
      readonly isUpToDate: boolean;
      /** Something newer was committed that cannot be told yet. */
      readonly isPending: boolean;
    }
  /** From that place nobody can go on: begin again, by this handle. */
  | { readonly kind: 'refetch'; readonly handle: string };

const ROWS_AT_ONCE = 2_000;
const ENTRIES_AT_ONCE = 1_000;

/**
 * First come the rows as they stand, page by page, then the log from where it stood before the first page. Pages need
 * not be of one moment: what changes meanwhile is in the log; spec [SH5].
 */
export async function takeStep(db: OrgDb, shape: Shape, { place, handle }: AskedPlace): Promise<Step> {
  if (place.kind === 'log') return readLog(db, shape, handle, place.at);
  const standing = await readStanding(db, shape);
  const begins = handle === null ? null : readHandle(shape, standing.incarnation, handle);
  const isGood = begins !== null && reaches(begins, { ...standing, begins });
  if (place.kind === 'page' && !isGood) return refetch(shape, standing);
  const known = isGood && handle !== null && place.kind !== 'now' ? { handle, begins } : newHandle(shape, standing);
  if (place.kind === 'now') return upToDateAt(known, standing);
  return tellPage(db, shape, known, place.kind === 'page' ? place.after : null);
}

interface KnownHandle {
  readonly handle: string;
  readonly begins: LogPlace;
}

function newHandle(shape: Shape, { incarnation, horizon }: Standing): KnownHandle {
  const begins = { xid: horizon, op: 0n };
  return { handle: makeHandle(shape, incarnation, begins), begins };
}

const refetch = (shape: Shape, standing: Standing): Step => ({
  kind: 'refetch',
  handle: newHandle(shape, standing).handle,
});

const upToDateAt = ({ handle, begins }: KnownHandle, { isPending }: Standing): Step => ({
  kind: 'told',
  handle,
  offset: formatLogPlace(begins),
  body: JSON.stringify([upToDate]),
  isUpToDate: true,
  isPending,
});

async function tellPage(
  db: OrgDb,
  shape: Shape,
  { handle, begins }: KnownHandle,
  after: readonly string[] | null,
): Promise<Step> {
  const { messages, last } = await readPage(db, shape, after, ROWS_AT_ONCE);
  const isLast = messages.length < ROWS_AT_ONCE || last === null;
  return {
    kind: 'told',
    handle,
    offset: isLast ? formatLogPlace(begins) : formatPage(last),
    body: `[${(isLast ? [...messages, JSON.stringify(snapshotEnd(begins.xid))] : messages).join(',')}]`,
    isUpToDate: false,
    isPending: false,
  };
}

async function readLog(db: OrgDb, shape: Shape, handle: string | null, at: LogPlace): Promise<Step> {
  const { standing, entries } = await readChanges(db, shape, at, ENTRIES_AT_ONCE);
  const begins = handle === null ? null : readHandle(shape, standing.incarnation, handle);
  if (handle === null || !begins || !reaches(at, { ...standing, begins })) return refetch(shape, standing);
  const isUpToDate = entries.length < ENTRIES_AT_ONCE;
  return {
    kind: 'told',
    handle,
    offset: formatLogPlace(entries.at(-1)?.at ?? at),
    body: JSON.stringify([...changeMessages(shape, entries), ...(isUpToDate ? [upToDate] : [])]),
    isUpToDate,
    isPending: standing.isPending,
  };
}
