import { sql } from 'kysely';
import type { DeviceId, EntryId, OrderId, SegmentId, ShopId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { recordset } from '../db/recordset.ts';
import type { OrgDb } from '../db/schema.ts';
import type { Till } from '../devices/devices.ts';
import { storableText } from '../storable-text.ts';
import { type EventReader, type HeldEntry, readHeldEntry } from './read-entry.ts';

/** Where entries stand: those that are facts, and those of locked tills that wait. */
export type EntryTable = 'entry' | 'quarantined_entry';

/** The highest seq of a segment that stands in a table; of facts all before it do, too. 0 while there is none. */
export async function headOf(db: OrgDb, table: EntryTable, device: DeviceId, segment: SegmentId): Promise<number> {
  const head = await db
    .selectFrom(table)
    .select((on) => on.fn.max('seq').as('seq'))
    .where('device', '=', device)
    .where('segment', '=', segment)
    .executeTakeFirst();
  return head?.seq ?? 0;
}

/** The hashes at some positions of a segment; at one position there may be more than one. */
export async function hashesAt(
  db: OrgDb,
  table: EntryTable,
  device: DeviceId,
  segment: SegmentId,
  first: number,
  last: number,
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom(table)
    .select(['seq', 'hash'])
    .where('device', '=', device)
    .where('segment', '=', segment)
    .where('seq', '>=', first)
    .where('seq', '<=', last)
    .execute();
  const held = new Map<number, Set<string>>();
  for (const { seq, hash } of rows) held.set(seq, (held.get(seq) ?? new Set()).add(hash.toString('hex')));
  return held;
}

/** Which of these ids are held already: one look into the index for each, whatever Postgres believes of the table. */
export async function heldIds(db: OrgDb, ids: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  const { rows } = await sql<{ id: EntryId }>`
    SELECT given.id FROM unnest(${ids}::uuid[]) AS given (id)
    CROSS JOIN LATERAL (SELECT 1 FROM entry WHERE entry.id = given.id LIMIT 1) AS held
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}

export async function insertEntries(
  db: OrgDb,
  { org, shop, device }: Till,
  entries: readonly HeldEntry[],
  receivedAt: Instant,
): Promise<void> {
  const rows = recordset(
    {
      id: 'uuid',
      hash: 'text',
      segment: 'uuid',
      seq: 'integer',
      type: 'text',
      orderId: 'uuid',
      readable: 'boolean',
      body: 'text',
    },
    entries.map(({ id, hash, segment, seq, type, orderId, said, body }) => ({
      id,
      hash,
      segment,
      seq,
      type: storableText(type, 64),
      orderId,
      readable: said !== null,
      body,
    })),
  );
  await sql`
    INSERT INTO entry (org, shop, id, hash, device, segment, seq, type, order_id, readable, received_at, body)
    SELECT ${org}::uuid, ${shop}::uuid, id, decode(hash, 'hex'), ${device}::uuid, segment, seq, type, "orderId",
      readable, ${receivedAt}::bigint, body
    FROM ${rows}
  `.execute(db);
}

/** Notes what the answer to this push says, so that it can be held against what is there. */
export async function markAcknowledged(
  db: OrgDb,
  { org, device }: Till,
  segment: SegmentId,
  seq: number,
): Promise<void> {
  await sql`
    INSERT INTO acknowledged AS held (org, device, segment, seq) VALUES (${org}, ${device}, ${segment}, ${seq})
    ON CONFLICT (org, device, segment) DO UPDATE SET seq = greatest(held.seq, excluded.seq)
  `.execute(db);
}

/** All that is held of these orders. */
export async function entriesOfOrders(
  db: OrgDb,
  shop: ShopId,
  orders: readonly OrderId[],
  read: EventReader,
): Promise<HeldEntry[]> {
  const { rows } = await sql<{ hash: Buffer; body: string }>`
    SELECT hash, body FROM entry WHERE shop = ${shop} AND order_id = ANY (${orders})
  `.execute(db);
  return rows.map(({ hash, body }) => readHeldEntry(hash, body, read));
}
