import type { Instant } from '#shared/time/instant.ts';

/** The time of day on the shop's wall: 14:05. */
export const timeIn = (at: Instant, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at);

/** The day and time on the shop's wall: 21 Nov, 14:05. */
export const dayAndTimeIn = (at: Instant, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);

/** How long ago, in the unit a person would say: 5 minutes ago, yesterday. */
export function timeAgo(at: Instant, now: Instant, locale: string): string {
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (minutes < 60) return words.format(-minutes, 'minute');
  if (minutes < 48 * 60) return words.format(-Math.round(minutes / 60), 'hour');
  return words.format(-Math.round(minutes / 1_440), 'day');
}

/** The hour a clock shows: 09:00. */
export const hourText = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
