import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { context, DEVICE, id, MENU, OrderPlay } from '#support/orders.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import type { DeviceId, LineId, SegmentId } from '../ids/ids.ts';
import { balanceOf } from '../payment/balance.ts';
import { priceOrder } from '../pricing/price-order.ts';
import { applyFact, comesAfter, foldOrder, type HashedFact, type OrderFact } from './apply-order.ts';
import { decideOrder, predictOrder } from './decide-order.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';

const orderId = id<never>(0x0d);
let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId });
const open = (): OrderCommand => ({ name: 'open', input: one() });
const add = (over: Record<string, unknown> = {}): OrderCommand => ({
  name: 'addLine',
  input: {
    ...one(),
    lineId: id(0x90_0000 + made++),
    itemId: id(0x11),
    quantity: 1_000 as never,
    modifiers: [],
    note: null,
    price: null,
    ...over,
  },
});
const pay = (order: Order | null, tendered: number): OrderCommand => ({
  name: 'payCash',
  input: { ...one(), paymentId: id(0xa00 + made++), tendered: tendered as never, expectedVersion: order?.version ?? 0 },
});
const send = (order: Order | null): OrderCommand => ({
  name: 'send',
  input: { ...one(), sendId: id(0xb00 + made++), expectedVersion: order?.version ?? 0 },
});
const complete = (order: Order | null): OrderCommand => ({
  name: 'complete',
  input: { ...one(), sendId: id(0xb00 + made++), expectedVersion: order?.version ?? 0 },
});
const cancel = (reason: string | null): OrderCommand => ({
  name: 'cancel',
  input: { ...one(), sendId: id(0xb00 + made++), reason },
});

function played(...commands: ((order: Order | null) => OrderCommand)[]): OrderPlay {
  const play = new OrderPlay();
  play.play(open());
  for (const command of commands) play.play(command(play.order));
  return play;
}

const refusalOf = (play: OrderPlay) => play.refusals.at(-1)?.code;

describe('a sale', () => {
  it('[O1] runs from opening to a settled order whose totals stand in it', () => {
    const play = played(
      () => add(),
      () => add({ itemId: id(0x13), modifiers: [{ modifierId: id(0x612), count: 1 }] }),
      send,
      (order) => pay(order, 2_000),
      complete,
    );
    expect(play.refusals).toEqual([]);
    expect(play.order?.status).toMatchObject({
      state: 'completed',
      receiptNumber: 'A-000001',
      totals: { total: 1_070 },
    });
    expect(play.order?.payments).toMatchObject([{ amount: 1_070, tendered: 2_000, change: 930 }]);
    expect(play.order?.flags).toEqual([]);
  });

  it('[O6] takes cash in parts and gives change only for what is over', () => {
    const play = played(
      () => add(),
      (order) => pay(order, 500),
      (order) => pay(order, 200),
    );
    expect(play.order?.payments.map((one) => one.tender === 'cash' && [one.amount, one.change])).toEqual([
      [500, 0],
      [150, 50],
    ]);
    play.play(pay(play.order, 100));
    expect(refusalOf(play)).toBe('nothing-to-pay');
  });

  it('[O7] sends what is unsent when it is completed', () => {
    const play = played(
      () => add(),
      (order) => pay(order, 650),
      complete,
    );
    expect(play.facts.map((fact) => fact.type).slice(-2)).toEqual(['order.sent', 'order.completed']);
  });

  it('[O8] is cancelled only while unpaid, and tells the kitchen to stop', () => {
    const unsent = played(
      () => add(),
      () => cancel(null),
    );
    expect(unsent.order?.status.state).toBe('cancelled');
    const sent = played(
      () => add(),
      send,
      () => cancel(null),
    );
    expect(refusalOf(sent)).toBe('void-needs-reason');
    sent.play(cancel('guest left'));
    expect(sent.order?.status).toMatchObject({ state: 'cancelled', reason: 'guest left' });
    expect(sent.order?.lines[0]?.kitchen).toBe('told-void');
    const paid = played(
      () => add(),
      (order) => pay(order, 100),
      () => cancel(null),
    );
    expect(refusalOf(paid)).toBe('order-has-payments');
  });
});

