import type { SendId } from '../ids/ids.ts';
import { linesInKitchen } from '../kitchen/moved.ts';
import { refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';

type Input = Extract<OrderCommand, { name: 'seat' }>['input'];
type From = Extract<OrderEvent, { type: 'order.moved' }>['payload']['from'];

/** Says at which tables an order's guests sit; who makes something for them hears of it; spec [FP3], [K70]. */
export function decideSeat(order: Order, { tableIds, sendId }: Input, ctx: OrderContext): Decision {
  const before = order.tables ?? [];
  const tables = tableIds.flatMap((id) => {
    const known = ctx.tables.get(id);
    return known ? [{ tableId: id, name: known.name }] : (before.find(({ tableId }) => tableId === id) ?? []);
  });
  if (tables.length < tableIds.length) return err(refuse('table-unknown'));
  if (tables.map(({ tableId }) => tableId).join() === before.map(({ tableId }) => tableId).join()) {
    return err(refuse('table-unchanged', { number: order.number }));
  }
  return ok([
    { type: 'order.labelled', v: 1, payload: { orderId: order.id, set: { tables } } },
    ...movedFrom(order, { number: order.number, tables: before.map(({ name }) => name) }, sendId),
  ]);
}

/** That what the kitchen makes of an order goes elsewhere; nothing where it makes nothing. */
export function movedFrom(order: Pick<Order, 'id' | 'lines'>, from: From, sendId: SendId): OrderEvent[] {
  const lineIds = linesInKitchen(order).map(({ lineId }) => lineId);
  if (lineIds.length === 0) return [];
  return [{ type: 'order.moved', v: 1, payload: { orderId: order.id, sendId, from, lineIds } }];
}
