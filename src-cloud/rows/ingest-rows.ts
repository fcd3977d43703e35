import type { RowAnswer } from '#shared/contract/cloud-contract.ts';
import type { Result } from '#shared/result.ts';
import { outranks, type Row } from '#shared/rows/row.ts';
import type { Instant } from '#shared/time/instant.ts';
import { inOrg } from '../db/connect.ts';
import { lockNames } from '../db/locks.ts';
import type { CloudDb } from '../db/schema.ts';
import { markSeen, type Till } from '../devices/devices.ts';
import { type ArrivalException, insertExceptions } from '../ingest/exceptions.ts';
import { tellMoved } from '../reports/moved-channel.ts';
import { keyOfRow, type RowReader, type RowRefusal } from './read-row.ts';
import { heldRows, markTold, writeReadable, writeUnread } from './rows.ts';

export interface RowsContext {
  readonly till: Till;
  readonly now: Instant;
  readonly canRead: RowReader;
}

/**
 * Takes rows in one transaction, each by itself: of those with one id the highest stands, and what stands already is
 * answered `held` and changes nothing; spec [SY32]. What cannot be read is kept for a version that can; [SY35]. Null, and
 * nothing taken, where the till is locked out by now.
 */
export async function ingestRows(
  db: CloudDb,
  pushed: readonly Result<Row, RowRefusal>[],
  { till, now, canRead }: RowsContext,
): Promise<RowAnswer[] | null> {
  const rows = pushed.flatMap((one) => (one.ok ? [one.value] : []));
  return inOrg(db, till.org, async (transaction) => {
    await lockNames(transaction, [`rows ${till.shop}`]);
    const { letter, isRevoked } = await markSeen(transaction, till, now);
    if (isRevoked) return null;
    const standing = await heldRows(transaction, till.shop, rows);
    const taken = new Map<string, Row>();
    const answers = pushed.map((one): RowAnswer => {
      if (!one.ok) return one.error;
      const held = standing.get(keyOfRow(one.value));
      if (held && !outranks(one.value, held)) return { outcome: 'held' };
      standing.set(keyOfRow(one.value), one.value);
      taken.set(keyOfRow(one.value), one.value);
      return { outcome: 'taken' };
    });
    const fresh = [...taken.values()];
    const unread = fresh.filter((row) => !canRead(row));
    await writeReadable(transaction, till, fresh.filter(canRead));
    await writeUnread(transaction, till, unread, now);
    await markTold(transaction, till, rows);
    const refused = pushed.length - rows.length;
    const told = refused > 0 ? [rowsRefused(till, letter, now)] : [];
    const news = await insertExceptions(transaction, till.org, till.shop, told, now);
    if (news > 0 || unread.length > 0) await tellMoved(transaction, till, { dates: [], other: true });
    return answers;
  });
}

const DAY_MS = 24 * 60 * 60_000;

/** Told once a day for each till, and without a word of what stands in them. */
const rowsRefused = ({ device }: Till, letter: string, now: Instant): ArrivalException => ({
  kind: 'row-refused',
  subject: `${device} ${Math.floor(now / DAY_MS)}`,
  orderId: null,
  message: `Till ${letter} sent personal data that cannot be kept as it is. It stays on the till; the rest was taken.`,
});
