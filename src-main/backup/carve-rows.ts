import type { PageImages } from './page-images.ts';

export type Value = null | number | string | Buffer;

/** What a table's rows look like at the beginning of their record header. */
export interface RowShape {
  /** The serial types of the first columns, which no other table's rows begin with. */
  readonly begins: readonly number[];
  readonly leastColumns: number;
}

/** A primary key that is the rowid is stored as null. */
export const NULL = 0;
export const ID = 12 + 2 * 16;

export interface CarvedRow {
  readonly rowid: number;
  readonly values: readonly Value[];
}

/**
 * Every row of that shape that stands anywhere in the pages, found by the bytes that it must begin with and by nothing
 * else: neither the tree that leads to it nor the page around it has to be whole. What is found may be an old image of
 * a row, or none at all: whoever asks must be able to tell; https://sqlite.org/fileformat2.html#record_format.
 */
export function* carveRows(images: PageImages, shape: RowShape): Generator<CarvedRow> {
  const begins = Buffer.from(shape.begins);
  for (const image of images.all()) {
    for (let at = image.indexOf(begins, 1); at !== -1; at = image.indexOf(begins, at + 1)) {
      const row = readRow(images, image, at - 1, shape.leastColumns);
      if (row) yield row;
    }
  }
}

/** Longer rows are none of ours: a command that wrote one would not have been taken. */
const MOST_BYTES = 16 * 1024 * 1024;

function readRow(images: PageImages, image: Buffer, at: number, leastColumns: number): CarvedRow | null {
  const headerBytes = image[at] ?? 0;
  if (headerBytes >= 0x80 || headerBytes <= leastColumns || at + headerBytes > image.length) return null;
  const types: number[] = [];
  for (let next = at + 1; next < at + headerBytes; ) {
    const [type, bytes] = readVarint(image, next);
    types.push(type);
    next += bytes;
    if (next > at + headerBytes) return null;
  }
  if (types.length < leastColumns) return null;
  const total = headerBytes + types.reduce((sum, type) => sum + bytesOf(type), 0);
  const payload = total <= MOST_BYTES ? readPayload(images, image, at, total) : null;
  return payload && { rowid: rowidBefore(image, at), values: valuesOf(payload, headerBytes, types) };
}

/** A row that does not fit into its page goes on in a chain of others. */
function readPayload(images: PageImages, image: Buffer, at: number, total: number): Buffer | null {
  const usable = images.pageSize - images.reserved;
  const local = localBytes(usable, total);
  if (at + local + (local < total ? 4 : 0) > image.length) return null;
  const parts = [image.subarray(at, at + local)];
  let have = local;
  let next = local < total ? image.readUInt32BE(at + local) : 0;
  while (have < total) {
    const page = next === 0 ? null : images.page(next);
    if (!page) return null;
    const part = page.subarray(4, Math.min(usable, 4 + total - have));
    parts.push(part);
    have += part.length;
    next = page.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** How much of a table's row stands in its own page. */
function localBytes(usable: number, total: number): number {
  const most = usable - 35;
  if (total <= most) return total;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((total - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

/** Before the record stand its length and the rowid, as varints: bytes but the last have the high bit set. */
function rowidBefore(image: Buffer, at: number): number {
  let first = at - 1;
  while (first > 0 && at - first < 8 && (image[first - 1] ?? 0) >= 0x80) first -= 1;
  return readVarint(image, Math.max(first, 0))[0];
}

function readVarint(bytes: Buffer, at: number): [value: number, bytes: number] {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[at + index] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, index + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), 9];
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0];

const bytesOf = (type: number): number => (type < 12 ? (INTEGER_BYTES[type] ?? 0) : Math.floor((type - 12) / 2));

function valuesOf(payload: Buffer, headerBytes: number, types: readonly number[]): Value[] {
  let at = headerBytes;
  return types.map((type) => {
    const bytes = payload.subarray(at, at + bytesOf(type));
    at += bytes.length;
    if (type === 0) return null;
    if (type === 8 || type === 9) return type - 8;
    if (type === 6) return Number(bytes.readBigInt64BE());
    if (type < 6) return bytes.readIntBE(0, bytes.length);
    if (type === 7) return bytes.readDoubleBE();
    return type % 2 === 0 ? bytes : bytes.toString('utf8');
  });
}
