import { ZERO } from '#shared/money/minor.ts';
import { decideOrder } from '#shared/order/decide-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import type { SaleAttempt } from '#shared/payment/attempt.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { handleCommand } from '../engine/handle-command.ts';
import { orderContext, type Till } from '../engine/till.ts';
import { readOrder } from '../orders/orders.ts';
import { readAttempt, writeAttempt } from './attempt-rows.ts';
import type { CardAttempts } from './card-attempts.ts';

type Input = Extract<OrderCommand, { name: 'payCard' }>['input'];

/** Writes that a card is to be asked, and then asks; a repeat is the same attempt; spec [CP1], [CP4]. */
export function payCard(till: Till, cards: CardAttempts, input: Input): Result<{ order: Order }, Refusal> {
  const answer = handleCommand(till, 'orders.payCard', input, () => {
    const order = till.openOrders.get(input.orderId) ?? readOrder(till.db, input.orderId);
    const decision = decideOrder(order, { name: 'payCard', input }, orderContext(till, 'payCard'));
    if (!decision.ok) return decision;
    if (!order || readAttempt(till.db, input.attemptId)) return err(refuse('payment-exists'));
    const attempt = attemptOf(till, order, input);
    return ok({
      events: [],
      answer: () => {
        writeAttempt(till.db, attempt);
        return { order, attempt };
      },
    });
  });
  if (!answer.ok) return answer;
  const { order, attempt } = answer.value;
  cards.take(attempt);
  return ok({ order });
}

function attemptOf(till: Till, order: Order, input: Input): SaleAttempt {
  const { reader, tips, captures } = till.settings.shop.cards;
  const { attemptId: id, orderId, paymentId, checkId = null, amount, tip = ZERO } = input;
  return {
    ...{ kind: 'sale', id, orderId, paymentId, checkId, amount, tip },
    ...{ state: 'creating', driver: reader === 'none' ? 'simulated' : reader, intentId: null, tries: 1, problem: null },
    ...{ staff: till.actor().staff, currency: order.pricing.currency, card: null },
    ...{ startedAt: till.now(), changedAt: till.now() },
    asksTip: tips === 'reader' && tip === 0 && till.settings.shop.tipPresets.length > 0,
    capturesAtOnce: captures === 'at-once',
  };
}
