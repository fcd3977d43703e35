import { z } from 'zod';
import type { Brand } from '../ids/ids.ts';
import type { Instant } from './instant.ts';

/** The trading day a sale belongs to, `YYYY-MM-DD`; not the calendar day when a shop trades past midnight. */
export type BusinessDate = Brand<string, 'BusinessDate'>;
export const businessDate = z.iso.date() as unknown as z.ZodType<BusinessDate, string>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The trading day at `at` for a shop in an IANA zone whose day starts `dayStartMinutes` after local midnight. */
export function businessDateAt(at: Instant, timeZone: string, dayStartMinutes: number): BusinessDate {
  const { year, month, day, hour, minute } = localParts(at, timeZone);
  const beforeStart = hour * 60 + minute < dayStartMinutes;
  const date = new Date(Date.UTC(year, month - 1, day - (beforeStart ? 1 : 0)));
  return date.toISOString().slice(0, 10) as BusinessDate;
}

/** The first instant of a trading day, to the millisecond. */
export function startOfBusinessDate(date: BusinessDate, timeZone: string, dayStartMinutes: number): Instant {
  const midnight = Date.parse(date);
  // No wall is more than a day away from UTC's, and no day starts later than one.
  let [before, within] = [midnight - 2 * DAY_MS, midnight + 3 * DAY_MS];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (businessDateAt(middle as Instant, timeZone, dayStartMinutes) < date) before = middle;
    else within = middle;
  }
  return within as Instant;
}

export const daysBefore = (date: BusinessDate, days: number): BusinessDate =>
  new Date(Date.parse(date) - days * DAY_MS).toISOString().slice(0, 10) as BusinessDate;

const DAY_MS = 24 * 60 * 60_000;

/** The hour of the day, 0–23, that a clock on the shop's wall shows at `at`. */
export const localHourAt = (at: Instant, timeZone: string): number => localParts(at, timeZone).hour;

/** What the clock on the shop's wall shows: minutes from midnight, and the day of the week, 1 for Monday. */
export function wallTimeAt(at: Instant, timeZone: string): { weekday: number; minutes: number } {
  const { year, month, day, hour, minute } = localParts(at, timeZone);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { weekday: weekday === 0 ? 7 : weekday, minutes: hour * 60 + minute };
}

/** Whether this machine knows the zone: what it may lack, another's build may have. */
export function isTimeZone(name: string): boolean {
  try {
    return zoned(name) !== undefined;
  } catch {
    return false;
  }
}

function localParts(at: Instant, timeZone: string) {
  const parts = new Map(
    zoned(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') };
}

function zoned(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
