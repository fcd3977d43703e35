import { setTimeout as sleep } from 'node:timers/promises';

/** Time and chance, as the push needs them. The wall clock is not among them: the cloud corrects that. */
export interface Pace {
  /** Milliseconds of a clock that never jumps. */
  now(): number;
  /** Ends early, without complaint, when `signal` fires. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to, not including, 1. */
  random(): number;
}

export const realPace: Pace = {
  now: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined),
  random: Math.random,
};

const BACK_OFF_FROM_MS = 1_000;
const BACK_OFF_TO_MS = 32_000;
const BACK_OFF_AT_LEAST_MS = 100;

/** How long to wait after the nth failure in a row, counted from 1: full jitter, so that a fleet does not return as one; [SY6]. */
export function backOffMs(failures: number, random: () => number): number {
  const ceiling = Math.min(BACK_OFF_TO_MS, BACK_OFF_FROM_MS * 2 ** (failures - 1));
  return Math.max(BACK_OFF_AT_LEAST_MS, Math.round(random() * ceiling));
}

/** While offline, how long until the cloud is asked again whether it is there; [SY7]. */
export const probeAgainMs = (random: () => number): number => Math.round(1_000 + random() * 2_000);
