import type { StoryEntry } from '#shared/contract/order-history-contract.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { inFoldingOrder } from '#shared/journal/entry.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Reader } from '../db/connection.ts';
import { readFacts } from './fold-order.ts';

/** All that was said of an order, here and elsewhere, in folding order; spec [PY20]. */
export function orderStory(db: Reader, orderId: OrderId): Result<{ entries: StoryEntry[] }, Refusal> {
  const facts = readFacts(db, orderId);
  if (facts.length === 0) return err(refuse('order-unknown'));
  return ok({
    entries: facts
      .sort(inFoldingOrder)
      .map(({ type, at, staff, device, payload }) => ({ type, at, staff, device, payload })),
  });
}
