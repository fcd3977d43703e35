import type { Instant } from '#shared/time/instant.ts';
import type { Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { finished } from './print-job-rows.ts';

/** Forgets at most `most` jobs that were finished before an instant, oldest first; answers how many there were. */
export const forgetFinishedJobs = (db: Writer, before: Instant, most: number): number =>
  deleteFinished(db).run({ before, most });

const deleteFinished = prepare((query, p: { before: number; most: number }) =>
  query
    .deleteFrom('print_job')
    .where('id', 'in', (inner) =>
      inner
        .selectFrom('print_job')
        .select('id')
        .where(finished)
        .where('changed_at', '<', p.before)
        .orderBy('changed_at')
        .limit(p.most),
    ),
);
