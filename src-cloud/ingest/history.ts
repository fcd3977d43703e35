import { sql } from 'kysely';
import type { HistoryPage } from '#shared/contract/cloud-contract.ts';
import type { DeviceId, SegmentId } from '#shared/ids/ids.ts';
import { inOrg } from '../db/connect.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import type { Till } from '../devices/devices.ts';

/** The most entries of one page. */
const PAGE_ENTRIES = 500;
/** A page goes on until it holds so much; one entry is handed out however long it is. */
const PAGE_BYTES = 1_000_000;
/** After every entry at a position. */
const LAST_HASH = 'f'.repeat(64);

/** What is held of a till's past: its own segments, and those of the tills whose place it took; spec [CL30]. */
export const readSegments = (db: CloudDb, till: Till): Promise<{ segment: SegmentId; entries: number }[]> =>
  inOrg(db, till.org, async (transaction) => {
    const { rows } = await sql<{ segment: SegmentId; entries: number }>`
      ${lineOf(till)}
      SELECT held.segment, held.seq AS entries FROM line JOIN acknowledged held ON held.device = line.id
      WHERE ${isOfShop(till)}
      ORDER BY held.segment
    `.execute(transaction);
    return rows;
  });

/** The entries of one such segment after a position; null where the till's past has no such segment. */
export const readHistory = (db: CloudDb, till: Till, segment: SegmentId, after: string): Promise<HistoryPage | null> =>
  inOrg(db, till.org, async (transaction) => {
    const writer = await writerOf(transaction, till, segment);
    if (!writer) return null;
    const rows = await pageOf(transaction, { ...till, device: writer }, segment, after);
    const entries = rows.map(({ hash, body }) => ({ hash: hash.toString('hex'), body }));
    const last = rows.at(-1);
    const isMore = last !== undefined && last.found > rows.length;
    return { entries, next: isMore ? `${last.seq}.${last.hash.toString('hex')}` : null };
  });

async function writerOf(db: OrgDb, till: Till, segment: SegmentId): Promise<DeviceId | null> {
  const { rows } = await sql<{ device: DeviceId }>`
    ${lineOf(till)}
    SELECT held.device FROM line JOIN acknowledged held ON held.device = line.id AND held.segment = ${segment}
    WHERE ${isOfShop(till)}
    LIMIT 1
  `.execute(db);
  return rows[0]?.device ?? null;
}

/** This till and, one after the other, those whose place was taken. Two may have taken each other's. */
const lineOf = ({ shop, device }: Till) => sql`
  WITH RECURSIVE line (id, replaces) AS (
    SELECT id, replaces FROM device WHERE id = ${device} AND shop = ${shop}
    UNION
    SELECT device.id, device.replaces FROM line JOIN device ON device.id = line.replaces WHERE device.shop = ${shop}
  )`;

/** A till that moved wrote segments for the shop that it left, too. */
const isOfShop = ({ shop }: Till) => sql`EXISTS (
    SELECT 1 FROM entry WHERE entry.device = held.device AND entry.segment = held.segment AND entry.shop = ${shop}
  )`;

async function pageOf(db: OrgDb, { shop, device }: Till, segment: SegmentId, after: string) {
  const [seq, hash = LAST_HASH] = after.split('.');
  const { rows } = await sql<{ seq: number; hash: Buffer; body: string; found: number }>`
    SELECT seq, hash, body, found FROM (
      SELECT seq, hash, body, count(*) OVER () AS found,
        sum(octet_length(body)) OVER (ORDER BY seq, hash) - octet_length(body) AS before
      FROM (
        SELECT seq, hash, body FROM entry
        WHERE device = ${device} AND segment = ${segment} AND shop = ${shop} AND seq >= ${seq}::integer
          AND (seq, hash) > (${seq}::integer, decode(${hash}, 'hex'))
        ORDER BY seq, hash
        LIMIT ${PAGE_ENTRIES + 1}
      ) AS following
    ) AS sized
    WHERE before < ${PAGE_BYTES}
    ORDER BY seq, hash
    LIMIT ${PAGE_ENTRIES}
  `.execute(db);
  return rows;
}
