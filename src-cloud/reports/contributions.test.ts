import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Order } from '#shared/order/order.ts';
import { id, type OrderPlay, RULES_V2, TODAY } from '#support/orders.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import { contributions, isPlausible, movement } from './contributions.ts';

function settled(
  course: Parameters<typeof playSteps>[0],
  over: ConstructorParameters<typeof OrderPlay>[0] = {},
): Order {
  const play = playSteps(course, over);
  const one = () => ({ commandId: id<never>(1), orderId: id<never>(0xd), expectedVersion: play.order?.version ?? 0 });
  play.play({ name: 'payCash', input: { ...one(), paymentId: id(2), tendered: 90_000_000 as never } });
  play.play({ name: 'complete', input: { ...one(), sendId: id(3) } });
  if (!play.order) throw new Error('there is no order');
  return play.order;
}

const toast = settled([{ do: 'add', item: 0, quantity: 2_000, milk: false, price: 0 }]);
const open = playSteps([{ do: 'add', item: 0, quantity: 2_000, milk: false, price: 0 }]).order as Order;
const figuresOf = (rows: readonly { figures: object }[]) => rows.map(({ figures }) => figures);

describe('[CL9] what an order adds to its day', () => {
  test('is its totals in the quarter of an hour in which it was settled, its items and its tenders', () => {
    const { quarters, items, tenders } = contributions(toast);
    const day = { businessDate: TODAY, currency: 'EUR' };
    expect(quarters).toEqual([
      {
        key: { ...day, quarter: Date.parse('2026-11-20T12:00:00Z') },
        figures: {
          ...{ orders: 1, gross: 1_300, discount: 0, comps: 0, serviceCharge: 0 },
          ...{ net: 1_215, tax: 85, total: 1_300 },
        },
      },
    ]);
    expect(items).toEqual([
      {
        key: { ...day, itemId: id(0x11), categoryId: id(0xc1), name: 'Cheese toast' },
        figures: { lines: 1, quantity: 2_000, total: 1_300 },
      },
    ]);
    expect(tenders).toEqual([
      { key: { ...day, tender: 'cash' }, figures: { payments: 1, amount: 1_300, tips: 0, rounding: 0 } },
    ]);
  });

  test('[PY9] is by tender what its payments settled, and beside it tips and rounding, which are no sale', () => {
    const play = playSteps([{ do: 'add', item: 4, quantity: 1_000, milk: false, price: 1_003 }], {
      pricing: { ...RULES_V2, cashRounding: 5 },
    });
    const paying = (n: number) => ({
      ...{ commandId: id<never>(n), orderId: id<never>(0xd), expectedVersion: play.order?.version ?? 0 },
      paymentId: id<never>(n),
    });
    const minor = (n: number) => n as never;
    play.play({
      name: 'payExternal',
      input: { ...paying(2), amount: minor(400), tip: minor(90), reference: null },
    });
    play.play({ name: 'payCash', input: { ...paying(3), tendered: minor(200), tip: minor(10) } });
    play.play({ name: 'payCash', input: { ...paying(4), tendered: minor(1_000), tip: minor(20) } });
    const { paymentId: _, ...completing } = paying(5);
    play.play({ name: 'complete', input: { ...completing, sendId: id(5) } });
    expect(play.refusals).toEqual([]);
    const { quarters, tenders } = movement([{ before: null, after: play.order }]);
    expect(tenders.map(({ key, figures }) => [key.tender, figures])).toEqual([
      ['cash', { payments: 2, amount: 603, tips: 30, rounding: 2 }],
      ['external', { payments: 1, amount: 400, tips: 90, rounding: 0 }],
    ]);
    expect(quarters).toMatchObject([{ figures: { orders: 1, total: 1_003 } }]);
  });

  test('is nothing before it is settled', () => {
    expect(contributions(open)).toEqual({ quarters: [], items: [], tenders: [], refunds: [] });
  });

  test('is nothing when its figures are beyond what is kept exact', () => {
    const { status } = toast;
    if (status.state !== 'completed') throw new Error('the order is not settled');
    const absurd = { ...toast, status: { ...status, totals: { ...status.totals, total: 1e15 as never } } };
    const endless = { ...toast, status: { ...status, at: Number.MAX_SAFE_INTEGER as never } };
    for (const order of [absurd, endless]) {
      expect(isPlausible(order)).toBe(false);
      expect(contributions(order)).toEqual({ quarters: [], items: [], tenders: [], refunds: [] });
    }
    expect(isPlausible(toast)).toBe(true);
  });
});

describe('[CL9] a movement', () => {
  test('from nothing is what the orders add, in the order of the keys', () => {
    const { items } = movement([
      { before: null, after: toast },
      { before: null, after: settled([{ do: 'add', item: 1, quantity: 1_000, milk: false, price: 0 }]) },
      { before: null, after: toast },
    ]);
    expect(items.map(({ key, figures }) => [key.name, figures.quantity])).toEqual([
      ['Cheese toast', 4_000],
      ['Apple cake', 1_000],
    ]);
  });

  test('of what stays as it is is none', () => {
    expect(movement([{ before: toast, after: toast }])).toEqual({ quarters: [], items: [], tenders: [], refunds: [] });
  });

  test('there and back again is none, and sums always agree with each other', () => {
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const [before, after] = [settled(a), settled(b)];
        const there = movement([{ before, after }]);
        const back = movement([{ before: after, after: before }]);
        const negative = (rows: readonly { figures: object }[]) =>
          figuresOf(rows).map((figures) => Object.values(figures).map((value) => (value === 0 ? 0 : -value)));
        expect(negative(back.quarters)).toEqual(figuresOf(there.quarters).map((figures) => Object.values(figures)));
        const sum = (values: readonly number[]) => values.reduce((x, y) => x + y, 0);
        expect(sum(there.items.map(({ figures }) => figures.total))).toBe(
          sum(there.quarters.map(({ figures }) => figures.total)),
        );
      }),
      { seed: 71, numRuns: 60 },
    );
  });
});
