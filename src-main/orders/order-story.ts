import type { StoryEntry } from '#shared/contract/order-history-contract.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { inFoldingOrder } from '#shared/journal/entry.ts';
import { readEvent } from '#shared/journal/events.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Reader } from '../db/connection.ts';
import { readOrderEntries } from '../engine/journal.ts';
import { readFacts } from './fold-order.ts';

/** All that was said of an order, here and elsewhere, in folding order, with who approved what here; spec [PY20]. */
export function orderStory(db: Reader, orderId: OrderId): Result<{ entries: StoryEntry[] }, Refusal> {
  const facts = readFacts(db, orderId);
  if (facts.length === 0) return err(refuse('order-unknown'));
  const approvals = readOrderEntries(db, orderId).flatMap((entry) => {
    const event = entry.type === 'staff.approved' ? readEvent(entry) : null;
    return event ? [{ ...entry, ...event }] : [];
  });
  return ok({
    entries: [...facts, ...approvals]
      .sort(inFoldingOrder)
      .map(({ type, at, staff, device, payload }) => ({ type, at, staff, device, payload: { ...payload } })),
  });
}
