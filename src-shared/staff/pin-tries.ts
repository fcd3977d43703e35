import type { Instant } from '../time/instant.ts';

/** How somebody's PIN was tried since it was last right: how often, and until when it may not be tried. */
export interface PinTries {
  readonly failed: number;
  readonly until: Instant;
}

/** Tries that cost nothing but themselves: fingers slip. */
const FREE_TRIES = 4;
const FIRST_DELAY_MS = 30_000;
export const LONGEST_DELAY_MS = 15 * 60_000;

/**
 * The tries after one more, which counts as wrong until it is known to be right: it is written down before it is judged, so
 * that stopping the till in between gains nothing; spec [SF14].
 */
export function countTry(tries: PinTries | null, now: Instant): PinTries {
  const failed = (tries?.failed ?? 0) + 1;
  const delays = failed - FREE_TRIES;
  const delay = delays <= 0 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (delays - 1));
  return { failed, until: (now + delay) as Instant };
}

/**
 * How long somebody's PIN may still not be tried, in milliseconds; 0 when it may. A clock that was set back makes nobody wait
 * who has tries left, and nobody longer than the longest delay; spec [SF14].
 */
export const waitOf = (tries: PinTries | null, now: Instant): number =>
  tries && tries.failed > FREE_TRIES ? Math.min(LONGEST_DELAY_MS, Math.max(0, tries.until - now)) : 0;

/** How many more tries cost nothing after these. */
export const freeTriesLeft = ({ failed }: PinTries): number => Math.max(0, FREE_TRIES - failed);
