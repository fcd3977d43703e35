import type { CommandId } from '#shared/ids/ids.ts';
import type { JournalEvent } from '#shared/journal/events.ts';
import { decideOrder } from '#shared/order/decide-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import type { OrderEvent } from '#shared/order/order-events.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { returnOf, saleOf } from '#shared/stock/decide-stock.ts';
import { refold } from '../orders/fold-order.ts';
import { readOrder } from '../orders/orders.ts';
import { findAnswer, requestHash, type StoredAnswer, writeAnswer } from './command-answers.ts';
import { commit } from './commit.ts';
import { orderContext, type Till } from './till.ts';

/** Carries out a command on an order, once: a repeat is answered as it was the first time; promise 2. */
export function handleOrderCommand(till: Till, command: OrderCommand): Result<{ order: Order }, Refusal> {
  const { commandId, orderId } = command.input;
  const request = requestHash(`orders.${command.name}`, command.input);
  const answer = findAnswer(till.db, commandId, request);
  if (answer) return repeat(answer, (position) => refold(till.db, orderId, position));
  const order = till.openOrders.get(orderId) ?? readOrder(till.db, orderId);
  const decision = decideOrder(order, command, orderContext(till, command.name));
  if (!decision.ok) return refused(till, commandId, request, decision.error);
  const events = withStock(till, order, decision.value);
  return commit(till, events, ({ orders, position }) => {
    const after = orders.find(({ id }) => id === orderId);
    if (!after) throw new Error('an accepted order command left no order');
    writeAnswer(till.db, commandId, request, { kind: 'order', position }, till.now());
    return ok({ order: after });
  });
}

/**
 * What settles an order takes what it sold out of stock, and what is given back to be sold again comes back into it, in the
 * same transaction; spec [SK3], [SK14].
 */
export function withStock(till: Till, order: Order | null, events: readonly OrderEvent[]): readonly JournalEvent[] {
  const moved = events.flatMap((event) => {
    if (event.type === 'order.completed') return (order && saleOf(order, till.catalogIndex)) ?? [];
    return event.type === 'order.refunded' ? (returnOf(event.payload, till.catalogIndex) ?? []) : [];
  });
  return moved.length > 0 ? [...events, ...moved] : events;
}

/** What a command that is not about one order makes happen, and what it answers once that is a fact. */
export interface Plan<T> {
  readonly events: readonly JournalEvent[];
  /** Called after the events are in the projections, so that it can say what they made. */
  readonly answer: () => T;
}

/** What a decision makes happen: its events, answered once they are facts, or its refusal. */
export const planned = <T>(
  decision: Result<readonly JournalEvent[], Refusal>,
  answer: () => T,
): Result<Plan<T>, Refusal> => (decision.ok ? ok({ events: decision.value, answer }) : decision);

/** Carries out any other command, once. `decide` is called only for a new command. */
export function handleCommand<T>(
  till: Till,
  name: string,
  input: { readonly commandId: CommandId },
  decide: () => Result<Plan<T>, Refusal>,
): Result<T, Refusal> {
  const { commandId } = input;
  const request = requestHash(name, input);
  const known = findAnswer(till.db, commandId, request);
  if (known === 'reused') return err(refuse('command-reused'));
  if (known?.kind === 'refused') return err(known.refusal);
  if (known?.kind === 'value') return ok(known.value as T);
  const decision = decide();
  if (!decision.ok) return refused(till, commandId, request, decision.error);
  return commit(till, decision.value.events, () => {
    const value = decision.value.answer();
    writeAnswer(till.db, commandId, request, { kind: 'value', value }, till.now());
    return ok(value);
  });
}

function repeat(
  answer: StoredAnswer | 'reused',
  orderAt: (position: number) => Order | null,
): Result<{ order: Order }, Refusal> {
  if (answer === 'reused' || answer.kind === 'value') return err(refuse('command-reused'));
  if (answer.kind === 'refused') return err(answer.refusal);
  const order = orderAt(answer.position);
  return order ? ok({ order }) : err(refuse('order-unknown'));
}

/** For want of a right nothing was decided: the same command may come again, approved; spec [SF20]. */
function refused(till: Till, commandId: CommandId, request: Buffer, refusal: Refusal): Result<never, Refusal> {
  if (refusal.code === 'right-missing') return err(refusal);
  writeAnswer(till.db, commandId, request, { kind: 'refused', refusal }, till.now());
  return err(refusal);
}
