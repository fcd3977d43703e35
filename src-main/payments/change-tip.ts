import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, type Result } from '#shared/result.ts';
import { findAnswer, requestHash } from '../engine/command-answers.ts';
import { handleOrderCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { readOrder } from '../orders/orders.ts';
import { readAttempt } from './attempt-rows.ts';

type Input = Extract<OrderCommand, { name: 'changeTip' }>['input'];

/** A card's tip is drawn with the rest: it can be changed until then, where the card paid; spec [CP9]. */
export function changeTip(till: Till, input: Input): Result<{ order: Order }, Refusal> {
  const isRepeat = findAnswer(till.db, input.commandId, requestHash('orders.changeTip', input)) !== null;
  const order = till.openOrders.get(input.orderId) ?? readOrder(till.db, input.orderId);
  const payment = order?.payments.find(({ paymentId }) => paymentId === input.paymentId);
  if (!isRepeat && payment?.tender === 'card' && payment.card.driver !== undefined) {
    if (readAttempt(till.db, payment.card.attemptId)?.state !== 'authorised') return err(refuse('card-too-late'));
  }
  return handleOrderCommand(till, { name: 'changeTip', input });
}