describe('refusals', () => {
  const refusals: [string, ((order: Order | null) => OrderCommand)[]][] = [
    ['order-exists', [open]],
    ['item-unknown', [() => add({ itemId: id(0x99) })]],
    ['quantity-out-of-range', [() => add({ quantity: 0 })]],
    ['quantity-out-of-range', [() => add({ quantity: -1_000 })]],
    ['quantity-out-of-range', [() => add({ quantity: 1e12 })]],
    ['price-needed', [() => add({ itemId: id(0x15) })]],
    ['price-out-of-range', [() => add({ itemId: id(0x15), price: -1 })]],
    ['price-out-of-range', [() => add({ itemId: id(0x15), price: 100_000_001 })]],
    ['price-fixed', [() => add({ price: 1 })]],
    ['modifiers-too-few', [() => add({ itemId: id(0x13) })]],
    ['modifiers-too-many', [() => add({ itemId: id(0x13), modifiers: [{ modifierId: id(0x611), count: 2 }] })]],
    ['modifier-unknown', [() => add({ modifiers: [{ modifierId: id(0x611), count: 1 }] })]],
    ['order-empty', [(order) => pay(order, 100)]],
    ['order-empty', [complete]],
    ['tender-out-of-range', [() => add(), (order) => pay(order, 0)]],
    ['tender-out-of-range', [() => add(), (order) => pay(order, 100_000_001)]],
    ['balance-due', [() => add(), complete]],
    ['nothing-to-send', [() => add({ itemId: id(0x16) }), send]],
    ['order-not-open', [() => cancel(null), () => add()]],
    ['line-unknown', [() => ({ name: 'voidLine', input: { ...one(), lineId: id(1), reason: null } })]],
    [
      'void-needs-reason',
      [
        () => add({ lineId: id(0x901) }),
        send,
        () => ({ name: 'voidLine', input: { ...one(), lineId: id(0x901), reason: null } }),
      ],
    ],
  ];

  it.each(refusals)('[O3] refuses as %s and changes nothing', (code, commands) => {
    const play = played(...commands.slice(0, -1));
    const before = structuredClone(play.order);
    const last = commands.at(-1);
    if (last) play.play(last(play.order));
    expect(refusalOf(play)).toBe(code);
    expect(play.refusals.at(-1)?.message).not.toContain('{{');
    expect(play.order).toEqual(before);
  });

  it('refuses an archived item and an order without a day', () => {
    const archived = { ...MENU, items: MENU.items.map((item) => ({ ...item, archived: true })) };
    expect(decideOrder(played().order, add(), context({}, archived))).toMatchObject({
      error: { code: 'item-archived' },
    });
    expect(decideOrder(null, open(), context({ businessDate: null }))).toMatchObject({
      error: { code: 'day-not-open' },
    });
    expect(decideOrder(null, add(), context())).toMatchObject({ error: { code: 'order-unknown' } });
  });

  it('[M10] a price, a quantity and a total go up to what a shop sells, and no further', () => {
    const daily = (price: number, quantity: number) => () => add({ itemId: id(0x15), price, quantity });
    const most = played(daily(100_000_000, 10_000));
    expect(most.refusals).toEqual([]);
    expect(most.order && priceOrder(most.order).total).toBe(1_000_000_000);
    expect(played(daily(1, 9_999_000)).refusals).toEqual([]);
    expect(refusalOf(played(daily(100_000_001, 1_000)))).toBe('price-out-of-range');
    expect(refusalOf(played(daily(1, 9_999_001)))).toBe('quantity-out-of-range');
    expect(refusalOf(played(daily(100_000_000, 9_999_000)))).toBe('total-too-large');
    expect(refusalOf(played(daily(100_000_000, 10_000), daily(1, 1_000)))).toBe('total-too-large');
  });

  it('[O10] a discount is more than nothing, and at most what is left of its line or order', () => {
    const toast = id<LineId>(0x901);
    type Cut = Extract<OrderCommand, { name: 'addDiscount' }>['input'];
    const cut =
      (value: Cut['value'], lineId: Cut['lineId'] = null): (() => OrderCommand) =>
      () => ({
        name: 'addDiscount',
        input: { ...one(), discountId: id(0xd_0000 + made++), lineId, value, reason: null },
      });
    const percent = (rate: number): Cut['value'] => ({ kind: 'percent', rate: rate as never });
    const amount = (of: number): Cut['value'] => ({ kind: 'amount', amount: of as never });
    const totalAfter = (...cuts: (() => OrderCommand)[]) => {
      const play = played(
        () => add({ lineId: toast }),
        () => add({ itemId: id(0x12) }),
        ...cuts,
      );
      return refusalOf(play) ?? (play.order && priceOrder(play.order).total);
    };
    for (const value of [percent(0), percent(1_000_001), amount(0), amount(-1), amount(1_041)]) {
      expect(totalAfter(cut(value)), JSON.stringify(value)).toBe('discount-out-of-range');
    }
    expect(totalAfter(cut(amount(651), toast))).toBe('discount-out-of-range');
    expect(totalAfter(cut(amount(100), toast), cut(amount(551), toast))).toBe('discount-out-of-range');
    expect(totalAfter(cut(amount(100), toast), cut(amount(941)))).toBe('discount-out-of-range');
    expect(totalAfter(cut(amount(650), toast))).toBe(390);
    expect(totalAfter(cut(amount(100), toast), cut(amount(940)))).toBe(0);
    expect(totalAfter(cut(percent(1_000_000)))).toBe(0);
  });

  it('[O11] paying, sending and completing go by the order that the person saw', () => {
    const seen = (order: Order | null, by: number) => order && { ...order, version: order.version + by };
    const paid = played(
      () => add(),
      send,
      (order) => pay(order, 650),
    );
    for (const by of [-1, 1]) {
      expect(
        refusalOf(
          played(
            () => add(),
            (order) => send(seen(order, by)),
          ),
        ),
      ).toBe('order-stale');
      expect(
        refusalOf(
          played(
            () => add(),
            (order) => pay(seen(order, by), 650),
          ),
        ),
      ).toBe('order-stale');
      paid.play(complete(seen(paid.order, by)));
      expect(refusalOf(paid)).toBe('order-stale');
    }
    expect(paid.order?.status.state).toBe('open');
    expect(paid.play(complete(paid.order))?.status.state).toBe('completed');
  });

  it('[O12] an order holds 500 lines, taken-off ones included', () => {
    const play = played();
    for (let n = 0; n < 500; n += 1) play.play(add({ lineId: id(0x2000 + n) }));
    play.play({ name: 'voidLine', input: { ...one(), lineId: id(0x2000), reason: null } });
    expect(play.refusals).toEqual([]);
    play.play(add());
    expect(refusalOf(play)).toBe('order-full');
    expect(play.order?.lines).toHaveLength(500);
  });
});

