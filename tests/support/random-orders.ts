import fc from 'fast-check';
import type { CommandId } from '#shared/ids/ids.ts';
import type { OrderLine } from '#shared/order/order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { id, MENU, OrderPlay } from './orders.ts';

/** What a random person does next to an order; lines and discounts are picked by position, so that it shrinks well. */
export type Step =
  | { do: 'add'; item: number; quantity: number; milk: boolean; price: number }
  | { do: 'change'; line: number; quantity: number }
  | { do: 'void'; line: number }
  | { do: 'reprice'; line: number; price: number | null }
  | { do: 'discount'; line: number | null; percent: number | null; amount: number }
  | { do: 'comp'; line: number | null }
  | { do: 'charge'; charged: boolean }
  | { do: 'exempt'; exempt: boolean }
  | { do: 'send' }
  | { do: 'pay'; tendered: number };

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      item: fc.nat(MENU.items.length - 1),
      quantity: fc.oneof(
        fc.integer({ min: 1, max: 9 }).map((n) => n * 1_000),
        fc.integer({ min: 1, max: 20_000 }),
      ),
      milk: fc.boolean(),
      price: fc.nat(100_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      line: fc.nat(20),
      quantity: fc.integer({ min: 1, max: 12_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const), line: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('reprice' as const),
      line: fc.nat(20),
      price: fc.option(fc.nat(100_000), { freq: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('discount' as const),
      line: fc.option(fc.nat(20)),
      percent: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
      amount: fc.integer({ min: 1, max: 5_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('comp' as const), line: fc.option(fc.nat(20), { freq: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('charge' as const), charged: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('exempt' as const), exempt: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ do: 'send' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('pay' as const), tendered: fc.integer({ min: 1, max: 20_000 }) }),
  },
);

/** A random course of one order from its opening. */
export const steps = fc.array(step, { maxLength: 25 });

/** Plays a random course; commands that are refused are part of the play. */
export function playSteps(course: readonly Step[], over: ConstructorParameters<typeof OrderPlay>[0] = {}): OrderPlay {
  const play = new OrderPlay(over);
  let made = 0x1000;
  const orderId = id<never>(0x0d);
  const fresh = <T extends string>() => id<T>(made++);
  const one = () => ({ commandId: fresh<CommandId>(), orderId });
  play.play({ name: 'open', input: one() });
  for (const now of course) {
    const command = commandFor(now, play, one, fresh);
    if (command) play.play(command);
  }
  return play;
}

/** The command that a step means for an order as it stands, or null where there is nothing it could mean. */
export function commandFor(
  now: Step,
  { order }: Pick<OrderPlay, 'order'>,
  one: () => { commandId: CommandId; orderId: never },
  fresh: <T extends string>() => T,
): OrderCommand | null {
  if (!order) return null;
  const pick = (at: number) => order.lines[at % Math.max(1, order.lines.length)];
  switch (now.do) {
    case 'add': {
      const item = MENU.items[now.item];
      if (!item) return null;
      const modifiers =
        item.modifierGroupIds.length > 0 ? [{ modifierId: id<never>(now.milk ? 0x612 : 0x611), count: 1 }] : [];
      const price = item.price === null ? now.price : null;
      return {
        name: 'addLine',
        input: {
          ...one(),
          lineId: fresh(),
          itemId: item.id,
          quantity: now.quantity as never,
          modifiers,
          note: null,
          price: price as never,
        },
      };
    }
    case 'change': {
      const line = pick(now.line);
      if (!line) return null;
      const modifiers = line.modifiers.map(({ modifierId, count }) => ({ modifierId, count }));
      return {
        name: 'changeLine',
        input: {
          ...one(),
          lineId: line.lineId,
          newLineId: fresh(),
          quantity: now.quantity as never,
          modifiers,
          note: null,
          reason: 'mistake',
        },
      };
    }
    case 'void': {
      const line = pick(now.line);
      return line ? { name: 'voidLine', input: { ...one(), lineId: line.lineId, reason: 'mistake' } } : null;
    }
    case 'reprice': {
      const line = pick(now.line);
      if (!line) return null;
      const unitPrice = now.price as OrderLine['unitPrice'] | null;
      return { name: 'repriceLine', input: { ...one(), lineId: line.lineId, unitPrice, reason: 'dented' } };
    }
    case 'discount': {
      const value =
        now.percent === null
          ? { kind: 'amount' as const, amount: now.amount as never }
          : { kind: 'percent' as const, rate: now.percent as never };
      const lineId = now.line === null ? null : (pick(now.line)?.lineId ?? null);
      return { name: 'addDiscount', input: { ...one(), discountId: fresh(), lineId, value, reason: null } };
    }
    case 'comp': {
      const lineId = now.line === null ? null : (pick(now.line)?.lineId ?? null);
      return { name: 'comp', input: { ...one(), discountId: fresh(), lineId, reason: 'late' } };
    }
    case 'charge':
      return { name: 'setServiceCharge', input: { ...one(), charged: now.charged } };
    case 'exempt': {
      const exemption = now.exempt ? { reference: 'EX-7', reason: 'charity' } : null;
      return { name: 'exemptTax', input: { ...one(), exemption } };
    }
    case 'send':
      return { name: 'send', input: { ...one(), sendId: fresh(), expectedVersion: order.version } };
    case 'pay':
      return {
        name: 'payCash',
        input: { ...one(), paymentId: fresh(), tendered: now.tendered as never, expectedVersion: order.version },
      };
    default:
      return now satisfies never;
  }
}
