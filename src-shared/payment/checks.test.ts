import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { listedTotals } from '#support/listed-totals.ts';
import { id, OrderPlay, RULES_V2, SERVICE } from '#support/orders.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import type { CheckId } from '../ids/ids.ts';
import { kitchenDelta } from '../kitchen/kitchen-delta.ts';
import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import { activeLines, priceOrder } from '../pricing/price-order.ts';
import { balanceOf } from './balance.ts';
import { checkTotals } from './checks.ts';
import type { OrderSplit } from './split-events.ts';

let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId: id<never>(0x0d) });
const check = (n: number): CheckId => id(0xce00 + n);
const add = (item: number, lineId: number, quantity = 1_000): OrderCommand => ({
  name: 'addLine',
  input: {
    ...{ ...one(), lineId: id(lineId), itemId: id(item), quantity: quantity as never },
    ...{ modifiers: [], note: null, price: null },
  },
});
const split = (order: Order | null, by: OrderSplit | null): OrderCommand => ({
  name: 'split',
  input: { ...one(), split: by, expectedVersion: order?.version ?? 0 },
});
const cash = (order: Order | null, tendered: number, checkId?: CheckId): OrderCommand => ({
  name: 'payCash',
  input: {
    ...{ ...one(), paymentId: id(made++), tendered: tendered as never, expectedVersion: order?.version ?? 0 },
    ...(checkId && { checkId }),
  },
});

/** A toast and a lemonade. */
function twoLines(): OrderPlay {
  const play = new OrderPlay();
  for (const command of [{ name: 'open' as const, input: one() }, add(0x11, 0x901), add(0x14, 0x902)])
    play.play(command);
  return play;
}
const evenly = (count: number): OrderSplit => ({
  by: 'evenly',
  checks: Array.from({ length: count }, (_, at) => ({ checkId: check(at) })),
});
const shared: OrderSplit = {
  by: 'lines',
  checks: [
    { checkId: check(1), lines: [{ lineId: id(0x902), weight: 1 }] },
    {
      checkId: check(2),
      lines: [
        { lineId: id(0x902), weight: 1 },
        { lineId: id(0x901), weight: 1 },
      ],
    },
  ],
};
const totalsOf = (order: Order | null) => order && checkTotals(order).map(({ total }) => total);
const codesOf = (play: OrderPlay) => play.refusals.map(({ code }) => code);

describe('checks', () => {
  it('[PY11] of a shared line are what was worked out by hand', () => {
    const play = twoLines();
    play.play(split(play.order, shared));
    expect(play.order && checkTotals(play.order)).toMatchObject([
      { number: 1, total: 167, net: 140, tax: 27, taxes: [{ base: 140, amount: 27 }], balance: 167 },
      { number: 2, total: 816, net: 747, tax: 69, taxes: [{ amount: 43 }, { base: 140, amount: 26 }], balance: 816 },
    ]);
    expect(play.order && checkTotals(play.order)[0]?.lines).toEqual([
      { lineId: id(0x902), part: 1, of: 2, gross: 167, total: 167 },
    ]);
  });

  it('[PY11] split evenly and by amounts are what was worked out by hand', () => {
    const play = twoLines();
    play.play(split(play.order, evenly(3)));
    expect(totalsOf(play.order)).toEqual([328, 328, 327]);
    const amount = (n: number) => ({ checkId: check(n), amount: 500 as never });
    play.play(split(play.order, { by: 'amount', checks: [amount(1), amount(2)] }));
    expect(totalsOf(play.order)).toEqual([500, 483]);
    play.play(split(play.order, null));
    expect(totalsOf(play.order)).toEqual([]);
    expect(codesOf(play)).toEqual([]);
  });

  it('[PY10] take in what came later, and keep a line that was changed', () => {
    const play = twoLines();
    play.play(split(play.order, shared));
    play.play(add(0x12, 0x903));
    const change = { lineId: id<never>(0x902), newLineId: id<never>(0x904), quantity: 2_000 as never };
    play.play({ name: 'changeLine', input: { ...one(), ...change, modifiers: [], note: null } });
    expect(totalsOf(play.order)).toEqual([333, 333 + 650 + 390]);
  });

  it('[PY10] tell the kitchen nothing, whatever is split, paid and joined again', () => {
    const play = twoLines();
    play.play({ name: 'send', input: { ...one(), sendId: id(0xb01), expectedVersion: play.order?.version ?? 0 } });
    const told = () => play.order && kitchenDelta(play.order, play.ctx.device);
    expect(told()).toEqual([]);
    for (const by of [evenly(2), shared, evenly(3), null, shared]) {
      play.play(split(play.order, by));
      expect(told()).toEqual([]);
    }
    for (const { checkId, total } of play.order ? checkTotals(play.order) : [])
      play.play(cash(play.order, total, checkId));
    const settle = { ...one(), sendId: id<never>(0xb02), expectedVersion: play.order?.version ?? 0 };
    play.play({ name: 'complete', input: settle });
    expect(codesOf(play)).toEqual([]);
    expect(play.order?.status.state).toBe('completed');
    expect(play.facts.filter(({ type }) => type === 'order.sent')).toHaveLength(1);
  });

  it('[PY12] are paid one by one, each up to what is left of it', () => {
    const play = twoLines();
    play.play(split(play.order, shared));
    play.play(cash(play.order, 500, check(1)));
    expect(play.order?.payments).toMatchObject([{ amount: 167, change: 333, checkId: check(1) }]);
    play.play(cash(play.order, 500, check(1)));
    play.play(cash(play.order, 500, check(9)));
    expect(codesOf(play)).toEqual(['nothing-to-pay', 'check-unknown']);
    // Paid for none of them: only the second has anything left.
    play.play(cash(play.order, 16));
    expect(play.order && checkTotals(play.order).map(({ balance }) => balance)).toEqual([0, 800]);
    play.play(split(play.order, { by: 'evenly', checks: [{ checkId: check(11) }, { checkId: check(12) }] }));
    expect(play.order && checkTotals(play.order).map(({ balance }) => balance)).toEqual([400, 400]);
  });

  it.each<[string, OrderSplit | null]>([
    ['split-none', null],
    ['check-twice', { by: 'evenly', checks: [{ checkId: check(1) }, { checkId: check(1) }] }],
    ['check-twice', { by: 'seats', checks: [1, 2].map((n) => ({ checkId: check(n), seats: [4] })) }],
    [
      'line-unknown',
      { by: 'lines', checks: [1, 2].map((n) => ({ checkId: check(n), lines: [{ lineId: id(7), weight: 1 }] })) },
    ],
    ['split-out-of-range', { by: 'amount', checks: [1, 2].map((n) => ({ checkId: check(n), amount: 983 as never })) }],
    ['split-out-of-range', { by: 'amount', checks: [1, 2].map((n) => ({ checkId: check(n), amount: 0 as never })) }],
  ])('[PY10] are refused as %s', (code, by) => {
    const play = twoLines();
    play.play(split(play.order, by));
    expect(codesOf(play)).toEqual([code]);
  });
});

