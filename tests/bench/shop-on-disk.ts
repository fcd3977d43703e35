import { transact } from '#main/db/connection.ts';
import { handleCommand, handleOrderCommand } from '#main/engine/handle-command.ts';
import type { Till } from '#main/engine/till.ts';
import { todayOf } from '#main/engine/till.ts';
import { decideOpenDay } from '#shared/day/decide-day.ts';
import type { ItemId, OrderId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { ok } from '#shared/result.ts';
import { newId, openEngine, type TestEngine } from '#support/engine.ts';
import { id } from '#support/orders.ts';

const ITEMS = [0x11, 0x12, 0x14].map((n) => id<ItemId>(n));

/** An engine on `directory` with its day open. */
export function openShop(directory: string): TestEngine {
  const shop = openEngine(directory);
  openToday(shop.engine.till);
  return shop;
}

export function openToday(till: Till): void {
  if (till.day) return;
  handleCommand(till, 'day.open', { commandId: newId() }, () => {
    const decision = decideOpenDay(till.day, todayOf(till), todayOf(till));
    return decision.ok ? ok({ events: decision.value, answer: () => null }) : decision;
  });
}

/** A whole sale, each tap its own durable commit: open, three lines, send, cash, complete. Seven commits. */
export function sell(till: Till): Order {
  const orderId = newId<OrderId>();
  const one = () => ({ commandId: newId<never>(), orderId });
  let order = run(till, { name: 'open', input: one() });
  for (const itemId of ITEMS) {
    const line = { lineId: newId<never>(), itemId, quantity: 1_000 as never, modifiers: [], note: null, price: null };
    order = run(till, { name: 'addLine', input: { ...one(), ...line } });
  }
  order = run(till, { name: 'send', input: { ...one(), sendId: newId(), expectedVersion: order.version } });
  const payment = { paymentId: newId<never>(), tendered: 2_000 as never, expectedVersion: order.version };
  order = run(till, { name: 'payCash', input: { ...one(), ...payment } });
  return run(till, { name: 'complete', input: { ...one(), sendId: newId(), expectedVersion: order.version } });
}

export const COMMITS_PER_SALE = 7;

function run(till: Till, command: OrderCommand): Order {
  const answer = handleOrderCommand(till, command);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.order;
}

/** Fills a shop with settled orders by the engine's own commands, many in one outer transaction to save the disk. */
export function fill({ engine }: TestEngine, orders: number): void {
  const { till } = engine;
  for (let done = 0; done < orders; done += 1_000) {
    transact(till.db, () => {
      for (let n = 0; n < Math.min(1_000, orders - done); n += 1) sell(till);
      return null;
    });
  }
  till.db.prepare("UPDATE print_job SET state = 'printed'").run();
  till.db.pragma('wal_checkpoint(TRUNCATE)');
}
