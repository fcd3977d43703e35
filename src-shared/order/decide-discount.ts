import type { LineId } from '../ids/ids.ts';
import { asRate, RATE_ONE } from '../money/minor.ts';
import { activeLines, priceOrder } from '../pricing/price-order.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { lacks } from '../staff/rights.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';

type Input<N extends OrderCommand['name']> = Extract<OrderCommand, { name: N }>['input'];

/** A discount is more than nothing and not more than what it applies to; spec [O10]. */
export function decideDiscount(order: Order, input: Input<'addDiscount'>, ctx: OrderContext): Decision {
  const refusal = unfit(order, input);
  if (refusal) return err(refusal);
  if (!isWithin(order, input)) return err(refuse('discount-out-of-range'));
  const missing = lacks(ctx, 'discount');
  if (missing) return err(missing);
  const { discountId, lineId, value, reason } = input;
  return ok([
    { type: 'order.discount-added', v: 1, payload: { orderId: order.id, discountId, lineId, value, reason } },
  ]);
}

/** All that is left of a line, or of the order, is given away, for a reason; spec [M15]. */
export function decideComp(order: Order, { discountId, lineId, reason }: Input<'comp'>, ctx: OrderContext): Decision {
  const refusal = unfit(order, { discountId, lineId });
  if (refusal) return err(refusal);
  if (leftOf(order, lineId) <= 0) return err(refuse('nothing-to-comp'));
  const missing = lacks(ctx, 'comp');
  if (missing) return err(missing);
  return ok([
    {
      type: 'order.discount-added',
      v: 2,
      payload: { ...{ orderId: order.id, discountId, lineId, reason }, value: ALL, kind: 'comp' },
    },
  ]);
}

export function decideVoidDiscount(order: Order, input: Input<'voidDiscount'>): Decision {
  const discount = order.discounts.find((one) => one.discountId === input.discountId);
  if (!discount || discount.voided) return err(refuse('discount-unknown'));
  return ok([{ type: 'order.discount-voided', v: 1, payload: { orderId: order.id, discountId: input.discountId } }]);
}

/** All that is left. */
const ALL = { kind: 'percent', rate: asRate(RATE_ONE) } as const;

/** Why nothing can be taken off there, or null where it can. */
function unfit(order: Order, { discountId, lineId }: Pick<Input<'comp'>, 'discountId' | 'lineId'>): Refusal | null {
  if (order.discounts.some((one) => one.discountId === discountId)) return refuse('discount-exists');
  if (activeLines(order).length === 0) return refuse('order-empty');
  const line = order.lines.find((one) => one.lineId === lineId);
  if (lineId && !line) return refuse('line-unknown');
  return line?.voided ? refuse('line-voided') : null;
}

function isWithin(order: Order, { lineId, value }: Input<'addDiscount'>): boolean {
  if (value.kind === 'percent') return value.rate > 0 && value.rate <= RATE_ONE;
  return value.amount > 0 && value.amount <= leftOf(order, lineId);
}

/** What a line, or the order, still costs before taxes on top. */
function leftOf(order: Order, lineId: LineId | null): number {
  const lines = priceOrder(order).lines.filter((line) => lineId === null || line.lineId === lineId);
  return lines.reduce((sum, line) => sum + line.gross - line.discount, 0);
}
