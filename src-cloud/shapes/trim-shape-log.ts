import { sql } from 'kysely';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { inOrg } from '../db/connect.ts';
import type { CloudDb } from '../db/schema.ts';
import { everyShop } from '../reports/shops.ts';

/** What a log keeps; spec [SH8]. A till that was away for longer reads its shape anew. */
export interface TrimRule {
  readonly keepMs: number;
  /** Of each shape. */
  readonly keepEntries: number;
}

const RULE: TrimRule = { keepMs: 7 * 24 * 3_600_000, keepEntries: 100_000 };

/** Cuts off the old end of every log that is longer than it should be. Any number of replicas may do so at once. */
export async function trimShapeLogs(db: CloudDb, rule: TrimRule = RULE): Promise<void> {
  for (const { org, shop } of await everyShop(db)) {
    await trimLogsOf(db, org, shop, rule);
  }
}

/**
 * Cuts the logs of one shop. The newest entry that goes becomes the floor: it says up to where something is missing, and
 * holds nothing else.
 */
export const trimLogsOf = (db: CloudDb, org: OrgId, shop: ShopId, { keepMs, keepEntries }: TrimRule): Promise<void> =>
  inOrg(db, org, async (transaction) => {
    await sql`
      WITH entry AS (
        SELECT relation, xid, op, logged_at < extract(epoch FROM clock_timestamp()) * 1000 - ${keepMs}::bigint AS is_old,
          row_number() OVER (PARTITION BY relation ORDER BY xid DESC, op DESC) AS nth
        FROM shape_log WHERE shop = ${shop} AND xid < pg_snapshot_xmin(pg_current_snapshot())
      ), cut AS (
        SELECT DISTINCT ON (relation) relation, xid, op FROM entry
        WHERE is_old OR nth > ${keepEntries}::bigint ORDER BY relation, xid DESC, op DESC
      ), trimmed AS (
        DELETE FROM shape_log AS l USING cut
        WHERE l.shop = ${shop} AND l.relation = cut.relation AND (l.xid, l.op) < (cut.xid, cut.op)
      )
      UPDATE shape_log AS l SET operation = 'floor', key = '{}', changed = NULL FROM cut
      WHERE l.shop = ${shop} AND l.relation = cut.relation AND l.xid = cut.xid AND l.op = cut.op
        AND l.operation <> 'floor'
    `.execute(transaction);
  });
