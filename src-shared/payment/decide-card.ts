import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { Decision, OrderContext } from '../order/order-context.ts';
import { refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { askedFor } from './decide-payment.ts';

type Input = Extract<OrderCommand, { name: 'payCard' }>['input'];

/** A card is asked for at most the balance. Nothing happens to the order until it has paid; spec [CP1]. */
export function decidePayCard(order: Order, input: Input, { cardReader }: Pick<OrderContext, 'cardReader'>): Decision {
  if (cardReader === 'none') return err(refuse('card-reader-none'));
  const asked = askedFor(order, input);
  if (!asked.ok) return asked;
  const { balance } = asked.value;
  if (input.amount <= 0 || input.amount > balance) return err(refuse('payment-out-of-range', { most: balance }));
  return ok([]);
}