describe('folding', () => {
  it('[O1] gives the same order however the facts arrive', () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (course, randomness) => {
        const { facts, order } = playSteps(course);
        const shuffled = [...facts];
        for (let at = shuffled.length - 1; at > 0; at -= 1) {
          const other = Number(randomness.next().value) % (at + 1);
          [shuffled[at], shuffled[other]] = [shuffled[other] as HashedFact, shuffled[at] as HashedFact];
        }
        expect(foldOrder(shuffled)).toEqual(order);
      }),
      { seed: 11, numRuns: 200 * effort },
    );
  });

  it('[O1] gives the same order of two copies of a file that wrote at the same positions', () => {
    const { facts } = played(
      () => add(),
      () => add({ lineId: id(0x2001) }),
    );
    const [opened, first, second] = facts as [HashedFact, HashedFact, HashedFact];
    const other = { ...second, hlc: first.hlc, seq: first.seq };
    const order = foldOrder([opened, first, other]);
    expect(order?.lines).toHaveLength(2);
    expect(foldOrder([other, first, opened])).toEqual(order);
  });

  it('[O2] keeps and flags what no till should have said', () => {
    const settled = played(
      () => add(),
      (order) => pay(order, 650),
      complete,
    );
    const late = (over: Partial<OrderFact>, from: OrderFact | undefined): OrderFact =>
      ({
        ...from,
        ...over,
        hlc: 9_999,
        seq: 99,
        segment: id<SegmentId>(0x777),
        device: id<DeviceId>(0xd2),
      }) as OrderFact;
    const line = settled.facts.find((fact) => fact.type === 'order.line-added');
    const payment = settled.facts.find((fact) => fact.type === 'order.payment-added');
    const lineLate = late({ payload: { ...line?.payload, lineId: id(0x999) } as never }, line);
    const after = applyFact(settled.order, lineLate);
    expect(after.status.state).toBe('completed');
    expect(after.flags).toEqual(['line-after-settlement']);
    expect(balanceOf(after)).toBe(650);
    const paidAgain = applyFact(
      settled.order,
      late({ payload: { ...payment?.payload, paymentId: id(0x998) } as never }, payment),
    );
    expect(paidAgain.flags).toEqual(['overpaid', 'paid-after-settlement']);
    const unopened = applyFact(null, lineLate);
    expect(unopened.status.state).toBe('stub');
    expect(unopened.lines).toHaveLength(1);
    expect(comesAfter(settled.order, lineLate)).toBe(true);
    expect(comesAfter(settled.order, settled.facts[0] as OrderFact)).toBe(false);
  });

  it('[O2] flags totals that a fold does not agree with', () => {
    const { facts } = played(
      () => add(),
      (order) => pay(order, 650),
      complete,
    );
    const lying = facts.map((fact) =>
      fact.type === 'order.completed'
        ? { ...fact, payload: { ...fact.payload, totals: { ...fact.payload.totals, total: 1 as never } } }
        : fact,
    );
    expect(foldOrder(lying)?.flags).toContain('totals-disagree');
  });

  it('[O9] a screen predicts what the engine will say', () => {
    fc.assert(
      fc.property(steps, (course) => {
        const { order } = playSteps(course);
        if (order?.status.state !== 'open') return;
        const command = add();
        const predicted = predictOrder(order, command, context());
        const play = playSteps(course);
        play.play(command);
        expect(predicted.ok && { ...predicted.value, last: null }).toEqual(play.order && { ...play.order, last: null });
      }),
      { seed: 3, numRuns: 100 * effort },
    );
  });
});

