import { sql } from 'kysely';
import { z } from 'zod';
import type { Recovery } from '#shared/contract/till-state.ts';
import { segmentId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';

const lostRange = z.object({ segment: segmentId, from: z.int(), to: z.int() });
/** Entries that were recorded and are not in the file: of one segment, from a seq to a seq. */
export type LostRange = Readonly<z.output<typeof lostRange>>;

/** What was done about a file, as it is noted in the file that took its place. */
export interface NewRecovery {
  readonly kind: Recovery['kind'];
  readonly at: Instant;
  /** Below the data directory. */
  readonly report: string;
  readonly lost: readonly LostRange[];
}

export type NotedRecovery = NewRecovery & { readonly number: number };

export const insertRecovery = (db: Writer, { kind, at, report, lost }: NewRecovery): void => {
  insert(db).run({ kind, at, report, lost: JSON.stringify(lost) });
};

/** Those of which it is not known yet what the cloud has. */
export const readUnfinished = (db: Reader): NotedRecovery[] =>
  selectUnfinished(db)
    .all({})
    .map(({ number, kind, at, report, lost }) => ({
      ...{ number, kind, at: at as Instant, report },
      lost: z.array(lostRange).parse(JSON.parse(lost)),
    }));

/** What is lost for good is told to people who saw the rest of it before. */
export const finishRecovery = (db: Writer, number: number, returned: number, missing: number): void => {
  updateFinished(db).run({ number, returned, missing });
};

export const markSeen = (db: Writer, number: number, at: Instant): void => {
  updateSeen(db).run({ number, at });
};

/** The newest that no person has said to have seen, for the screens; null if there is none. */
export function readUnseen(db: Reader): Recovery | null {
  const row = selectUnseen(db).get({});
  if (!row) return null;
  const { number, kind, at, report, returned, missing } = row;
  const lost = countLost(z.array(lostRange).parse(JSON.parse(row.lost)));
  return { number, kind, at: at as Instant, report, lost, returned, missing };
}

export const countLost = (ranges: readonly LostRange[]): number =>
  ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);

const insert = prepare((query, p: { kind: Recovery['kind']; at: number; report: string; lost: string }) =>
  query
    .insertInto('recovery')
    .columns(['kind', 'at', 'report', 'lost'])
    .values({ kind: p.kind, at: p.at, report: p.report, lost: p.lost } as never),
);

const columns = ['number', 'kind', 'at', 'report', 'lost', 'returned', 'missing'] as const;

const selectUnfinished = prepare((query) =>
  query.selectFrom('recovery').select(columns).where('returned', 'is', null).orderBy('number'),
);

const selectUnseen = prepare((query) =>
  query.selectFrom('recovery').select(columns).where('seen_at', 'is', null).orderBy('number', 'desc').limit(1),
);

const updateFinished = prepare((query, p: { number: number; returned: number; missing: number }) =>
  query
    .updateTable('recovery')
    .set({
      returned: p.returned,
      missing: p.missing,
      seen_at: sql`CASE WHEN ${p.missing} > 0 THEN NULL ELSE seen_at END`,
    })
    .where('number', '=', p.number),
);

/** Whoever has seen one has seen what was before it. */
const updateSeen = prepare((query, p: { number: number; at: number }) =>
  query.updateTable('recovery').set({ seen_at: p.at }).where('number', '<=', p.number).where('seen_at', 'is', null),
);
