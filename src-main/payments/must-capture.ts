import type { CardAttempt } from '#shared/payment/attempt.ts';
import type { Till } from '../engine/till.ts';
import { readOrder } from '../orders/orders.ts';

/** Banks hold what they promised for a few days at most. */
const LATEST_MS = 20 * 3_600_000;

/** Whether promised money is to be drawn now: its day is closed, or it must not wait any longer; spec [CP9]. */
export function mustCapture(till: Pick<Till, 'db' | 'day' | 'now' | 'openOrders'>, attempt: CardAttempt): boolean {
  if (attempt.kind !== 'sale' || attempt.state !== 'authorised') return false;
  if (attempt.capturesAtOnce || till.now() - attempt.startedAt > LATEST_MS) return true;
  const order = till.openOrders.get(attempt.orderId) ?? readOrder(till.db, attempt.orderId);
  return till.day?.state !== 'open' || order?.businessDate !== till.day.businessDate;
}
