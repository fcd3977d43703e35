import { z } from 'zod';
import { itemId, lineId, orderId, paymentId, refundId, staffId } from '../ids/ids.ts';
import { minor, quantity } from '../money/minor.ts';
import { taxTotal } from '../pricing/totals.ts';
import { businessDate } from '../time/business-date.ts';
import { instant } from '../time/instant.ts';

/** What of a line is returned. Amounts are what the sale had of them; quantity is nothing where only money goes back. */
export const refundedLine = z.object({
  /** Null for what no line made, such as a service charge. */
  lineId: lineId.nullable(),
  quantity,
  gross: minor,
  discount: minor,
  net: minor,
  tax: minor,
  taxes: z.array(taxTotal),
});

/** A payment is given back, or a part of it. What went over the counter is amount + tip + rounding; spec [PY14]. */
export const orderRefunded = z.object({
  orderId,
  refundId,
  /** The payment that it returns. */
  paymentId,
  tender: z.enum(['cash', 'card', 'external']),
  /** What it returns of what the payment settled: the sum of the lines. */
  amount: minor,
  tip: minor,
  rounding: minor,
  lines: z.array(refundedLine),
  /** What came back and can be sold again. */
  restock: z.array(z.object({ itemId, quantity })),
  reason: z.string().min(1).max(200),
});
export type OrderRefunded = z.output<typeof orderRefunded>;

/** A refund as it stands on its order; it counts on the day on which it was given. */
export const orderRefund = orderRefunded
  .omit({ orderId: true })
  .extend({ at: instant, businessDate, staff: staffId.nullable() });
export type OrderRefund = z.output<typeof orderRefund>;
