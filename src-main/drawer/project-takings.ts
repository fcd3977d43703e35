import { takingsOf } from '#shared/drawer/takings-of.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { inFoldingOrder, stampOf } from '#shared/journal/entry.ts';
import { applyFact, type OrderFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { readFacts } from '../orders/fold-order.ts';
import { addToTakings, clearTakings } from './session-takings.ts';
import { sessionAt } from './sessions.ts';

/** Adds what a fact that came in order brought to the session in which its till recorded it; spec [DR3]. */
export function projectTakings(db: Writer, before: Order | null, fact: OrderFact, after: Order): void {
  const takings = takingsOf(before, fact, after);
  const session = takings && sessionAt(db, fact.device, stampOf(fact));
  if (takings && session) addToTakings(db, session, fact.payload.orderId, takings);
}

/**
 * An order folded from all its facts, and with it what it brought to sessions: where something came late, what came after it
 * may have brought something else; spec [DR4].
 */
export function refoldOrder(db: Writer, id: OrderId, journal: Reader = db): Order | null {
  clearTakings(db, id);
  let order: Order | null = null;
  for (const fact of readFacts(journal, id).sort(inFoldingOrder)) {
    const after = applyFact(order, fact);
    projectTakings(db, order, fact, after);
    order = after;
  }
  return order;
}
