import type { LineId } from '../ids/ids.ts';
import { activeLines } from '../pricing/price-order.ts';
import type { Instant } from '../time/instant.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderEvent } from './order-events.ts';

type Given = Extract<OrderEvent, { type: 'order.lines-given' }>['payload'];
type Taken = Extract<OrderEvent, { type: 'order.lines-taken' }>['payload'];

/**
 * The order without lines that are another's now: they stay in it as given. Where nothing of it is left, here or with the
 * kitchen, it is merged; spec [FP11], [FP13].
 */
export function withoutGiven(order: Order, { to, lineIds }: Given, at: Instant): Order {
  const ids = new Set(lineIds);
  const lines = order.lines.map((line) => (ids.has(line.lineId) ? { ...line, voided: given(line, to, at) } : line));
  const after = { ...order, lines };
  if (order.status.state !== 'open' || !isEmpty(after)) return after;
  return { ...after, status: { state: 'merged', at, into: to } };
}

const given = ({ voided }: OrderLine, to: Given['to'], at: Instant): OrderLine['voided'] =>
  voided ? { ...voided, to } : { reason: null, replacedBy: null, at, to };

/** Nothing stands on it, and there is nothing that the kitchen must still be told to stop. */
const isEmpty = (order: Order): boolean =>
  activeLines(order).length === 0 && order.lines.every(({ kitchen, voided }) => kitchen !== 'told' || voided?.to);

/** The order with lines that were another's; one that was merged is open again with them; spec [FP11], [FP13]. */
export function withTaken(order: Order, { lines, discounts }: Taken): Order {
  const came = new Set<LineId>(lines.map(({ lineId }) => lineId));
  const before = new Set(discounts.map(({ discountId }) => discountId));
  return reopened({
    ...order,
    lines: [...order.lines.filter(({ lineId }) => !came.has(lineId)), ...lines],
    discounts: [
      ...order.discounts.filter(({ discountId }) => !before.has(discountId)),
      ...discounts.map((discount) => ({ ...discount, voided: false })),
    ],
  });
}

/** What is rung up on an order that was merged meanwhile stands on it: it is open again; spec [FP13]. */
export const reopened = (order: Order): Order =>
  order.status.state === 'merged' ? { ...order, status: { state: 'open' } } : order;

/** The order with the lines that stood on it when they were given: whoever settled it sold them; spec [FP14]. */
export const withGivenBack = (order: Order): Order => ({
  ...order,
  lines: order.lines.map((line) =>
    line.voided?.to && line.voided.reason === null && line.voided.replacedBy === null
      ? { ...line, voided: null }
      : line,
  ),
});

/** Whether one of these lines was given to another order already. */
export const wasGiven = (order: Order, { lineIds, to }: Given): boolean =>
  order.lines.some(({ lineId, voided }) => lineIds.includes(lineId) && voided?.to && voided.to.orderId !== to.orderId);
