import { decideOrder } from '#shared/order/decide-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import { cardDriverName } from '#shared/payment/card-driver-name.ts';
import type { OrderPayment } from '#shared/payment/payment.ts';
import type { OrderRefunded } from '#shared/payment/refund-events.ts';
import type { Refusal } from '#shared/refusal.ts';
import { ok, type Result } from '#shared/result.ts';
import { handleCommand, handleOrderCommand, withStock } from '../engine/handle-command.ts';
import { orderContext, type Till } from '../engine/till.ts';
import { readOrder } from '../orders/orders.ts';
import { readAttempt, writeAttempt } from './attempt-rows.ts';
import type { CardAttempts } from './card-attempts.ts';

type Input = Extract<OrderCommand, { name: 'refund' }>['input'];
type Payment = Extract<OrderPayment, { tender: 'card' }>;

/** Gives back at once what another tender took; what a card paid is given back once its driver says that it is; spec [CP13]. */
export function refundOrder(till: Till, cards: CardAttempts, input: Input): Result<{ order: Order }, Refusal> {
  const order = till.openOrders.get(input.orderId) ?? readOrder(till.db, input.orderId);
  const wanted = new Set(input.to.map(({ paymentId }) => paymentId));
  const paidByCard = (order?.payments ?? []).filter(isThroughDriver).filter((one) => wanted.has(one.paymentId));
  if (!order || paidByCard.length === 0) return handleOrderCommand(till, { name: 'refund', input });
  const done = handleCommand(till, 'orders.refund', input, () => {
    const decision = decideOrder(order, { name: 'refund', input }, orderContext(till, 'refund'));
    if (!decision.ok) return decision;
    const attempts: CardAttempt[] = [];
    const others = decision.value.filter((event) => {
      const payment =
        event.type === 'order.refunded' && paidByCard.find(({ paymentId }) => paymentId === event.payload.paymentId);
      if (payment && event.type === 'order.refunded') attempts.push(attemptOf(till, order, payment, event.payload));
      return !payment;
    });
    return ok({
      events: withStock(till, order, others),
      answer: () => {
        for (const attempt of attempts) writeAttempt(till.db, attempt);
        return { order: readOrder(till.db, order.id) ?? order, attempts: attempts.map(({ id }) => id) };
      },
    });
  });
  if (!done.ok) return done;
  for (const id of done.value.attempts) {
    const attempt = readAttempt(till.db, id);
    if (attempt) cards.take(attempt);
  }
  return ok({ order: done.value.order });
}

const isThroughDriver = (payment: OrderPayment): payment is Payment =>
  payment.tender === 'card' &&
  payment.card.intentId !== undefined &&
  cardDriverName.safeParse(payment.card.driver).success;

const attemptOf = (till: Till, order: Order, { card }: Payment, refund: OrderRefunded): CardAttempt => ({
  ...{ kind: 'refund', id: till.newId(), orderId: order.id, refund },
  ...{ state: 'queued', driver: cardDriverName.parse(card.driver), intentId: card.intentId ?? null, tries: 1 },
  ...{ problem: null, staff: till.actor().staff, currency: order.pricing.currency },
  ...{ startedAt: till.now(), changedAt: till.now() },
});
