import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import { inOrg } from '../db/connect.ts';
import { lockNames } from '../db/locks.ts';
import type { CloudDb, OrgDb } from '../db/schema.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { type RowReader, readHeldRow } from './read-row.ts';
import { heldRows, writeReadable } from './rows.ts';

/** Reads again the rows that an older version of the cloud could not read; spec [SY35]. */
export async function rereadRows(db: CloudDb, canRead: RowReader, log: Logger): Promise<void> {
  const { rows } = await sql<{ org: OrgId; shop: ShopId }>`
    SELECT org, shop FROM lookup.shops_with_unread_rows()
  `.execute(db);
  for (const place of rows) {
    await inOrg(db, place.org, (transaction) => rereadOf(transaction, place, canRead)).catch((error) => {
      log.error({ err: error, ...place }, 'unread rows could not be read again');
    });
  }
}

async function rereadOf(db: OrgDb, place: { org: OrgId; shop: ShopId }, canRead: RowReader): Promise<void> {
  await lockNames(db, [`rows ${place.shop}`]);
  const unread = await db.selectFrom('unread_row').select('content').where('shop', '=', place.shop).execute();
  const readable = unread.map(({ content }) => readHeldRow(content)).filter(canRead);
  if (readable.length === 0) return;
  // Replicas of the older version did not see what a newer one had taken meanwhile.
  const standing = await heldRows(db, place.shop, readable);
  await writeReadable(db, place, [...standing.values()]);
  await tellMoved(db, place, { dates: [], other: true });
}
