import type { Instant } from '#shared/time/instant.ts';

export type AgeLevel = 'calm' | 'warning' | 'late';

export interface Age {
  readonly minutes: number;
  readonly level: AgeLevel;
}

const WARNING_MINUTES = 5;
const LATE_MINUTES = 10;

/** How long a ticket stands: a warning from five minutes on, late after ten; spec [K43]. */
export function ageOf(at: Instant, now: Instant): Age {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  const level = minutes >= LATE_MINUTES ? 'late' : minutes >= WARNING_MINUTES ? 'warning' : 'calm';
  return { minutes, level };
}
