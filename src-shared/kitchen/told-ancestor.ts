import type { LineId } from '../ids/ids.ts';
import type { OrderLine } from '../order/order.ts';

/** The nearest line before this one, by changes, that the kitchen was told to make and not yet told to stop. */
export function toldAncestor(
  line: Pick<OrderLine, 'replaces'>,
  byId: Pick<ReadonlyMap<LineId, OrderLine>, 'get'>,
): OrderLine | null {
  const seen = new Set<LineId>();
  let at = line.replaces;
  while (at && !seen.has(at)) {
    seen.add(at);
    const before = byId.get(at);
    if (before?.kitchen === 'told') return before;
    at = before?.replaces ?? null;
  }
  return null;
}
