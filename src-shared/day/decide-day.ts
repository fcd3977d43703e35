import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import type { BusinessDate } from '../time/business-date.ts';
import type { Day } from './day.ts';
import type { DayEvent } from './day-events.ts';

/** A clock may be wrong by a lot, and a person says what day it is; but not by more than a year. */
const MAX_DAYS_FROM_TODAY = 366;

/** Opens a trading day, or opens again one that was closed too early; spec [D1], [D2]. */
export function decideOpenDay(
  open: Day | null,
  businessDate: BusinessDate,
  today: BusinessDate,
): Result<DayEvent[], Refusal> {
  if (open) return err(refuse('day-already-open', { businessDate: open.businessDate }));
  const distance = Math.abs(Date.parse(businessDate) - Date.parse(today)) / 86_400_000;
  if (distance > MAX_DAYS_FROM_TODAY) return err(refuse('day-out-of-range', { businessDate, today }));
  return ok([{ type: 'day.opened', v: 1, payload: { businessDate } }]);
}

/** Closes the open day once nothing is left open on it, nor the drawer that took its cash; spec [D3], [DR12]. */
export function decideCloseDay(
  open: Day | null,
  openOrders: number,
  isDrawerOpen: boolean,
): Result<DayEvent[], Refusal> {
  if (!open) return err(refuse('day-not-open'));
  if (openOrders > 0) return err(refuse('orders-still-open', { count: openOrders }));
  if (isDrawerOpen) return err(refuse('drawer-still-open'));
  return ok([{ type: 'day.closed', v: 1, payload: { businessDate: open.businessDate } }]);
}
