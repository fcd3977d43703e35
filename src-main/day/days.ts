import type { Day } from '#shared/day/day.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

interface DayRow {
  business_date: string;
  opened_at: number;
  closed_at: number | null;
}

/** The trading day that is open, or null. */
export function readOpenDay(db: Reader): Day | null {
  const row = selectOpenDay(db).get({});
  return row ? dayOf(row) : null;
}

export function readDay(db: Reader, businessDate: BusinessDate): Day | null {
  const row = selectDay(db).get({ businessDate });
  return row ? dayOf(row) : null;
}

export const writeDay = (db: Writer, day: Day): void => {
  upsertDay(db).run({
    businessDate: day.businessDate,
    openedAt: day.openedAt,
    closedAt: day.state === 'closed' ? day.closedAt : null,
  });
};

const dayOf = (row: DayRow): Day => {
  const opened = { businessDate: row.business_date as BusinessDate, openedAt: row.opened_at as Instant };
  return row.closed_at === null
    ? { state: 'open', ...opened }
    : { state: 'closed', ...opened, closedAt: row.closed_at as Instant };
};

const selectOpenDay = prepare((query) =>
  query
    .selectFrom('day')
    .select(['business_date', 'opened_at', 'closed_at'])
    .where('closed_at', 'is', null)
    .orderBy('opened_at', 'desc')
    .limit(1),
);

const selectDay = prepare((query, p: { businessDate: string }) =>
  query
    .selectFrom('day')
    .select(['business_date', 'opened_at', 'closed_at'])
    .where('business_date', '=', p.businessDate),
);

const upsertDay = prepare((query, p: { businessDate: string; openedAt: number; closedAt: number | null }) =>
  query
    .insertInto('day')
    .values({ business_date: p.businessDate, opened_at: p.openedAt, closed_at: p.closedAt })
    .onConflict((conflict) =>
      conflict.column('business_date').doUpdateSet((set) => ({
        opened_at: set.ref('excluded.opened_at'),
        closed_at: set.ref('excluded.closed_at'),
      })),
    ),
);
