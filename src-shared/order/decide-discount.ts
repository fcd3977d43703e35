import { RATE_ONE } from '../money/minor.ts';
import { activeLines, priceOrder } from '../pricing/price-order.ts';
import { refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { lacks } from '../staff/rights.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';

type Input<N extends OrderCommand['name']> = Extract<OrderCommand, { name: N }>['input'];

/** A discount is more than nothing and not more than what it applies to; spec [O10]. */
export function decideDiscount(order: Order, input: Input<'addDiscount'>, ctx: OrderContext): Decision {
  if (order.discounts.some((one) => one.discountId === input.discountId)) return err(refuse('discount-exists'));
  if (activeLines(order).length === 0) return err(refuse('order-empty'));
  if (input.lineId) {
    const line = order.lines.find((one) => one.lineId === input.lineId);
    if (!line) return err(refuse('line-unknown'));
    if (line.voided) return err(refuse('line-voided'));
  }
  if (!isWithin(order, input)) return err(refuse('discount-out-of-range'));
  const missing = lacks(ctx, 'discount');
  if (missing) return err(missing);
  const { discountId, lineId, value, reason } = input;
  return ok([
    { type: 'order.discount-added', v: 1, payload: { orderId: order.id, discountId, lineId, value, reason } },
  ]);
}

export function decideVoidDiscount(order: Order, input: Input<'voidDiscount'>): Decision {
  const discount = order.discounts.find((one) => one.discountId === input.discountId);
  if (!discount || discount.voided) return err(refuse('discount-unknown'));
  return ok([{ type: 'order.discount-voided', v: 1, payload: { orderId: order.id, discountId: input.discountId } }]);
}

function isWithin(order: Order, { lineId, value }: Input<'addDiscount'>): boolean {
  if (value.kind === 'percent') return value.rate > 0 && value.rate <= RATE_ONE;
  const lines = priceOrder(order).lines.filter((line) => lineId === null || line.lineId === lineId);
  const left = lines.reduce((sum, line) => sum + line.gross - line.discount, 0);
  return value.amount > 0 && value.amount <= left;
}
