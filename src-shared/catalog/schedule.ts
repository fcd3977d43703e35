import { z } from 'zod';
import { type ScheduleId, scheduleId } from '../ids/ids.ts';
import { wallTimeAt } from '../time/business-date.ts';
import type { Instant } from '../time/instant.ts';
import { menuName } from './menu-fields.ts';

/** From `from` until before `to`, in minutes from local midnight, on days of the week: 1 is Monday, 7 Sunday; spec [MN5]. */
export const hours = z.strictObject({
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: z.int().min(0).max(1_439),
  /** Not after `from`, it is on the next day. */
  to: z.int().min(0).max(1_440),
});

/** Hours that a shop has a name for, such as breakfast or the happy hour. */
export const schedule = z.strictObject({
  id: scheduleId,
  name: menuName,
  hours: z.array(hours).max(28),
  archived: z.boolean(),
});
export type Schedule = z.output<typeof schedule>;
export type Hours = z.output<typeof hours>;

/** The schedules that are on at `at` by the clock on the shop's wall; an archived one never is; spec [MN5]. */
export function schedulesOn(schedules: Iterable<Schedule>, at: Instant, timeZone: string): ReadonlySet<ScheduleId> {
  const all = [...schedules].filter(({ archived }) => !archived);
  if (all.length === 0) return NONE;
  const wall = wallTimeAt(at, timeZone);
  return new Set(all.filter((one) => one.hours.some((span) => isWithin(span, wall))).map(({ id }) => id));
}

const NONE: ReadonlySet<ScheduleId> = new Set();

function isWithin({ days, from, to }: Hours, { weekday, minutes }: { weekday: number; minutes: number }): boolean {
  if (from < to) return days.includes(weekday) && minutes >= from && minutes < to;
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return (days.includes(weekday) && minutes >= from) || (days.includes(dayBefore) && minutes < to);
}
