import type { DeviceId, OrgId, SegmentId, ShopId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToHex, bytesToId, hexToBytes, idToBytes } from '../db/bytes.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

/** A segment as it stands in a file, and the last entry of it there. */
export interface SegmentEnd {
  readonly number: number;
  readonly id: SegmentId;
  readonly org: OrgId;
  readonly shop: ShopId;
  readonly device: DeviceId;
  /** The entry before it, which its first entry names. */
  readonly firstNames: string | null;
  readonly last: { readonly seq: number; readonly at: Instant; readonly hash: string } | null;
}

export const readSegmentEnds = (db: Reader): SegmentEnd[] =>
  selectSegments(db)
    .all({})
    .map((row) => {
      const last = selectLast(db).get({ segment: row.number });
      return {
        number: row.number,
        id: bytesToId(row.id),
        org: bytesToId(row.org),
        shop: bytesToId(row.shop),
        device: bytesToId(row.device),
        firstNames: row.prev_hash ? bytesToHex(row.prev_hash) : null,
        last: last ? { seq: last.seq, at: last.at as Instant, hash: bytesToHex(last.hash) } : null,
      };
    });

/** Writes a segment under the number that its entries name. The cloud is asked again what it holds of it. */
export function insertSegmentAt(db: Writer, segment: SegmentEnd): void {
  insertSegment(db).run({
    ...{ number: segment.number, id: idToBytes(segment.id), ...placeOf(segment) },
    prevHash: segment.firstNames ? hexToBytes(segment.firstNames) : null,
  });
}

/** Makes the device the one that writes this segment. */
export function placeDevice(db: Writer, segment: SegmentEnd, letter: string): void {
  upsertDevice(db).run({ ...placeOf(segment), letter, segment: segment.number });
}

const placeOf = ({ org, shop, device }: SegmentEnd): Place => ({
  org: idToBytes(org),
  shop: idToBytes(shop),
  device: idToBytes(device),
});

interface Place {
  org: Uint8Array;
  shop: Uint8Array;
  device: Uint8Array;
}

const selectSegments = prepare((query) =>
  query.selectFrom('segment').select(['number', 'id', 'org', 'shop', 'device', 'prev_hash']).orderBy('number'),
);

const selectLast = prepare((query, p: { segment: number }) =>
  query
    .selectFrom('entry')
    .select(['seq', 'at', 'hash'])
    .where('segment', '=', p.segment)
    .orderBy('seq', 'desc')
    .limit(1),
);

const insertSegment = prepare((query, p: Place & { number: number; id: Uint8Array; prevHash: Uint8Array | null }) =>
  query.insertInto('segment').values({
    number: p.number,
    id: p.id,
    org: p.org,
    shop: p.shop,
    device: p.device,
    prev_hash: p.prevHash,
    acknowledged: 0,
    elsewhere: 0,
  }),
);

const upsertDevice = prepare((query, p: Place & { letter: string; segment: number }) =>
  query
    .insertInto('device')
    .values({ one: 1, id: p.device, org: p.org, shop: p.shop, letter: p.letter, segment: p.segment })
    .onConflict((conflict) =>
      conflict.column('one').doUpdateSet((set) => ({
        id: set.ref('excluded.id'),
        org: set.ref('excluded.org'),
        shop: set.ref('excluded.shop'),
        letter: set.ref('excluded.letter'),
        segment: set.ref('excluded.segment'),
      })),
    ),
);
