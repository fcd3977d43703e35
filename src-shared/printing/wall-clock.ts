import type { Instant } from '../time/instant.ts';
import type { PaperOptions } from './paper-options.ts';

/** The time of day on the shop's wall: 14:05. */
export const clock = (at: Instant, { locale, timeZone }: Pick<PaperOptions, 'locale' | 'timeZone'>): string =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
