import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { MENU } from '#support/orders.ts';
import { commandFor as kitchenCommandFor } from '#support/random-kitchen.ts';
import { commandFor } from '#support/random-orders.ts';
import { STOCKED } from '#support/stock.ts';
import { type Asking, ask, askAgain, type Person } from './ask.ts';
import { tapTicket } from './kitchen-screen.ts';
import type { Step } from './plan.ts';
import { playMoney } from './play-money.ts';
import type { VirtualTill } from './virtual-till.ts';

/** Does a step that is shop work; answers false for any other. */
export async function work(person: Person, step: Step): Promise<boolean> {
  const { till, chance } = person;
  const one = (orderId: string) => ({ commandId: chance.id<never>(), orderId: orderId as never });
  const say = (command: OrderCommand) => ask(person, askingOf(command), step.crashAfter);
  const picked = 'order' in step && step.do !== 'rush' ? await pickOpen(till, step.order) : null;
  switch (step.do) {
    case 'open':
      await say({ name: 'open', input: one(chance.id()) });
      return true;
    case 'order': {
      const command = commandFor(step.step, { order: picked }, () => one(picked?.id ?? ''), chance.id);
      if (command) await say(command);
      return true;
    }
    case 'kitchen': {
      const pieces = (step.pieces * 1_000) as never;
      const command = kitchenCommandFor(step.step, picked, pieces, () => one(picked?.id ?? ''), chance.id);
      if (command) await say(command);
      return true;
    }
    case 'rush': {
      const sent = [...till.confirmed.values()].filter(({ lines }) => lines.some(({ kitchen }) => kitchen === 'told'));
      const order = sent[step.order % Math.max(1, sent.length)];
      for (const _ of order ? ['once', 'and again'] : []) {
        await say({ name: 'rush', input: { ...one(order?.id ?? ''), sendId: chance.id() } });
      }
      return true;
    }
    case 'tap':
      await tapTicket(person, step);
      return true;
    case 'settle': {
      if (!picked) return true;
      const payment = { paymentId: chance.id<never>(), tendered: step.tendered as never };
      await say({ name: 'payCash', input: { ...one(picked.id), ...payment, expectedVersion: picked.version } });
      const { version } = (await till.client.orders.get({ orderId: picked.id })).order;
      await say({ name: 'complete', input: { ...one(picked.id), sendId: chance.id(), expectedVersion: version } });
      return true;
    }
    case 'cancel':
      if (picked) await say({ name: 'cancel', input: { ...one(picked.id), sendId: chance.id(), reason: 'left' } });
      return true;
    case 'ring':
    case 'payOther':
    case 'split':
    case 'payCheck':
    case 'tip':
    case 'refund':
    case 'drawer':
      await playMoney(person, step, { picked, say, one });
      return true;
    case 'unDiscount': {
      const discount = picked?.discounts[step.at];
      if (!picked || !discount) return true;
      await say({ name: 'voidDiscount', input: { ...one(picked.id), discountId: discount.discountId } });
      return true;
    }
    case 'menu': {
      const { id = '' } = MENU.items[step.item] ?? {};
      const changes = [{ noun: 'item' as const, id, set: step.set }];
      await ask(person, asking('catalog', { commandId: chance.id<string>(), changes }), step.crashAfter);
      return true;
    }
    case 'stock':
      await moveStock(person, step);
      return true;
    case 'track': {
      const changes = [{ noun: 'item' as const, id: STOCKED[step.item] ?? '', set: { tracked: step.tracked } }];
      await ask(person, asking('catalog', { commandId: chance.id<string>(), changes }), step.crashAfter);
      return true;
    }
    case 'shop': {
      const { shop } = await till.client.till.state();
      const changes = [{ noun: 'shop' as const, id: shop, set: { name: step.name } }];
      await ask(person, asking('settings', { commandId: chance.id<string>(), changes }), step.crashAfter);
      return true;
    }
    case 'day':
      await openOrCloseDay(person, step.crashAfter);
      return true;
    case 'again':
      await askAgain(person);
      return true;
    default:
      return false;
  }
}

/** Counts against the level that the till shows at that moment. */
async function moveStock(person: Person, step: Step & { do: 'stock' }): Promise<void> {
  const itemId: string = STOCKED[step.item] ?? '';
  const { levels } = await person.till.client.stock.levels();
  const seen = levels.find((one) => one.itemId === itemId)?.level ?? 0;
  const commandId = person.chance.id<string>();
  const movements = [{ itemId, quantity: step.amount }];
  const counts = [{ itemId, counted: step.amount, seen }];
  const tell: Asking = async ({ client: { stock } }) => {
    if (step.what === 'receive') await stock.receive({ commandId, movements });
    else if (step.what === 'waste') await stock.waste({ commandId, movements, reason: 'dropped' });
    else await stock.count({ commandId, counts });
    return null;
  };
  await ask(person, tell, step.crashAfter);
}

/** Opens the day if it is closed, and closes it if it is open. */
export async function openOrCloseDay(person: Person, crashAfter: number | null): Promise<void> {
  const { day, today } = await person.till.client.till.state();
  const commandId = person.chance.id<string>();
  const open: Asking = async ({ client }) => {
    await client.day.open({ commandId, businessDate: today });
    return null;
  };
  const close: Asking = async ({ client }) => {
    await client.day.close({ commandId });
    return null;
  };
  await ask(person, day ? close : open, crashAfter);
}

/** One of the orders that the screen shows as open, whichever till opened it; two tills often pick the same. */
async function pickOpen({ client }: VirtualTill, at: number): Promise<Order | null> {
  const { openOrders } = await client.till.state();
  const byId = openOrders.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return byId[at % Math.max(1, byId.length)] ?? null;
}

function askingOf(command: OrderCommand): Asking {
  return async ({ client }) => {
    const run = client.orders[command.name] as (input: unknown) => Promise<{ order: Order }>;
    return (await run(command.input)).order;
  };
}

function asking(noun: 'catalog' | 'settings', input: { commandId: string; changes: object[] }): Asking {
  return async ({ client }) => {
    await client[noun].change(input as never);
    return null;
  };
}
