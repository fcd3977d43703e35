import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { Decision } from '../order/order-context.ts';
import { activeLines, priceOrder } from '../pricing/price-order.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import type { OrderSplit } from './split-events.ts';

/** Splits an order into checks, or joins them again. Nothing of it is for the kitchen; spec [PY10]. */
export function decideSplit(order: Order, input: Extract<OrderCommand, { name: 'split' }>['input']): Decision {
  if (input.expectedVersion !== order.version) return err(refuse('order-stale', { number: order.number }));
  if (activeLines(order).length === 0) return err(refuse('order-empty'));
  if (!input.split && !order.split) return err(refuse('split-none', { number: order.number }));
  const wrong = input.split && wrongIn(order, input.split);
  if (wrong) return err(wrong);
  return ok([{ type: 'order.split', v: 1, payload: { orderId: order.id, split: input.split } }]);
}

function wrongIn(order: Order, split: OrderSplit): Refusal | null {
  if (hasTwice(split.checks.map(({ checkId }) => checkId))) return refuse('check-twice');
  switch (split.by) {
    case 'lines':
      return wrongLine(order, split);
    case 'seats':
      return hasTwice(split.checks.flatMap(({ seats }) => seats)) ? refuse('check-twice') : null;
    case 'amount': {
      const { total } = priceOrder(order);
      const named = split.checks.slice(0, -1).map(({ amount }) => amount);
      const isWithin = named.every((amount) => amount > 0) && named.reduce<number>((a, b) => a + b, 0) < total;
      return isWithin ? null : refuse('split-out-of-range', { most: total });
    }
    case 'evenly':
      return null;
    default:
      return split satisfies never;
  }
}

function wrongLine(order: Order, split: Extract<OrderSplit, { by: 'lines' }>): Refusal | null {
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  for (const { lines } of split.checks) {
    if (hasTwice(lines.map(({ lineId }) => lineId))) return refuse('check-twice');
    for (const { lineId } of lines) {
      const line = byId.get(lineId);
      if (!line) return refuse('line-unknown');
      if (line.voided) return refuse('line-voided');
    }
  }
  return null;
}

const hasTwice = (all: readonly unknown[]): boolean => new Set(all).size < all.length;
