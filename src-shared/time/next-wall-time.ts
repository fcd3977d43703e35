import { wallTimeAt } from './business-date.ts';
import type { Instant } from './instant.ts';

const DAY_MINUTES = 1_440;
const MINUTE_MS = 60_000;

/** When the clock on the shop's wall next shows this minute of the day, from `from` on; where it skips it, an hour later. */
export function nextWallTime(minutes: number, from: Instant, timeZone: string): Instant {
  const start = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
  const away = (at: number): number => minutes - wallTimeAt(at as Instant, timeZone).minutes;
  const naive = start + ((away(start) + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS;
  // The clocks may have been moved between the two: by that much the way to it is shorter or longer.
  const off = away(naive);
  const moved = off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off < -DAY_MINUTES / 2 ? off + DAY_MINUTES : off;
  const candidate = naive + moved * MINUTE_MS;
  return (candidate < start ? naive : candidate) as Instant;
}
