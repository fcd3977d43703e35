import { inflateSync } from 'node:zlib';

/** A WOFF 1.0 file as the font that it packs: the same tables, unpacked, behind a directory of their own. */
export function unpackWoff(woff: Buffer): Uint8Array {
  if (woff.readUInt32BE(0) !== SIGNATURE) throw new Error('not a WOFF file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => readTable(woff, WOFF_HEADER + at * WOFF_ENTRY));
  const directory = HEADER + count * ENTRY;
  const font = Buffer.alloc(tables.reduce((size, { data }) => size + padded(data.length), directory));
  font.writeUInt32BE(woff.readUInt32BE(4), 0);
  font.writeUInt16BE(count, 4);
  let at = directory;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const entry = HEADER + index * ENTRY;
    font.writeUInt32BE(tag, entry);
    font.writeUInt32BE(checksum, entry + 4);
    font.writeUInt32BE(at, entry + 8);
    font.writeUInt32BE(data.length, entry + 12);
    font.set(data, at);
    at += padded(data.length);
  }
  return font;
}

function readTable(woff: Buffer, entry: number) {
  const [tag = 0, from = 0, packed = 0, length = 0, checksum = 0] = [0, 4, 8, 12, 16].map((field) =>
    woff.readUInt32BE(entry + field),
  );
  const stored = woff.subarray(from, from + packed);
  return { tag, checksum, data: packed < length ? inflateSync(stored) : stored };
}

const SIGNATURE = 0x774f4646;
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const HEADER = 12;
const ENTRY = 16;
const padded = (length: number): number => (length + 3) & ~3;
