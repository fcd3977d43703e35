import type { Order } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import type { OrderSplit } from '#shared/payment/split-events.ts';
import { commandFor } from '#support/random-orders.ts';
import { type Asking, ask, type Person } from './ask.ts';
import type { MoneyAct } from './plan.ts';

/** Hands over more than any order comes to. */
const PLENTY = 5_000_000;

type Say = (command: OrderCommand) => Promise<void>;
/** After how many turns the power goes off; see `Step`. */
type Crashing = { readonly crashAfter: number | null };
type One = (orderId: string) => { commandId: never; orderId: never };

/** Does a step that settles, splits, gives back or counts; `picked` is an open order of the screen. */
export async function playMoney(
  person: Person,
  step: MoneyAct & Crashing,
  { picked, say, one }: { picked: Order | null; say: Say; one: One },
): Promise<void> {
  const { chance } = person;
  switch (step.do) {
    case 'ring': {
      const orderId = chance.id<string>();
      await say({ name: 'open', input: one(orderId) });
      for (const item of step.items) {
        const order = person.till.confirmed.get(orderId);
        const command = order && commandFor(item, { order }, () => one(orderId), chance.id);
        if (command) await say(command);
      }
      return;
    }
    case 'payOther': {
      if (!picked) return;
      const paid = { amount: balanceOf(picked), tip: step.tip as never };
      const more = { ...paid, paymentId: chance.id<never>(), reference: null };
      await say({ name: 'payExternal', input: { ...one(picked.id), ...more, expectedVersion: picked.version } });
      return complete(person, picked, say, one);
    }
    case 'split': {
      if (!picked) return;
      const split = splitOf(picked, step, () => chance.id<never>());
      return say({ name: 'split', input: { ...one(picked.id), split, expectedVersion: picked.version } });
    }
    case 'payCheck': {
      if (!picked) return;
      const unpaid = checkTotals(picked).filter(({ balance }) => balance > 0);
      const checkId = unpaid[step.check % Math.max(1, unpaid.length)]?.checkId;
      const check = checkId ? { checkId } : {};
      const cash = { paymentId: chance.id<never>(), tendered: PLENTY as never, tip: step.tip as never, ...check };
      await say({ name: 'payCash', input: { ...one(picked.id), ...cash, expectedVersion: picked.version } });
      return complete(person, picked, say, one);
    }
    case 'tip': {
      const order = await pickPaid(person, step.order, () => true);
      const payment = order?.payments[step.payment % order.payments.length];
      if (!order || !payment) return;
      const { paymentId } = payment;
      return say({ name: 'changeTip', input: { ...one(order.id), paymentId, tip: step.tip as never } });
    }
    case 'refund': {
      const order = await pickPaid(person, step.order, ({ status }) => status.state === 'completed');
      return order ? say(refundOf(order, step, one, () => chance.id<never>())) : undefined;
    }
    case 'drawer':
      return handleDrawer(person, step);
    default:
      return step satisfies never;
  }
}

async function complete({ till, chance }: Person, { id }: Order, say: Say, one: One): Promise<void> {
  const { version } = (await till.client.orders.get({ orderId: id })).order;
  await say({ name: 'complete', input: { ...one(id), sendId: chance.id(), expectedVersion: version } });
}

/** One of the orders that somebody has paid for, as this till knows them; two tills often pick the same. */
async function pickPaid({ till }: Person, at: number, is: (order: Order) => boolean): Promise<Order | null> {
  const known = await Promise.all(
    [...till.confirmed.keys()]
      .sort()
      .map(async (orderId) => (await till.client.orders.get({ orderId } as never)).order),
  );
  const paid = known.filter((order) => order.payments.length > 0 && is(order));
  return paid[at % Math.max(1, paid.length)] ?? null;
}

function splitOf(
  order: Order,
  { by, checks: count }: MoneyAct & { do: 'split' },
  newId: () => never,
): OrderSplit | null {
  const checks = Array.from({ length: count }, () => ({ checkId: newId() }));
  const lines = order.lines.filter(({ voided }) => !voided);
  switch (by) {
    case 'join':
      return null;
    case 'evenly':
      return { by, checks };
    case 'amount':
      return { by, checks: checks.map((check, at) => ({ ...check, amount: (100 * at) as never })) };
    case 'lines': {
      const sharesOf = (at: number) =>
        lines
          .filter((_, line) => line % count === at || line % 3 === 0)
          .map(({ lineId }) => ({ lineId, weight: at + 1 }));
      return { by, checks: checks.map((check, at) => ({ ...check, lines: sharesOf(at) })) };
    }
    default:
      return by satisfies never;
  }
}

function refundOf(order: Order, step: MoneyAct & { do: 'refund' }, one: One, newId: () => never): OrderCommand {
  const line = order.lines.filter(({ voided }) => !voided)[step.amount % Math.max(1, order.lines.length)];
  const what = {
    whole: { kind: 'whole' as const },
    amount: { kind: 'amount' as const, amount: step.amount as never },
    line: { kind: 'lines' as const, lines: line ? [{ lineId: line.lineId, quantity: 1_000 as never }] : [] },
  }[step.what === 'line' && !line ? 'whole' : step.what];
  const to = order.payments.map(({ paymentId }) => ({ refundId: newId(), paymentId }));
  const { tips, restock } = step;
  return {
    name: 'refund',
    input: { ...one(order.id), what, to, tips, restock, reason: 'cold', expectedVersion: order.version },
  };
}

async function handleDrawer(person: Person, { what, amount, crashAfter }: MoneyAct & { do: 'drawer' } & Crashing) {
  const { till, chance } = person;
  const { drawer } = await till.client.till.state();
  const commandId = chance.id<never>();
  const sessionId = drawer?.id ?? chance.id<never>();
  const moveId = chance.id<never>();
  const tell: Asking = async ({ client }) => {
    if (what === 'open') await client.drawer.open({ commandId, sessionId, float: amount as never });
    else if (what === 'noSale') await client.drawer.noSale({ commandId, reason: 'change' });
    else if (what === 'close') {
      const counted = { denominations: [{ value: 1, count: amount }] };
      await client.drawer.close({ commandId, sessionId, counted, reason: '' });
    } else {
      const moved = { moveId, kind: what, amount: amount as never, reason: 'change' };
      await client.drawer.move({ commandId, sessionId, ...moved });
    }
    return null;
  };
  await ask(person, tell, crashAfter);
}
