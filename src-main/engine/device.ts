import type { DeviceId, NewId, OrgId, SegmentId, ShopId } from '#shared/ids/ids.ts';
import { bytesToId, hexToBytes, idToBytes } from '../db/bytes.ts';
import { type Reader, transact, type Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** Who writes this file, and into which segment. */
export interface Device {
  readonly id: DeviceId;
  readonly org: OrgId;
  readonly shop: ShopId;
  /** Its letter in order and receipt numbers. */
  readonly letter: string;
  readonly segment: { readonly number: number; readonly id: SegmentId };
}

/** The shop that it belongs to, and its letter there. */
export type Place = Pick<Device, 'org' | 'shop' | 'letter'>;

export function readDevice(db: Reader): Device | null {
  const row = selectDevice(db).get({});
  if (!row) return null;
  return {
    id: bytesToId(row.id),
    org: bytesToId(row.org),
    shop: bytesToId(row.shop),
    letter: row.letter,
    segment: { number: row.segment, id: bytesToId(row.segment_id) },
  };
}

/** Makes the file's identity at its birth: ids of its own, that a pairing may place under a shop of the cloud. */
export function createDevice(db: Writer, newId: NewId): Device {
  return transact(db, () => {
    const identity = { id: newId<DeviceId>(), org: newId<OrgId>(), shop: newId<ShopId>(), letter: 'A' };
    const segment = insertSegmentOf(db, identity, newId<SegmentId>(), null);
    insertDevice(db).run({ ...bytesOf(identity), letter: identity.letter, segment: segment.number });
    return { ...identity, segment };
  });
}

/**
 * Starts a segment at `place`, the shop that the device belongs to from now on: its first entry names `lastHash`, the
 * last entry known here, so that what was recorded before stays provably before it; spec [J3].
 */
export function beginSegment(
  db: Writer,
  device: Device,
  { org, shop, letter }: Place,
  lastHash: string | null,
  newId: NewId,
): Device {
  return transact(db, () => {
    const identity = { id: device.id, org, shop, letter };
    if (shop !== device.shop) markSentElsewhere(db).run({});
    const segment = insertSegmentOf(db, identity, newId<SegmentId>(), lastHash);
    updateDevice(db).run({ ...bytesOf(identity), letter, segment: segment.number });
    return { ...identity, segment };
  });
}

type Identity = Pick<Device, 'id' | 'org' | 'shop'>;

const bytesOf = ({ id, org, shop }: Identity) => ({ id: idToBytes(id), org: idToBytes(org), shop: idToBytes(shop) });

function insertSegmentOf(db: Writer, { id, org, shop }: Identity, segment: SegmentId, lastHash: string | null) {
  const row = insertSegment(db).get({
    id: idToBytes(segment),
    org: idToBytes(org),
    shop: idToBytes(shop),
    device: idToBytes(id),
    prevHash: lastHash ? hexToBytes(lastHash) : null,
  });
  if (!row) throw new Error('the segment was not written');
  return { number: row.number, id: segment };
}

const selectDevice = prepare((query) =>
  query
    .selectFrom('device')
    .innerJoin('segment', 'segment.number', 'device.segment')
    .select(['device.id', 'device.org', 'device.shop', 'device.letter', 'device.segment', 'segment.id as segment_id']),
);

interface Bytes {
  id: Uint8Array;
  org: Uint8Array;
  shop: Uint8Array;
}

const insertDevice = prepare((query, p: Bytes & { letter: string; segment: number }) =>
  query
    .insertInto('device')
    .values({ one: 1, id: p.id, org: p.org, shop: p.shop, letter: p.letter, segment: p.segment }),
);

const updateDevice = prepare((query, p: Bytes & { letter: string; segment: number }) =>
  query
    .updateTable('device')
    .set({ id: p.id, org: p.org, shop: p.shop, letter: p.letter, segment: p.segment })
    .where('one', '=', 1),
);

/** What another shop's cloud holds is that shop's; what it does not hold yet is sent to the new one. */
const markSentElsewhere = prepare((query) =>
  query.updateTable('segment').set((on) => ({ elsewhere: on.ref('acknowledged') })),
);

const insertSegment = prepare((query, p: Bytes & { device: Uint8Array; prevHash: Uint8Array | null }) =>
  query
    .insertInto('segment')
    .columns(['id', 'org', 'shop', 'device', 'prev_hash'])
    .values({ id: p.id, org: p.org, shop: p.shop, device: p.device, prev_hash: p.prevHash } as never)
    .returning('number'),
);
