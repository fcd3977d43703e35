import { sql } from 'kysely';
import { nextVersion } from '#shared/rows/row.ts';
import type { RowNoun } from '#shared/rows/row-nouns.ts';
import type { Instant } from '#shared/time/instant.ts';
import { bytesToId } from '../db/bytes.ts';
import { transact } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import type { Till } from '../engine/till.ts';
import { rowTables } from '../rows/row-tables.ts';

/**
 * Empties at most `most` rows each of guests whose orders were done before an instant, and of receipts that were asked for by
 * e-mail before it; every till and the cloud learn of it. Answers how many went of the noun that had more; spec [GU7], [RC16].
 */
export function forgetPeople(till: Till, before: Instant, most: number): number {
  // A version is what a clock read, in 2048ths of a millisecond: an order that is not known here says no more than that.
  const known = { before, version: before * 2_048, most };
  const guests = selectGuests(till.db).all(known);
  const mails = selectMails(till.db).all(known);
  if (guests.length + mails.length === 0) return 0;
  transact(till.db, () => {
    for (const { id } of guests) eraseRow(till, 'guest', bytesToId(id));
    for (const { id } of mails) eraseRow(till, 'mail', bytesToId(id));
  });
  till.onRows();
  return Math.max(guests.length, mails.length);
}

/** Empties a row for good; that it is empty goes to the cloud and to every till; spec [SY33]. */
export function eraseRow(till: Till, noun: RowNoun, id: string): void {
  const held = rowTables[noun].read(till.db, id);
  if (held)
    rowTables[noun].write(till.db, { ...held, version: nextVersion(held, till.head.hlc, till.now()), body: {} });
}

interface Known {
  before: number;
  version: number;
  most: number;
}

const selectGuests = prepare((query, p: Known) =>
  query
    .selectFrom('guest')
    .leftJoin('order', 'order.id', 'guest.id')
    .select('guest.id')
    .where('guest.body', '<>', sql.lit('{}'))
    .where(
      sql<boolean>`CASE WHEN "order".id IS NULL THEN guest.version < ${p.version}
        ELSE "order".state NOT IN ('open', 'stub') AND coalesce("order".body ->> '$.status.at', "order".opened_at) < ${p.before} END`,
    )
    .limit(p.most),
);

const selectMails = prepare((query, p: Known) =>
  query
    .selectFrom('mail')
    .select('id')
    .where('body', '<>', sql.lit('{}'))
    .where(sql<boolean>`body ->> '$.askedAt' < ${p.before}`)
    .limit(p.most),
);
