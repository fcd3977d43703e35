import type { DeviceId, OrgId, SegmentId, ShopId } from '#shared/ids/ids.ts';
import { type Entry, hashEntry } from '#shared/journal/entry.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToHex, bytesToId } from '../db/bytes.ts';
import type { Writer } from '../db/connection.ts';
import { readDevice } from '../engine/device.ts';
import { insertEntryAt } from '../engine/journal.ts';
import { sha256 } from '../engine/sha256.ts';
import { type CarvedRow, carveRows, ID, NULL, type Value } from './carve-rows.ts';
import type { PageImages } from './page-images.ts';
import { insertSegmentAt, placeDevice, readSegmentEnds, type SegmentEnd } from './segment-rows.ts';

/** How far one segment reaches, before and after what was read from a damaged file. */
export interface SalvagedSegment {
  readonly id: SegmentId;
  /** Where the backup ended; null where it did not know the segment. */
  readonly before: End | null;
  readonly carried: number;
  readonly after: End | null;
  /** Entries that can be read, but whose way to the chain is lost: they stay in the damaged file. */
  readonly stranded: readonly number[];
}

export interface End {
  readonly seq: number;
  readonly at: Instant;
}

/**
 * Carries over what a damaged file still has beyond `db`: an entry is taken when it follows the last one of its segment
 * and its hash is right, so that nothing damaged and nothing foreign can be; spec [B7].
 */
export function salvageEntries(db: Writer, damaged: PageImages): SalvagedSegment[] {
  const segments = mergeSegments(readSegmentEnds(db), carveSegments(damaged));
  const found = carveEntries(damaged, segments);
  const salvaged = [...segments.values()].map((segment) => carryOver(db, segment, found.get(segment.number) ?? []));
  adoptDevice(db, damaged, segments);
  return salvaged.filter(({ after, stranded }) => after !== null || stranded.length > 0);
}

interface Segment extends SegmentEnd {
  /** Whether `db` has a row of it. */
  readonly isKnown: boolean;
}

type Segments = ReadonlyMap<number, Segment>;

/** By the damaged file's numbers, in the order they were begun; what only the backup knows keeps its own. */
function mergeSegments(known: readonly SegmentEnd[], carved: readonly SegmentEnd[]): Segments {
  const merged = new Map<number, Segment>();
  const byId = new Map(known.map((segment) => [segment.id, segment]));
  for (const segment of known) merged.set(segment.number, { ...segment, isKnown: true });
  for (const segment of carved) {
    const same = byId.get(segment.id);
    if (same) continue;
    // A number that means another segment in the backup: the two files parted, and the chain of one is not the other's.
    if (!merged.has(segment.number)) merged.set(segment.number, { ...segment, isKnown: false });
  }
  return new Map([...merged].sort(([a], [b]) => a - b));
}

function carveSegments(damaged: PageImages): SegmentEnd[] {
  const found = new Map<number, SegmentEnd>();
  for (const { rowid, values } of carveRows(damaged, { begins: [NULL, ID, ID, ID, ID], leastColumns: 7 })) {
    const [, id, org, shop, device, prevHash] = values;
    if (!isId(id) || !isId(org) || !isId(shop) || !isId(device) || !isHashOrNull(prevHash)) continue;
    found.set(rowid, {
      number: rowid,
      id: bytesToId<SegmentId>(id),
      org: bytesToId<OrgId>(org),
      shop: bytesToId<ShopId>(shop),
      device: bytesToId<DeviceId>(device),
      firstNames: prevHash ? bytesToHex(prevHash) : null,
      last: null,
    });
  }
  return [...found.values()];
}

interface Candidate {
  readonly seq: number;
  readonly hash: string;
  readonly values: readonly Value[];
}

