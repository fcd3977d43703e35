import { linesToRush } from '../kitchen/rush.ts';
import { refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision } from './order-context.ts';

/** Hurries what the kitchen makes of an order, also of one that is paid; each line once; spec [K14]. */
export function decideRush(order: Order, { sendId }: Extract<OrderCommand, { name: 'rush' }>['input']): Decision {
  const lineIds = linesToRush(order).map(({ lineId }) => lineId);
  if (lineIds.length === 0) return err(refuse('nothing-to-rush', { number: order.number }));
  return ok([{ type: 'order.rushed', v: 1, payload: { orderId: order.id, sendId, lineIds } }]);
}
