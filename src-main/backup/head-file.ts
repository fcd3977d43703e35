import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { z } from 'zod';
import { deviceId, orgId, segmentId, shopId } from '#shared/ids/ids.ts';
import { bytesToHex, idToBytes } from '../db/bytes.ts';
import type { Reader } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import type { Device, Place } from '../engine/device.ts';
import { type GivenNumbers, givenNumbers } from '../engine/given-numbers.ts';
import type { Head } from '../engine/journal.ts';
import { HEAD_FILE, LOCK_FILE } from '../engine/till-files.ts';
import type { LostRange } from './recoveries.ts';

const place = z.object({ id: deviceId, org: orgId, shop: shopId, letter: z.string() });
/** The last entry that this directory's file is known to have had; seq 0 and null where its segment was empty. */
const mark = z.object({
  segment: segmentId,
  seq: z.int().min(0),
  hash: z.string().nullable(),
  /** Who wrote it, and under which shop; null where an older version noted the entry. */
  place: place.nullable().catch(null),
  /** Which numbers it had given out. */
  numbers: givenNumbers.nullable().catch(null),
});
export type HeadMark = Readonly<z.output<typeof mark>>;

export const markOf = (
  { id, org, shop, letter, segment }: Device,
  { seq, hash }: Pick<Head, 'seq' | 'hash'>,
  numbers: GivenNumbers,
): HeadMark => ({
  ...{ segment: segment.id, seq, hash: seq > 0 ? hash : null },
  place: { id, org, shop, letter },
  numbers,
});

/** How a file system knows a file, whatever the file is called. */
const birth = z.object({ inode: z.string(), born: z.number() });
type Birth = z.output<typeof birth>;

export interface HeadFile {
  /** Says that the head moved on. Costs next to nothing; it is written within a second. */
  moved(): void;
  /** Writes the last word. */
  close(): Promise<void>;
}

const WRITE_AFTER_MS = 1_000;

/**
 * Keeps `DIR/head`, the counter outside the till's file. It is written after what it names has been committed, so that
 * it may lag behind the file but never lead: no crash makes a file look older than it is; spec [B10].
 */
export function keepHead(directory: string, read: () => HeadMark, log: Logger): HeadFile {
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  writeHead(directory, read());

  async function write(): Promise<void> {
    timer = null;
    try {
      const path = join(directory, HEAD_FILE);
      await writeFile(`${path}.new`, contentOf(directory, read()), { mode: 0o600, flush: true });
      await rename(`${path}.new`, path);
    } catch (error) {
      log.error({ err: error }, 'the counter beside the till’s file cannot be written');
    }
  }

  return {
    moved() {
      timer ??= setTimeout(() => {
        writing = writing.then(write);
      }, WRITE_AFTER_MS).unref();
    },
    async close() {
      if (timer) clearTimeout(timer);
      await writing;
      await write();
    },
  };
}

/** Writes the counter at once. */
export function writeHead(directory: string, head: HeadMark): void {
  const path = join(directory, HEAD_FILE);
  writeFileSync(`${path}.new`, contentOf(directory, head), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** What the counter names, or null where there is none that can be read. */
export const readHeadMark = (directory: string): HeadMark | null => readContent(directory)?.mark ?? null;

/** Whether this file is the one that the directory last had, grown by nothing but its own entries; spec [B11]. */
export function isOwnFile(db: Reader, directory: string): boolean {
  const content = readContent(directory);
  return content !== null && !isAnother(content.birth, birthOf(directory)) && holds(db, content.mark);
}

/** Whether this file has what the counter names; true where there is none. */
export function holdsMark(db: Reader, directory: string): boolean {
  const content = readContent(directory);
  return content === null || holds(db, content.mark);
}

/** What the counter names and this file lacks: entries of one segment, up to the one that is named. */
export function lostToCounter(db: Reader, directory: string): LostRange[] {
  const content = readContent(directory);
  if (!content || holds(db, content.mark)) return [];
  const { segment, seq: to } = content.mark;
  const from = (selectLast(db).get({ id: idToBytes(segment) })?.seq ?? 0) + 1;
  return from <= to ? [{ segment, from, to }] : [];
}

/**
 * Where this till belongs: to what the counter names, where this file lacks the segment that the counter names and so may
 * be older than the pairing; else to what the file says; spec [B16].
 */
export function placeNow(db: Reader, directory: string, device: Device): Place {
  const known = readHeadMark(directory);
  const isLater = known?.place?.id === device.id && !selectSegment(db).get({ id: idToBytes(known.segment) });
  return isLater ? known.place : device;
}

/** The numbers that this till gave out, as the counter has them: some may lie in entries that a file lacks; spec [B17]. */
export function numbersNow(directory: string, device: Device): GivenNumbers | null {
  const known = readHeadMark(directory);
  return known?.place?.id === device.id ? known.numbers : null;
}

function holds(db: Reader, { segment, seq, hash }: HeadMark): boolean {
  if (!selectSegment(db).get({ id: idToBytes(segment) })) return false;
  if (seq === 0) return true;
  const held = selectHash(db).get({ id: idToBytes(segment), seq });
  return held !== undefined && bytesToHex(held.hash) === hash;
}

/**
 * A directory that was copied holds copies: other files, made later. Both must differ, because some file systems make
 * up the one at each mount, and some do not know the other.
 */
const isAnother = (known: Birth, found: Birth): boolean => known.inode !== found.inode && known.born !== found.born;

/** The lock file is made once and never replaced. */
function birthOf(directory: string): Birth {
  const { ino, birthtimeMs } = statSync(join(directory, LOCK_FILE), { bigint: true });
  return { inode: String(ino), born: Number(birthtimeMs) };
}

const contentOf = (directory: string, head: HeadMark): string =>
  `${JSON.stringify({ mark: head, birth: birthOf(directory) })}\n`;

function readContent(directory: string) {
  try {
    return z.object({ mark, birth }).parse(JSON.parse(readFileSync(join(directory, HEAD_FILE), 'utf8')));
  } catch {
    return null;
  }
}

const selectSegment = prepare((query, p: { id: Uint8Array }) =>
  query.selectFrom('segment').select('number').where('id', '=', p.id),
);

const selectLast = prepare((query, p: { id: Uint8Array }) =>
  query
    .selectFrom('entry')
    .innerJoin('segment', 'segment.number', 'entry.segment')
    .select('entry.seq')
    .where('segment.id', '=', p.id)
    .orderBy('entry.seq', 'desc')
    .limit(1),
);

const selectHash = prepare((query, p: { id: Uint8Array; seq: number }) =>
  query
    .selectFrom('entry')
    .innerJoin('segment', 'segment.number', 'entry.segment')
    .select('entry.hash')
    .where('segment.id', '=', p.id)
    .where('entry.seq', '=', p.seq),
);
