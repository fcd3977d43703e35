import type { OrderId } from '#shared/ids/ids.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import { holdsOrder } from '#shared/payment/attempt-states.ts';
import type { TillView } from '../../till-client/till-store.ts';
import { useTillView } from '../../till-client/use-till.tsx';

/** The last attempt at an order that this screen heard of. */
export const useLastAttempt = (orderId: OrderId): CardAttempt | null =>
  useTillView((view) => lastAttempt(view, orderId));

/** The attempt that holds an order now, whichever window began it. */
export function useAttemptAt(orderId: OrderId | null): CardAttempt | null {
  return useTillView(({ cardAttempts }) => {
    for (const attempt of cardAttempts.values()) {
      if (attempt.orderId === orderId && holdsOrder(attempt.state)) return attempt;
    }
    return null;
  });
}

/** Whether an order was just given to the reader and the engine has not said so yet. */
export const useIsAsked = (orderId: OrderId | null): boolean =>
  useTillView(
    ({ orders }) =>
      (orderId && orders.get(orderId)?.pending.some(({ command }) => command.name === 'payCard')) || false,
  );

function lastAttempt({ cardAttempts }: TillView, orderId: OrderId): CardAttempt | null {
  let last: CardAttempt | null = null;
  for (const attempt of cardAttempts.values()) {
    if (attempt.orderId === orderId && (!last || attempt.startedAt >= last.startedAt)) last = attempt;
  }
  return last;
}
