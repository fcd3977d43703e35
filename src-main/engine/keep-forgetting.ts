import type { Logger } from 'pino';
import type { Instant } from '#shared/time/instant.ts';
import type { Writer } from '../db/connection.ts';
import { forgetKitchenTickets } from '../kitchen/kitchen-tickets.ts';
import { forgetFinishedJobs } from '../printing/forget-print-jobs.ts';
import { type Pace, realPace } from '../sync/pace.ts';

/** How long a finished print job, a ticket that screens showed, or whom an order was for can be looked up; spec [P59], [K27], [GU7]. */
export const DELIVERIES_KEPT_MS = 14 * 86_400_000;
/** So few at a time that a tap which comes meanwhile does not feel it. */
const BATCH = 50;
const BETWEEN_BATCHES_MS = 1_000;
const BETWEEN_ROUNDS_MS = 3_600_000;

interface ForgettingOptions {
  readonly db: Writer;
  readonly now: () => Instant;
  readonly log: Pick<Logger, 'error'>;
  /** Forgets a batch of what is known of people; answers how large it was. */
  readonly forgetPeople: (before: Instant, most: number) => number;
  readonly pace?: Pick<Pace, 'sleep'>;
}

/** Takes what was delivered long ago out of the file, a few at a time, for as long as the engine runs. */
export function keepForgetting({ db, now, log, forgetPeople, pace = realPace }: ForgettingOptions): {
  close(): Promise<void>;
} {
  const closing = new AbortController();
  const rest = (ms: number) => pace.sleep(ms, closing.signal);
  const run = async (): Promise<void> => {
    await rest(BETWEEN_BATCHES_MS);
    while (!closing.signal.aborted) await rest(forget() < BATCH ? BETWEEN_ROUNDS_MS : BETWEEN_BATCHES_MS);
  };
  const forget = (): number => {
    try {
      const before = (now() - DELIVERIES_KEPT_MS) as Instant;
      return Math.max(forgetDeliveries(db, before), forgetPeople(before, BATCH));
    } catch (error) {
      log.error({ err: error }, 'what is old cannot be forgotten');
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

/** Forgets a batch of each; answers how large the largest was. */
const forgetDeliveries = (db: Writer, before: Instant): number =>
  Math.max(forgetFinishedJobs(db, before, BATCH), forgetKitchenTickets(db, before, BATCH));
