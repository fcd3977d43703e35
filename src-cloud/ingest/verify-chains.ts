import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DeviceId, EntryId, OrderId, SegmentId } from '#shared/ids/ids.ts';
import { rowsOf } from '../db/cursor.ts';
import type { OrgDb } from '../db/schema.ts';
import { type EventReader, type HeldEntry, readHeldEntry } from './read-entry.ts';
import type { Counts, Fault, Position, ShopFault } from './verification.ts';

/**
 * Every segment of an organisation's tills, from 1 to what was acknowledged: each entry is what was hashed, stands where
 * it says, and names one that is held before it. What a till writes is one chain, also when it moves to another shop.
 */
export async function verifyChains(db: OrgDb, read: EventReader, counts: Counts): Promise<ShopFault | null> {
  const tills = await db.selectFrom('device').select(['id', 'letter', 'shop']).orderBy('shop').orderBy('id').execute();
  for (const till of tills) {
    const fault = await verifyTill(db, till, read, counts);
    if (fault) return { ...fault, shop: till.shop };
  }
  return null;
}

interface ChainedRow {
  readonly segment: SegmentId;
  readonly seq: number;
  readonly hash: Buffer;
  readonly id: EntryId;
  readonly order_id: OrderId | null;
  readonly readable: boolean;
  readonly body: string;
}

interface Place {
  readonly segment: SegmentId;
  readonly seq: number;
  /** The hashes held at this position and at the one before it. */
  readonly hashes: Set<string>;
  readonly before: ReadonlySet<string>;
}

async function verifyTill(
  db: OrgDb,
  { id: device, letter }: { readonly id: DeviceId; readonly letter: string },
  read: EventReader,
  counts: Counts,
): Promise<Fault | null> {
  const acknowledged = await readAcknowledged(db, device);
  const faultAt = (fault: EntryFault, { segment, seq }: Pick<Position, 'segment' | 'seq'>): Fault => ({
    ...{ kind: 'entry', fault, device, letter, segment, seq },
  });
  const missingAfter = (last: Place): Fault | null => {
    const isWhole = (acknowledged.get(last.segment) ?? 0) <= last.seq;
    acknowledged.delete(last.segment);
    return isWhole ? null : faultAt('missing', { segment: last.segment, seq: last.seq + 1 });
  };

  let at = null as Place | null;
  const query = sql`
    SELECT segment, seq, hash, id, order_id, readable, body FROM entry WHERE device = ${sql.lit(device)}
    ORDER BY segment, seq, hash
  `;
  for await (const row of rowsOf<ChainedRow>(db, 'chain', query)) {
    const hash = row.hash.toString('hex');
    if (at && at.segment !== row.segment) {
      const missing = missingAfter(at);
      if (missing) return missing;
      at = null;
    }
    if (at?.seq === row.seq) {
      if (at.hashes.size === 1) counts.doubled += 1;
      at.hashes.add(hash);
    } else {
      const expected: number = at ? at.seq + 1 : 1;
      if (row.seq !== expected) return faultAt('missing', { segment: row.segment, seq: expected });
      if (!at) counts.segments += 1;
      at = { segment: row.segment, seq: row.seq, hashes: new Set([hash]), before: at?.hashes ?? new Set() };
    }
    const fault = faultOf(row, device, at.before, read);
    if (fault) return faultAt(fault, row);
    counts.entries += 1;
  }
  const missing = at && missingAfter(at);
  if (missing) return missing;
  const [gone] = acknowledged.keys();
  return gone ? faultAt('missing', { segment: gone, seq: 1 }) : null;
}

type EntryFault = Extract<Fault, { kind: 'entry' }>['fault'];

function faultOf(row: ChainedRow, device: DeviceId, before: ReadonlySet<string>, read: EventReader): EntryFault | null {
  if (!createHash('sha256').update(row.body).digest().equals(row.hash)) return 'changed';
  const held = tryToRead(row, read);
  if (!held) return 'changed';
  const isInPlace =
    held.id === row.id && held.device === device && held.segment === row.segment && held.seq === row.seq;
  // Another version may have found another order in what this one cannot read.
  const isOfOrder = !row.readable || held.said === null || held.orderId === row.order_id;
  if (!isInPlace || !isOfOrder) return 'misfiled';
  return row.seq === 1 || (held.prevHash !== null && before.has(held.prevHash)) ? null : 'broken-link';
}

/** Null for what was never an entry, although its hash is right. */
function tryToRead({ hash, body }: ChainedRow, read: EventReader): HeldEntry | null {
  try {
    return readHeldEntry(hash, body, read);
  } catch {
    return null;
  }
}

async function readAcknowledged(db: OrgDb, device: DeviceId): Promise<Map<SegmentId, number>> {
  const rows = await db
    .selectFrom('acknowledged')
    .select(['segment', 'seq'])
    .where('device', '=', device)
    .orderBy('segment')
    .execute();
  return new Map(rows.map(({ segment, seq }) => [segment, seq]));
}
