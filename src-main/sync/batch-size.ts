import { MAX_PUSH_ENTRIES } from '#shared/contract/cloud-contract.ts';

/** A push that answers faster than this may be larger next time, a slower one than `SLOW_MS` should be smaller. */
const FAST_MS = 1_000;
const SLOW_MS = 4_000;
/** Reading more at once would keep the engine from its taps for too long. */
const MOST = Math.min(500, MAX_PUSH_ENTRIES);

export const FIRST_BATCH = 100;

/** How many entries the next push may hold, after one of `size` was answered in `elapsedMs`; [Y5]. */
export function nextBatchSize(size: number, elapsedMs: number): number {
  if (elapsedMs < FAST_MS) return Math.min(MOST, size * 2);
  return elapsedMs > SLOW_MS ? smallerBatch(size) : size;
}

/** After a push that was too large, too slow or failed: so that one bad entry does not hold up the good before it. */
export const smallerBatch = (size: number): number => Math.max(1, Math.floor(size / 2));
