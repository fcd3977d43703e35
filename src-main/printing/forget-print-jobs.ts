import type { Logger } from 'pino';
import type { Instant } from '#shared/time/instant.ts';
import type { Writer } from '../db/connection.ts';
import { prepare } from '../db/prepare.ts';
import { forgetKitchenTickets } from '../kitchen/kitchen-tickets.ts';
import { type Pace, realPace } from '../sync/pace.ts';
import { finished } from './print-jobs.ts';

/** How long a finished job, or a ticket that screens showed, can be looked up; spec [P59], [K27]. */
export const JOBS_KEPT_MS = 14 * 86_400_000;
/** So few at a time that a tap which comes meanwhile does not feel it. */
const BATCH = 50;
const BETWEEN_BATCHES_MS = 1_000;
const BETWEEN_ROUNDS_MS = 3_600_000;

interface ForgettingOptions {
  readonly db: Writer;
  readonly now: () => Instant;
  readonly log: Pick<Logger, 'error'>;
  readonly pace?: Pick<Pace, 'sleep'>;
}

/** Takes finished jobs and tickets that screens showed out of the file once they are old, a few at a time, for as long as the engine runs. */
export function keepForgettingJobs({ db, now, log, pace = realPace }: ForgettingOptions): { close(): Promise<void> } {
  const closing = new AbortController();
  const rest = (ms: number) => pace.sleep(ms, closing.signal);
  const run = async (): Promise<void> => {
    await rest(BETWEEN_BATCHES_MS);
    while (!closing.signal.aborted) await rest(forget() < BATCH ? BETWEEN_ROUNDS_MS : BETWEEN_BATCHES_MS);
  };
  const forget = (): number => {
    try {
      const before = (now() - JOBS_KEPT_MS) as Instant;
      const day = new Date(before).toISOString().slice(0, 10);
      return Math.max(forgetFinishedJobs(db, before, BATCH), forgetKitchenTickets(db, day, BATCH));
    } catch (error) {
      log.error({ err: error }, 'old print jobs cannot be forgotten');
      return 0;
    }
  };
  const running = run();
  return {
    async close() {
      closing.abort();
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
