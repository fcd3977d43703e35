import type { Instant } from '#shared/time/instant.ts';
import type { Writer } from '../db/connection.ts';
import { readCounter, writeCounter } from '../db/counters.ts';

/** The machine's clock, corrected by what the cloud last said its own was; kept across starts. */
export function correctedClock(db: Writer, machine: () => Instant) {
  let offset = readCounter(db, SERVER_OFFSET);
  return {
    read: (): Instant => (machine() + offset) as Instant,
    correct(serverTime: Instant): void {
      const measured = serverTime - machine();
      if (Math.abs(measured - offset) < NOTABLE_DRIFT_MS) return;
      offset = measured;
      writeCounter(db, SERVER_OFFSET, offset);
    },
  };
}

const SERVER_OFFSET = 'server-offset';
/** A drift below this is the network's, not the clock's. */
const NOTABLE_DRIFT_MS = 2_000;
