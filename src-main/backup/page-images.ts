import { closeSync, openSync, readSync } from 'node:fs';

/**
 * The pages of an SQLite file and of its write-ahead log, as bytes, whatever SQLite thinks of them;
 * https://sqlite.org/fileformat2.html.
 */
export interface PageImages {
  readonly pageSize: number;
  /** What SQLite keeps free at the end of each page. */
  readonly reserved: number;
  /** Every image there is: of a page that stands in the log, the older ones too. */
  all(): Generator<Buffer>;
  /** The newest image of a page; null where it cannot be read. */
  page(number: number): Buffer | null;
  close(): void;
}

const HEADER_BYTES = 100;
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const USUAL_PAGE = 4_096;

export function openPageImages(path: string): PageImages {
  const file = openBytes(path);
  const log = openBytes(`${path}-wal`);
  const header = file.read(0, HEADER_BYTES);
  const logHeader = log.read(0, LOG_HEADER_BYTES);
  const pageSize = sizeIn(header, logHeader);
  const reserved = header && isSqlite(header) ? header.readUInt8(20) : 0;
  const frames = readFrames(log, logHeader, pageSize);
  const newest = new Map(frames.map(({ page, at }) => [page, at]));
  return {
    pageSize,
    reserved,
    *all() {
      for (let at = 0; ; at += pageSize) {
        const image = file.read(at, pageSize);
        if (image === 'end') break;
        if (image) yield image;
      }
      for (const { at } of frames) {
        const image = log.read(at, pageSize);
        if (image instanceof Buffer) yield image;
      }
    },
    page(number) {
      const at = newest.get(number);
      const image = at === undefined ? file.read((number - 1) * pageSize, pageSize) : log.read(at, pageSize);
      return image instanceof Buffer && image.length === pageSize ? image : null;
    },
    close() {
      file.close();
      log.close();
    },
  };
}

interface Bytes {
  /** Fewer bytes at the end of the file, `end` after it, null where the disk does not give them. */
  read(at: number, length: number): Buffer | 'end' | null;
  close(): void;
}

function openBytes(path: string): Bytes {
  const file = openOrNull(path);
  return {
    read(at, length) {
      if (file === null) return 'end';
      const bytes = Buffer.alloc(length);
      try {
        const read = readSync(file, bytes, 0, length, at);
        return read === 0 ? 'end' : bytes.subarray(0, read);
      } catch {
        return null;
      }
    },
    close() {
      if (file !== null) closeSync(file);
    },
  };
}

function openOrNull(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}

type Header = Buffer | 'end' | null;

const isSqlite = (header: Header): header is Buffer =>
  header instanceof Buffer && header.length === HEADER_BYTES && header.toString('latin1', 0, 15) === 'SQLite format 3';

const isLog = (header: Header): header is Buffer =>
  header instanceof Buffer && header.length === LOG_HEADER_BYTES && header.readUInt32BE(0) >>> 1 === 0x377f0682 >>> 1;

function sizeIn(header: Header, logHeader: Header): number {
  if (isLog(logHeader)) return logHeader.readUInt32BE(8);
  if (!isSqlite(header)) return USUAL_PAGE;
  const size = header.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

interface Frame {
  readonly page: number;
  /** Where its image begins in the log. */
  readonly at: number;
  readonly commits: boolean;
}

/**
 * The frames of this run of the log, up to the last that ends a transaction. Those after it were never confirmed; those
 * with another salt are of a run before. Checksums do not count: each goes over all frames before it, so that one bad
 * byte would hide all that follows.
 */
function readFrames(log: Bytes, header: Header, pageSize: number): Frame[] {
  const frames: Frame[] = [];
  let salt = isLog(header) ? header.subarray(16, 24) : null;
  for (let at = LOG_HEADER_BYTES; ; at += FRAME_HEADER_BYTES + pageSize) {
    const frame = log.read(at, FRAME_HEADER_BYTES);
    if (frame === 'end') break;
    if (frame === null || frame.length < FRAME_HEADER_BYTES) continue;
    salt ??= frame.subarray(8, 16);
    if (!frame.subarray(8, 16).equals(salt)) continue;
    frames.push({ page: frame.readUInt32BE(0), at: at + FRAME_HEADER_BYTES, commits: frame.readUInt32BE(4) !== 0 });
  }
  return frames.slice(0, frames.findLastIndex(({ commits }) => commits) + 1);
}
