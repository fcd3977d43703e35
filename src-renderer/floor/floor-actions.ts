import type { OrderId, SendId, TableId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { Refusal } from '#shared/refusal.ts';
import type { Counter } from '../counter/counter.ts';
import { goTo } from '../counter/screen-store.ts';
import type { OrderIntent, Till } from '../till-client/till.ts';
import { floorStore } from './floor-store.ts';

/** Opens an order for guests who sit down, and goes on at the counter with it; spec [FP8]. */
export function seatGuests(till: Till, counter: Counter, tableId: TableId, covers: number): Refusal | null {
  const orderId = till.newId<OrderId>();
  const eatsIn = till.store.getState().state?.settings.shop.orderTypes.includes('dine-in') ?? false;
  const intents: OrderIntent[] = [
    { name: 'open', input: { orderId } },
    { name: 'label', input: { orderId, set: { ...(eatsIn && { type: 'dine-in' as const }), covers } } },
    { name: 'seat', input: { orderId, sendId: till.newId<SendId>(), tableIds: [tableId] } },
  ];
  const refusal = till.order(...intents);
  if (!refusal) takeAtCounter(counter, orderId);
  return refusal;
}

/** Takes an order that stands at a table in hand, where it is rung up and paid. */
export function takeAtCounter(counter: Counter, orderId: OrderId): void {
  counter.take(orderId);
  goTo('counter');
}

/** Shows the floor plan for choosing where an order goes. */
export function chooseTableFor(orderId: OrderId): void {
  floorStore.setState({ moving: orderId });
  goTo('floor');
}

/** Seats an order at these tables, and goes on with it. */
export function moveTo(till: Till, counter: Counter, orderId: OrderId, tableIds: readonly TableId[]): Refusal | null {
  const refusal = till.order({
    name: 'seat',
    input: { orderId, sendId: till.newId<SendId>(), tableIds: [...tableIds] },
  });
  if (refusal) return refusal;
  floorStore.setState({ moving: null });
  takeAtCounter(counter, orderId);
  return null;
}

/** The tables that an order has when it goes to one: that alone, or that as well. */
export const tablesWith = ({ tables = [] }: Pick<Order, 'tables'>, id: TableId, together: boolean): TableId[] =>
  together ? [...new Set([...tables.map(({ tableId }) => tableId), id])] : [id];
