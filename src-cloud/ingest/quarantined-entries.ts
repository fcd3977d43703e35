import { sql } from 'kysely';
import type { DeviceId, ShopId } from '#shared/ids/ids.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import type { Instant } from '#shared/time/instant.ts';
import { recordset } from '../db/recordset.ts';
import type { OrgDb } from '../db/schema.ts';
import type { Till } from '../devices/devices.ts';
import { MOST_PLAUSIBLE } from '../reports/contributions.ts';
import { type EventReader, type HeldEntry, readHeldEntry } from './read-entry.ts';

/** What waits of a locked till; spec [CL22]. `total` is what its completed orders came to, in minor units. */
export interface Waiting {
  readonly entries: number;
  readonly sales: number;
  readonly total: Minor;
}

export async function insertQuarantined(
  db: OrgDb,
  { org, shop, device }: Till,
  entries: readonly HeldEntry[],
  receivedAt: Instant,
): Promise<void> {
  if (entries.length === 0) return;
  const rows = recordset(
    { id: 'uuid', hash: 'text', segment: 'uuid', seq: 'integer', sold: 'bigint', body: 'text' },
    entries.map((entry) => {
      const { id, hash, segment, seq, body } = entry;
      return { id, hash, segment, seq, body, sold: soldBy(entry) };
    }),
  );
  await sql`
    INSERT INTO quarantined_entry (org, shop, id, hash, device, segment, seq, sold, received_at, body)
    SELECT ${org}::uuid, ${shop}::uuid, id, decode(hash, 'hex'), ${device}::uuid, segment, seq, sold,
      ${receivedAt}::bigint, body
    FROM ${rows}
    ON CONFLICT (org, id, hash) DO NOTHING
  `.execute(db);
}

/** Figures that no shop has are waiting like all others, but are no part of the sum. */
function soldBy({ said }: HeldEntry): number | null {
  if (said?.event.type !== 'order.completed') return null;
  const { total } = said.event.payload.totals;
  return Math.abs(total) < MOST_PLAUSIBLE ? total : 0;
}

export async function countQuarantined(db: OrgDb, { device }: Till): Promise<number> {
  const counted = await db
    .selectFrom('quarantined_entry')
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .where('device', '=', device)
    .executeTakeFirstOrThrow();
  return counted.entries;
}

/** The next of a till's waiting entries, in chain order. */
export async function nextQuarantined(
  db: OrgDb,
  device: DeviceId,
  most: number,
  read: EventReader,
): Promise<{ readonly shop: ShopId; readonly entry: HeldEntry }[]> {
  const rows = await db
    .selectFrom('quarantined_entry')
    .select(['shop', 'hash', 'body'])
    .where('device', '=', device)
    .orderBy('segment')
    .orderBy('seq')
    .orderBy('hash')
    .limit(most)
    .execute();
  return rows.map(({ shop, hash, body }) => ({ shop, entry: readHeldEntry(hash, body, read) }));
}

/** What has become a fact waits no longer, whichever way it came. `entries` are a run of one segment's. */
export async function leaveQuarantine(db: OrgDb, { device }: Till, entries: readonly HeldEntry[]): Promise<void> {
  const first = entries[0];
  const last = entries.at(-1);
  if (!first || !last) return;
  await sql`
    DELETE FROM quarantined_entry waiting USING entry
    WHERE waiting.device = ${device} AND waiting.segment = ${first.segment}
      AND waiting.seq BETWEEN ${first.seq} AND ${last.seq}
      AND entry.org = waiting.org AND entry.id = waiting.id AND entry.hash = waiting.hash
  `.execute(db);
}

/** What waits of each of a shop's tills; those of which nothing waits are left out. */
export async function readWaiting(db: OrgDb, shop: ShopId): Promise<ReadonlyMap<DeviceId, Waiting>> {
  const rows = await db
    .selectFrom('quarantined_entry')
    .select(({ fn }) => [
      'device',
      fn.countAll<number>().as('entries'),
      fn.count<number>('sold').as('sales'),
      fn.sum<string | null>('sold').as('total'),
    ])
    .where('shop', '=', shop)
    .groupBy('device')
    .execute();
  return new Map(
    rows.map(({ device, entries, sales, total }) => [device, { entries, sales, total: asMinor(Number(total ?? 0)) }]),
  );
}