describe('any order', () => {
  const anySplit = fc.record({
    by: fc.constantFrom('lines', 'evenly', 'amount', 'seats'),
    count: fc.integer({ min: 2, max: 6 }),
    picks: fc.array(fc.record({ line: fc.nat(20), check: fc.nat(5), weight: fc.integer({ min: 1, max: 7 }) }), {
      maxLength: 12,
    }),
    amounts: fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 6, maxLength: 6 }),
  });
  type AnySplit = typeof anySplit extends fc.Arbitrary<infer T> ? T : never;

  function splitOf(order: Order, { by, count, picks, amounts }: AnySplit): OrderSplit {
    const checks = Array.from({ length: count }, (_, at) => at);
    if (by === 'evenly') return evenly(count);
    if (by === 'amount') return { by, checks: checks.map((n) => ({ checkId: check(n), amount: amounts[n] as never })) };
    if (by === 'seats') return { by, checks: checks.map((n) => ({ checkId: check(n), seats: [n + 1] })) };
    const lines = activeLines(order);
    const linesOf = (n: number) => {
      const own = picks.filter((pick) => pick.check % count === n && lines.length > 0);
      const weights = new Map(
        own.map(({ line, weight }) => [lines[line % lines.length]?.lineId ?? id<never>(0), weight]),
      );
      return [...weights].map(([lineId, weight]) => ({ lineId, weight }));
    };
    return { by: 'lines', checks: checks.map((n) => ({ checkId: check(n), lines: linesOf(n) })) };
  }

  it.each(['line', 'order'] as const)(
    '[PY11][PY12] and its checks sum to the cent, taxes rounded per %s',
    (taxRounding) => {
      const payments = fc.array(
        fc.record({ check: fc.option(fc.nat(5)), tendered: fc.integer({ min: 1, max: 9_000 }) }),
        {
          maxLength: 4,
        },
      );
      fc.assert(
        fc.property(steps, anySplit, payments, steps, (course, by, paid, after) => {
          const play = playSteps(course, { pricing: { ...RULES_V2, taxRounding }, serviceCharge: SERVICE });
          if (!play.order) throw new Error('no order');
          play.play(split(play.order, splitOf(play.order, by)));
          for (const { check: n, tendered } of paid)
            play.play(cash(play.order, tendered, n === null ? undefined : check(n)));
          // What came after the split is not in it.
          for (const step of after.slice(0, 2)) {
            if (step.do === 'add')
              play.play(add([0x11, 0x12, 0x14, 0x16][step.item % 4] ?? 0x11, made++, step.quantity));
          }
          const { order } = play;
          const checks = checkTotals(order);
          if (!order.split) return;
          const totals = priceOrder(order);
          const sum = (of: (one: (typeof checks)[number]) => number) => checks.reduce((all, one) => all + of(one), 0);
          for (const figure of ['gross', 'discount', 'net', 'tax', 'total'] as const) {
            expect(sum((one) => one[figure])).toBe(listedTotals(totals)[figure]);
          }
          expect(sum((one) => one.balance)).toBe(Math.max(0, balanceOf(order)));
          for (const tax of totals.taxes) {
            const same = (one: (typeof checks)[number]) =>
              one.taxes.find((t) => t.taxId === tax.taxId && t.rate === tax.rate);
            expect(sum((one) => same(one)?.amount ?? 0)).toBe(tax.amount);
            expect(sum((one) => same(one)?.base ?? 0)).toBe(tax.base);
          }
          for (const one of checks) {
            const onTop = one.taxes.filter((tax) => !tax.inclusive).reduce((all, tax) => all + tax.amount, 0);
            expect(one.net + one.tax).toBe(one.total);
            expect(one.gross - one.discount + onTop).toBe(one.total);
            expect(Math.min(one.net, one.tax, one.total, one.discount, one.balance)).toBeGreaterThanOrEqual(0);
          }
          if (order.split.by !== 'evenly') return;
          expect(
            Math.max(...checks.map(({ total }) => total)) - Math.min(...checks.map(({ total }) => total)),
          ).toBeLessThan(2);
        }),
        { seed: 21, numRuns: 200 * effort },
      );
    },
  );
});
