import { MAX_PUSH_ENTRIES } from '#shared/contract/cloud-contract.ts';
import type { Entry } from '#shared/journal/entry.ts';

/** A push that is answered faster than this may be larger next time, a slower one than `SLOW_MS` should be smaller. */
const FAST_MS = 1_000;
const SLOW_MS = 4_000;
/** Reading more at once would keep the engine from its taps for too long. */
const MOST_ENTRIES = Math.min(500, MAX_PUSH_ENTRIES);
/** Well below what the cloud takes: a body that is refused while it is still being sent looks like a broken line. */
const MOST_CHARACTERS = 1_000_000;

export const FIRST_BATCH = 100;

/** How many entries the next push may hold, after one of `size` was answered in `elapsedMs`; spec [SY5]. */
export function nextBatchSize(size: number, elapsedMs: number): number {
  if (elapsedMs < FAST_MS) return Math.min(MOST_ENTRIES, size * 2);
  return elapsedMs > SLOW_MS ? smallerBatch(size) : size;
}

/** After a push that was too large, too slow or failed: so that one bad entry does not hold up the good before it. */
export const smallerBatch = (size: number): number => Math.max(1, Math.floor(size / 2));

/** As many of these entries as fit one body, and at least the first, each as JSON. */
export function fillBody(entries: readonly Entry[]): string[] {
  const body: string[] = [];
  let characters = 0;
  for (const entry of entries) {
    const text = JSON.stringify(entry);
    characters += text.length;
    if (body.length > 0 && characters > MOST_CHARACTERS) break;
    body.push(text);
  }
  return body;
}
