import { type BusinessDate, daysBefore } from '#shared/time/business-date.ts';

/** The days of the month that a day is in. */
export function daysOfMonth(day: BusinessDate): readonly BusinessDate[] {
  const first = `${day.slice(0, 7)}-01` as BusinessDate;
  const [year = 0, month = 0] = first.split('-').map(Number);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length }, (_, at) => daysBefore(first, -at));
}

/** The same day of another month, or that month's last. */
export function inMonthsAway(day: BusinessDate, months: number): BusinessDate {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10) as BusinessDate;
  const days = daysOfMonth(first);
  return days[Number(day.slice(8)) - 1] ?? days.at(-1) ?? first;
}

/** Which day a locale's week begins with, 1 for Monday; Monday in a browser that cannot tell. */
export const firstWeekday = (locale: string): number => {
  const known: Partial<Intl.Locale> = new Intl.Locale(locale);
  return known.getWeekInfo?.().firstDay ?? 1;
};

/** The column of a day in a week that begins with `first`, 1 for the first. */
export const columnOf = (day: BusinessDate, first: number): number =>
  ((new Date(Date.parse(day)).getUTCDay() - first + 7) % 7) + 1;
