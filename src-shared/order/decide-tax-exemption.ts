import { refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { lacks } from '../staff/rights.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import { pricedAsBefore } from './priced-as-before.ts';

type Input = Extract<OrderCommand, { name: 'exemptTax' }>['input'];

/** Tax is taken off an order for a document that is named, by whoever may; anybody may put it on again; spec [M17]. */
export function decideExemptTax(order: Order, { exemption }: Input, ctx: OrderContext): Decision {
  const old = pricedAsBefore(order);
  if (old) return err(old);
  if (!exemption && !order.taxExemption) return err(refuse('not-tax-exempt', { number: order.number }));
  const missing = exemption && lacks(ctx, 'exempt-tax');
  if (missing) return err(missing);
  return ok([{ type: 'order.tax-exempted', v: 1, payload: { orderId: order.id, exemption } }]);
}
