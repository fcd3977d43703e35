import { type Refusal, refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { serviceChargeFor } from './decide-service-charge.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import type { OrderLabels } from './order-labels.ts';
import { repricedLines } from './reprice.ts';
import { repricedByType } from './reprice-by-type.ts';
import { notHandedOver } from './server-of.ts';
import { beyondTotal } from './total-limit.ts';

type Input = Extract<OrderCommand, { name: 'label' }>['input'];
/** How far ahead an order can be wanted, in milliseconds: a year. */
const LONGEST_AHEAD = 366 * 86_400_000;

/** Says something of an order as a whole; another type prices its lines anew, and covers say whether the service is charged; spec [O15], [O16], [M16]. */
export function decideLabel(order: Order, { set: said }: Input, ctx: OrderContext): Decision {
  const set = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as OrderLabels;
  const refusal = notSayable(order, set, ctx);
  if (refusal) return err(refusal);
  const repriced = set.type ? repricedByType(order, set.type, ctx) : [];
  const lines = repriced.reduce<Order['lines']>((all, { payload }) => repricedLines(all, payload), order.lines);
  for (const { payload } of repriced) {
    const line = lines.find(({ lineId }) => lineId === payload.lineId);
    const tooLarge = line && beyondTotal({ ...order, lines }, line);
    if (tooLarge) return err(tooLarge);
  }
  const charge = set.covers === undefined ? null : serviceChargeFor(order, set.covers, ctx);
  return ok([
    { type: 'order.labelled', v: 1, payload: { orderId: order.id, set } },
    ...repriced,
    ...(charge ? [charge] : []),
  ]);
}

function notSayable(order: Order, { type, dueAt, server }: OrderLabels, ctx: OrderContext): Refusal | null {
  if (type && !ctx.orderTypes.includes(type)) return refuse('order-type-not-offered');
  if (dueAt && (dueAt < order.openedAt || dueAt > order.openedAt + LONGEST_AHEAD)) return refuse('due-out-of-range');
  return server === undefined ? null : notHandedOver(order, server, ctx);
}
