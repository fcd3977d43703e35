import type { Logger } from 'pino';
import type { Instant } from '#shared/time/instant.ts';
import type { Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { type Pause, startPause } from './pause.ts';
import { finished } from './print-jobs.ts';

/** How long a finished job can be looked up; spec [P59]. */
export const JOBS_KEPT_MS = 14 * 86_400_000;
/** So few at a time that a tap which comes meanwhile does not feel it. */
const BATCH = 50;
const BETWEEN_BATCHES_MS = 1_000;
const BETWEEN_ROUNDS_MS = 3_600_000;

interface ForgettingOptions {
  readonly db: Writer;
  readonly now: () => Instant;
  readonly log: Pick<Logger, 'error'>;
}

/** Takes finished jobs out of the file once they are old, a few at a time, for as long as the engine runs. */
export function keepForgettingJobs({ db, now, log }: ForgettingOptions): { close(): Promise<void> } {
  let closing = false;
  let pause: Pause | null = null;
  const run = async (): Promise<void> => {
    while (!closing) {
      pause = startPause(forget() < BATCH ? BETWEEN_ROUNDS_MS : BETWEEN_BATCHES_MS);
      await pause.over;
    }
  };
  const forget = (): number => {
    try {
      return forgetFinishedJobs(db, (now() - JOBS_KEPT_MS) as Instant, BATCH);
    } catch (error) {
      log.error({ err: error }, 'old print jobs cannot be forgotten');
      return 0;
    }
  };
  const done = startPause(BETWEEN_BATCHES_MS);
  pause = done;
  const running = done.over.then(run);
  return {
    async close() {
      closing = true;
      pause?.end();
      await running;
    },
  };
}

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
