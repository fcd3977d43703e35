import { MAX_PRICE } from '../catalog/menu-fields.ts';
import { refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { lacks } from '../staff/rights.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import { beyondTotal } from './total-limit.ts';

type Input = Extract<OrderCommand, { name: 'repriceLine' }>['input'];

/** A person sells a line at another price, and says why; without a price, at the one from before; spec [O14]. */
export function decideRepriceLine(order: Order, input: Input, ctx: OrderContext): Decision {
  const line = order.lines.find((one) => one.lineId === input.lineId);
  if (!line) return err(refuse('line-unknown'));
  if (line.voided) return err(refuse('line-voided'));
  const unitPrice = input.unitPrice ?? priceBefore(line);
  if (unitPrice < 0 || unitPrice > MAX_PRICE) return err(refuse('price-out-of-range', { most: MAX_PRICE }));
  if (unitPrice === line.unitPrice) return err(refuse('price-unchanged', { name: line.name }));
  if (input.unitPrice !== null && !input.reason) return err(refuse('reprice-needs-reason', { name: line.name }));
  const repriced = { ...line, unitPrice };
  const lines = order.lines.map((one) => (one === line ? repriced : one));
  const refusal = beyondTotal({ ...order, lines }, repriced);
  if (refusal) return err(refusal);
  const missing = lacks(ctx, 'override-price');
  if (missing) return err(missing);
  const { taxes, lineId } = line;
  const { reason } = input;
  return ok([
    {
      type: 'order.line-repriced',
      v: 1,
      payload: { orderId: order.id, lineId, unitPrice, taxes, why: 'override', reason },
    },
  ]);
}

const priceBefore = ({ repriced, unitPrice }: OrderLine): OrderLine['unitPrice'] =>
  repriced?.why === 'override' ? repriced.from : unitPrice;
