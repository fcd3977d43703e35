import { z } from 'zod';
import { deviceId, entryId, orgId, segmentId, shopId, staffId } from '../ids/ids.ts';
import { businessDate } from '../time/business-date.ts';
import { hlc } from '../time/hlc.ts';
import { instant } from '../time/instant.ts';
import { canonicalJson } from './canonical-json.ts';

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** One fact as it stands in the journal: its envelope, its payload as raw JSON, and its place in the chain; [J1]. */
export const entry = z.object({
  id: entryId,
  org: orgId,
  shop: shopId,
  device: deviceId,
  /** A device writes segments; `seq` counts within one from 1 without a gap. */
  segment: segmentId,
  seq: z.int().min(1),
  hlc,
  at: instant,
  businessDate,
  staff: staffId.nullable(),
  type: z.string().min(1).max(64),
  v: z.int().min(1),
  payload: z.unknown(),
  /** The hash of the entry before it; a segment's first names the last entry the device knew, or null; [J3]. */
  prevHash: sha256Hex.nullable(),
  hash: sha256Hex,
});
export type Entry = z.output<typeof entry>;

/** Where an entry stands among all others of a shop, before it is read: what folding sorts by. */
export type EntryKey = Pick<Entry, 'hlc' | 'device' | 'segment' | 'seq'>;

/** The same of one whose position another may have, too. */
export type HashedKey = EntryKey & Pick<Entry, 'hash'>;

/** SHA-256 of UTF-8 text as lower-case hex. Passed in: the domain takes no platform. */
export type Sha256 = (text: string) => string;

/** The hash of an entry: SHA-256 over the canonical JSON of all of it but the hash; spec [J2]. */
export const hashEntry = ({ hash: _, ...rest }: Omit<Entry, 'hash'> & { hash?: string }, sha256: Sha256): string =>
  sha256(canonicalJson(rest));

/** Where one entry stands to another: (hlc, device, segment, seq); 0 for two at one position; spec [J5]. */
export function compareEntries(a: EntryKey, b: EntryKey): number {
  if (a.hlc !== b.hlc) return a.hlc - b.hlc;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  if (a.segment !== b.segment) return a.segment < b.segment ? -1 : 1;
  return a.seq - b.seq;
}

/** Folding order of entries of which two may stand at one position, as copies of one file write them; spec [J5]. */
export const inFoldingOrder = (a: HashedKey, b: HashedKey): number =>
  compareEntries(a, b) || (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0);

/** The folding order as a string that sorts alike, for per-field stamps; spec [C2]. */
export const stampOf = (key: EntryKey): string =>
  `${String(key.hlc).padStart(16, '0')}.${key.device}.${key.segment}.${String(key.seq).padStart(10, '0')}`;
