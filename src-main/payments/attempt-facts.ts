import type { JournalEvent } from '#shared/journal/events.ts';
import { applyFact, type OrderFact } from '#shared/order/apply-order.ts';
import { decideOrder } from '#shared/order/decide-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderEvent } from '#shared/order/order-events.ts';
import type { CardAttempt, SaleAttempt } from '#shared/payment/attempt.ts';
import { isPaid } from '#shared/payment/attempt-states.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import { returnOf, saleOf } from '#shared/stock/decide-stock.ts';
import { orderContext, type Till } from '../engine/till.ts';
import { readOrder } from '../orders/orders.ts';

/** What an attempt's step means for its order: paid, paid after all not, or given back; nothing in between. */
export function factsOf(till: Till, before: CardAttempt, after: CardAttempt): JournalEvent[] {
  if (after.kind === 'refund') {
    if (after.state !== 'returned' || before.state === 'returned') return [];
    const moved = returnOf(after.refund, till.catalogIndex);
    return [{ type: 'order.refunded', v: 1, payload: after.refund }, ...(moved ? [moved] : [])];
  }
  if (isPaid(after.state) && !isPaid(before.state)) return paidBy(till, after);
  if (isPaid(before.state) && !isPaid(after.state)) {
    const { orderId, paymentId } = after;
    return [{ type: 'order.payment-failed', v: 1, payload: { orderId, paymentId, why: after.problem ?? 'refused' } }];
  }
  return [];
}

/** The payment, and the end of the sale where nothing is left to pay: nobody need come back to the screen for it. */
function paidBy(till: Till, attempt: SaleAttempt): JournalEvent[] {
  const payment = paymentOf(attempt);
  const order = till.openOrders.get(attempt.orderId) ?? readOrder(till.db, attempt.orderId);
  if (order?.status.state !== 'open') return [payment];
  const paid = applyFact(order, asNext(till, order, payment));
  if (balanceOf(paid) > 0) return [payment];
  const input = { commandId: till.newId<never>(), orderId: order.id, sendId: till.newId<never>() };
  const context = { ...orderContext(till, 'complete'), atCard: new Set<never>() };
  const settled = decideOrder(paid, { name: 'complete', input: { ...input, expectedVersion: paid.version } }, context);
  const sold = saleOf(paid, till.catalogIndex);
  return settled.ok ? [payment, ...settled.value, ...(sold ? [sold] : [])] : [payment];
}

function paymentOf(attempt: SaleAttempt): Extract<OrderEvent, { type: 'order.payment-added' }> {
  const { id, orderId, paymentId, checkId, amount, tip, card, driver, intentId } = attempt;
  return {
    type: 'order.payment-added',
    v: 3,
    payload: {
      ...{ orderId, paymentId, tender: 'card', amount },
      card: {
        ...{ attemptId: id, brand: card?.brand ?? null, last4: card?.last4 ?? null, code: card?.code ?? null, driver },
        ...(intentId && { intentId }),
        ...(driver === 'simulated' && { simulated: true }),
      },
      ...(tip && { tip }),
      ...(checkId && { checkId }),
    },
  };
}

/** Where the journal will put it, as far as an order can tell. */
const asNext = (till: Till, order: Order, event: OrderEvent): OrderFact => ({
  ...event,
  ...{ at: till.now(), businessDate: order.businessDate, staff: order.staff, device: till.device.id },
  ...{ segment: till.device.segment.id, hlc: (order.last?.hlc ?? 0) as never, seq: (order.last?.seq ?? 0) + 1 },
});
