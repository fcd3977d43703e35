import type { OrderId, SegmentId } from '../ids/ids.ts';
import type { BusinessDate } from '../time/business-date.ts';
import type { Hlc } from '../time/hlc.ts';
import { applyFact } from './apply-order.ts';
import type { Order } from './order.ts';
import type { OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';

/** The order as these events will leave it, at made-up places in the journal; null where nothing is known of it; spec [O9]. */
export function foretell(
  order: Order | null,
  events: readonly OrderEvent[],
  orderId: OrderId,
  ctx: OrderContext,
): Order | null {
  let foretold = order;
  for (const event of events) {
    // What it says of another order is told with that one.
    if (event.payload.orderId !== orderId) continue;
    foretold = applyFact(foretold, {
      ...event,
      at: ctx.now,
      businessDate: ctx.businessDate ?? order?.businessDate ?? ('0001-01-01' as BusinessDate),
      staff: ctx.staff,
      device: ctx.device,
      segment: (order?.last?.segment ?? ctx.device) as SegmentId,
      hlc: ((foretold?.last?.hlc ?? 0) + 1) as Hlc,
      seq: (foretold?.last?.seq ?? 0) + 1,
    });
  }
  return foretold;
}