describe('a change of a line', () => {
  it('[O5] to less of what the kitchen was told of says why, as taking it off does; to more of it does not', () => {
    const told = played(() => add({ lineId: id(0x901), quantity: 3_000 as never }), send).order;
    const change = { ...one(), lineId: id<never>(0x901), newLineId: id<never>(0x903), modifiers: [], note: null };
    const said = (command: OrderCommand) => {
      const decision = decideOrder(told, command, context({ device: DEVICE }));
      return decision.ok
        ? decision.value.map(({ payload }) => ('reason' in payload ? payload.reason : ''))
        : decision.error.code;
    };
    const toHave = (quantity: number, reason?: string) =>
      said({ name: 'changeLine', input: { ...change, quantity: quantity as never, ...(reason && { reason }) } });
    expect(said({ name: 'voidLine', input: { ...one(), lineId: id(0x901), reason: null } })).toBe('void-needs-reason');
    expect(toHave(2_000)).toBe('void-needs-reason');
    expect(toHave(2_000, 'cold')).toEqual(['cold', '']);
    expect(toHave(4_000)).toEqual([null, '']);
  });

  it('[O4] keeps its place and its price, whatever the menu says now', () => {
    const play = played(
      () => add({ lineId: id(0x901) }),
      () => add({ lineId: id(0x902) }),
    );
    const dearer = { ...MENU, items: MENU.items.map((item) => ({ ...item, price: 9_999 as never })) };
    const change: OrderCommand = {
      name: 'changeLine',
      input: {
        ...one(),
        lineId: id(0x901),
        newLineId: id(0x903),
        quantity: 2_000 as never,
        modifiers: [],
        note: 'hot',
      },
    };
    const predicted = predictOrder(play.order, change, context({ device: DEVICE }, dearer));
    if (!predicted.ok) throw new Error(predicted.error.code);
    expect(predicted.value.lines.map((line) => [line.lineId, line.voided !== null])).toEqual([
      [id(0x901), true],
      [id(0x903), false],
      [id(0x902), false],
    ]);
    expect(priceOrder(predicted.value).total).toBe(3 * 650);
  });
});
