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
  let order: Order | null = null;
  for (const tap of sellTaps(till)) order = tap();
  if (!order) throw new Error('a sale has taps');
  return order;
}

/** The taps of a whole sale, to be made one after the other. */
export function sellTaps(till: Till): readonly (() => Order)[] {
  const orderId = newId<OrderId>();
  const one = () => ({ commandId: newId<never>(), orderId });
  let version = 0;
  const tap = (command: () => OrderCommand) => () => {
    const order = run(till, command());
    version = order.version;
    return order;
  };
  const lines = ITEMS.map((itemId) => {
    const line = { lineId: newId<never>(), itemId, quantity: 1_000 as never, modifiers: [], note: null, price: null };
    return tap(() => ({ name: 'addLine', input: { ...one(), ...line } }));
  });
  const payment = { paymentId: newId<never>(), tendered: 2_000 as never };
  return [
    tap(() => ({ name: 'open', input: one() })),
    ...lines,
    tap(() => ({ name: 'send', input: { ...one(), sendId: newId(), expectedVersion: version } })),
    tap(() => ({ name: 'payCash', input: { ...one(), ...payment, expectedVersion: version } })),
    tap(() => ({ name: 'complete', input: { ...one(), sendId: newId(), expectedVersion: version } })),
  ];
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
