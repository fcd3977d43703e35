import type { Day } from '#shared/day/day.ts';
import type { DayEvent } from '#shared/day/day-events.ts';
import { inFoldingOrder } from '#shared/journal/entry.ts';
import { readEvent } from '#shared/journal/events.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Reader } from '../db/connection.ts';
import { type DayEntry, readOwnDayEntries, readPastDayEntries } from './past-entries.ts';

export type DayFact = { readonly at: Instant } & DayEvent;

/** A day opens, closes, and may be opened again on the same date; spec [D1]. */
export function nextDay(before: Day | null, entry: DayFact): Day {
  const { businessDate } = entry.payload;
  if (entry.type === 'day.opened') return { state: 'open', businessDate, openedAt: before?.openedAt ?? entry.at };
  return { state: 'closed', businessDate, openedAt: before?.openedAt ?? entry.at, closedAt: entry.at };
}

/** The days that this till's past speaks of, each folded from it and from what was recorded here; spec [PU13]. */
export function foldPastDays(db: Reader): ReadonlyMap<BusinessDate, Day> {
  const days = new Map<BusinessDate, Day>();
  const past = readPastDayEntries(db);
  if (past.length === 0) return days;
  const dates = new Set(past.flatMap((entry) => factOf(entry)?.payload.businessDate ?? []));
  for (const entry of [...past, ...readOwnDayEntries(db)].sort(inFoldingOrder)) {
    const fact = factOf(entry);
    if (!fact || !dates.has(fact.payload.businessDate)) continue;
    const { businessDate } = fact.payload;
    days.set(businessDate, nextDay(days.get(businessDate) ?? null, fact));
  }
  return days;
}

function factOf(entry: DayEntry): DayFact | null {
  const event = readEvent(entry);
  return event?.type === 'day.opened' || event?.type === 'day.closed' ? { ...event, at: entry.at } : null;
}