/** What may be an entry beyond what is known already, by the number of its segment. */
function carveEntries(damaged: PageImages, segments: Segments): Map<number, Candidate[]> {
  const found = new Map<number, Map<string, Candidate>>();
  for (const { values } of carveRows(damaged, { begins: [NULL, ID], leastColumns: 13 })) {
    const [, , number, seq] = values;
    const hash = values[12];
    if (typeof number !== 'number' || typeof seq !== 'number' || !isHash(hash)) continue;
    const segment = segments.get(number);
    if (!segment || seq <= (segment.last?.seq ?? 0)) continue;
    const ofSegment = found.get(number) ?? new Map<string, Candidate>();
    found.set(number, ofSegment.set(`${seq} ${bytesToHex(hash)}`, { seq, hash: bytesToHex(hash), values }));
  }
  return new Map([...found].map(([number, candidates]) => [number, [...candidates.values()]]));
}

function carryOver(db: Writer, segment: Segment, candidates: readonly Candidate[]): SalvagedSegment {
  const bySeq = Map.groupBy(candidates, ({ seq }) => seq);
  let last = segment.last;
  let hash = last?.hash ?? segment.firstNames;
  let carried = 0;
  if (!segment.isKnown) insertSegmentAt(db, segment);
  for (;;) {
    const next = firstThatFollows(bySeq.get((last?.seq ?? 0) + 1) ?? [], segment, hash);
    if (!next) break;
    insertEntryAt(db, segment.number, next);
    hash = next.hash;
    last = { seq: next.seq, at: next.at, hash };
    carried += 1;
  }
  const reached = last?.seq ?? 0;
  return {
    id: segment.id,
    before: segment.last,
    carried,
    after: last,
    stranded: [...bySeq.keys()].filter((seq) => seq > reached).sort((a, b) => a - b),
  };
}

function firstThatFollows(candidates: readonly Candidate[], segment: Segment, prevHash: string | null): Entry | null {
  for (const { values, hash } of candidates) {
    const read = entryOf(values, segment, prevHash, hash);
    if (read && hashEntry(read, sha256) === hash) return read;
  }
  return null;
}

function entryOf(values: readonly Value[], segment: Segment, prevHash: string | null, hash: string): Entry | null {
  const [, id, , seq, hlc, at, businessDate, staff, type, v, , payload] = values;
  if (!isId(id) || !(staff === null || isId(staff)) || typeof payload !== 'string') return null;
  const { org, shop, device } = segment;
  try {
    return {
      ...{ id: bytesToId(id), org, shop, device, segment: segment.id, seq, hlc, at, businessDate },
      ...{ staff: staff ? bytesToId(staff) : null, type, v, payload: JSON.parse(payload), prevHash, hash },
    } as Entry;
  } catch {
    return null;
  }
}

/** Who writes: as the damaged file last said it, else as the backup does. */
function adoptDevice(db: Writer, damaged: PageImages, segments: Segments): void {
  const known = readDevice(db);
  const rows = [...carveRows(damaged, { begins: [NULL, ID, ID, ID], leastColumns: 6 })].flatMap(deviceOf);
  const newest = rows
    .filter(({ segment }) => segments.has(segment))
    .reduce((a, b) => (b.segment > a.segment ? b : a), { letter: known?.letter ?? 'A', segment: 0 });
  const number = Math.max(newest.segment, known?.segment.number ?? 0, ...(known ? [] : segments.keys()));
  const segment = segments.get(number);
  if (segment) placeDevice(db, segment, newest.letter);
}

function deviceOf({ values }: CarvedRow): { letter: string; segment: number }[] {
  const [, , , , letter, segment] = values;
  return typeof letter === 'string' && letter.length <= 8 && typeof segment === 'number' ? [{ letter, segment }] : [];
}

const isId = (value: Value | undefined): value is Buffer => value instanceof Buffer && value.length === 16;
const isHash = (value: Value | undefined): value is Buffer => value instanceof Buffer && value.length === 32;
const isHashOrNull = (value: Value | undefined): value is Buffer | null => value === null || isHash(value);
