import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from '#shared/order/order.ts';
import { newId } from '#support/engine.ts';
import { openShopDay } from '#support/selling.ts';
import type { SoakTill } from './shop.ts';

/** What was settled, by order: the total that its till answered. */
export type Sold = Map<string, number>;

/** Between two taps of one till. */
const TAP_MS = 250;
/** How long a till waits for what another said of an order, before it goes on without. */
const PATIENCE_MS = 4_000;

/**
 * Sells at one till until asked to stop. Every third order gets a line at the next till while it is open, every
 * twenty-fifth time the menu is edited.
 */
export async function sell(till: SoakTill, next: SoakTill, sold: Sold, asked: AbortSignal): Promise<void> {
  await openShopDay(till.counter);
  const items = await plainItems(till);
  const itemAt = (n: number): string => items[n % items.length] ?? '';
  for (let guests = 1; !asked.aborted; guests += 1) {
    const orderId = newId<string>();
    await tap(till, '/orders/open', { orderId });
    for (let line = 0; line <= guests % 3; line += 1) await addLine(till, orderId, itemAt(guests + line));
    if (guests % 3 === 0) await addElsewhere(till, next, orderId, itemAt(guests));
    const order = await settle(till, orderId);
    if (order.status.state !== 'completed') throw new Error(`${till.name}: an order that was settled is not`);
    sold.set(orderId, order.status.totals.total);
    if (guests % 25 === 0) await edit(till, itemAt(guests), `Item ${till.name}${guests}`);
  }
}

/** Items that are rung up without any choice. */
async function plainItems({ counter }: SoakTill): Promise<string[]> {
  const { catalog } = await counter.get('/catalog');
  return catalog.items
    .filter(({ price, modifierGroupIds }: { price: number; modifierGroupIds: [] }) => price && !modifierGroupIds.length)
    .map(({ id }: { id: string }) => id);
}

async function tap({ counter }: SoakTill, path: string, body: Record<string, unknown>): Promise<Order> {
  const { order } = await counter.send({ path, body: { commandId: newId<string>(), ...body } });
  await pause(TAP_MS);
  return order;
}

const addLine = (till: SoakTill, orderId: string, itemId: string): Promise<Order> =>
  tap(till, '/orders/add-line', {
    ...{ orderId, lineId: newId<string>(), itemId },
    ...{ quantity: 1_000, modifiers: [], note: null, price: null },
  });

async function addElsewhere(till: SoakTill, other: SoakTill, orderId: string, itemId: string): Promise<void> {
  if (!(await comes(other, orderId, () => true))) return;
  const { lines } = await addLine(other, orderId, itemId);
  await comes(till, orderId, (order) => order.lines.length >= lines.length);
}

/** Whether a till comes to show an order so in good time; where the network is down it does not. */
async function comes({ counter }: SoakTill, orderId: string, isSo: (order: Order) => boolean): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const { order } = (await counter.get(`/orders/${orderId}`)) as { order?: Order };
    if (order && isSo(order)) return true;
    await pause(100);
  }
  return false;
}

/** Pays and settles; what came meanwhile from another till is seen first, as the screen would ask for. */
async function settle(till: SoakTill, orderId: string): Promise<Order> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { order } = (await till.counter.get(`/orders/${orderId}`)) as { order: Order };
      const cash = { orderId, paymentId: newId<string>(), tendered: 50_000, expectedVersion: order.version };
      const paid = await tap(till, '/orders/pay-cash', cash).catch((error) => {
        if (isCode(error, 'nothing-to-pay')) return order;
        throw error;
      });
      const send = { orderId, sendId: newId<string>(), expectedVersion: paid.version };
      return await tap(till, '/orders/complete', send);
    } catch (error) {
      if (tries === 5 || !(isCode(error, 'order-stale') || isCode(error, 'balance-due'))) throw error;
    }
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && error.message.includes(`"${code}"`);

const edit = ({ counter }: SoakTill, id: string, name: string): Promise<unknown> =>
  counter.send({
    path: '/catalog/change',
    body: { commandId: newId<string>(), changes: [{ noun: 'item', id, set: { name } }] },
  });

/** Watches a till as a screen does that is opened anew every so often. */
export async function watchScreens({ counter }: SoakTill, asked: AbortSignal): Promise<void> {
  while (!asked.aborted) {
    const closed = AbortSignal.any([asked, AbortSignal.timeout(7_000)]);
    await counter.watch(closed).catch((error) => {
      if (!closed.aborted) throw error;
    });
  }
}
