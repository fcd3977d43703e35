import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { foretell } from './foretell.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import { orderTypeOf } from './order-type-of.ts';
import { serverOf } from './server-of.ts';

type Input = Extract<OrderCommand, { name: 'giveLines' }>['input'];

/** The order that lines go to; a new one with what is said to open it. */
interface Taking {
  readonly order: Order;
  readonly opened: readonly OrderEvent[];
}

/** The order that lines go to, which a new one is opened for where that is meant; spec [FP16]. */
export function takingOrder(order: Order, { to, isNew }: Input, ctx: OrderContext): Result<Taking, Refusal> {
  const known = ctx.orderOf(to);
  if (!isNew) return known ? ok({ order: known, opened: [] }) : err(refuse('order-unknown'));
  if (known) return err(refuse('order-exists'));
  if (!ctx.businessDate) return err(refuse('day-not-open'));
  const opened = openedLike(order, to, ctx);
  const foreseen = foretell(null, opened, to, ctx);
  return foreseen ? ok({ order: foreseen, opened }) : err(refuse('order-unknown'));
}

/** It is for the same guests: they sit where they sat, with whoever looked after them, and pay by the same rules. */
function openedLike(order: Order, to: Order['id'], ctx: OrderContext): OrderEvent[] {
  const { number, pricing, tables, taxExemption, serviceCharge } = { ...order, number: ctx.orderNumber };
  const server = serverOf(order);
  const set = {
    type: orderTypeOf(order),
    ...(tables && { tables }),
    ...(server !== ctx.staff && { server }),
  };
  return [
    { type: 'order.opened', v: pricing.version, payload: { orderId: to, number, pricing } },
    { type: 'order.labelled', v: 1, payload: { orderId: to, set } },
    ...(taxExemption
      ? [{ type: 'order.tax-exempted', v: 1, payload: { orderId: to, exemption: taxExemption } } as const]
      : []),
    ...(serviceCharge
      ? [{ type: 'order.service-charge-set', v: 1, payload: { orderId: to, ...serviceCharge } } as const]
      : []),
  ];
}
