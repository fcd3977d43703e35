import { expect, it } from 'vitest';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { columnOf, daysOfMonth, firstWeekday, inMonthsAway } from './month-days.ts';

const day = (text: string) => text as BusinessDate;

it('[L16] begins a week as the country does', () => {
  expect(['en-US', 'de-DE', 'ar-EG-u-nu-latn', 'ar-IE-u-nu-latn'].map(firstWeekday)).toEqual([7, 1, 6, 1]);
  // The 22nd of November 2026 is a Sunday.
  expect([7, 1, 6].map((first) => columnOf(day('2026-11-22'), first))).toEqual([1, 7, 2]);
});

it('[L16] knows the days of a month, and the same day of another', () => {
  expect([daysOfMonth(day('2026-02-11')).length, daysOfMonth(day('2024-02-11')).at(-1)]).toEqual([28, '2024-02-29']);
  expect(inMonthsAway(day('2026-03-31'), -1)).toBe('2026-02-28');
  expect(inMonthsAway(day('2026-01-15'), -1)).toBe('2025-12-15');
  expect(inMonthsAway(day('2025-12-15'), 1)).toBe('2026-01-15');
});
