import type { BusinessDate } from '#shared/time/business-date.ts';
import { displayLocale } from './display-locale.ts';

/** A trading day in words. It is a date of the calendar, not a moment: no time zone may move it. */
export const dayInWords = (date: BusinessDate, length: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(displayLocale(), {
    weekday: length,
    day: 'numeric',
    month: length,
    ...(length === 'long' ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
