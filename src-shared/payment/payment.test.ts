import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { id, OrderPlay, RULES_V2 } from '#support/orders.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import { asMinor } from '../money/minor.ts';
import { applyFact, type OrderFact } from '../order/apply-order.ts';
import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import { priceOrder } from '../pricing/price-order.ts';
import { pricingRules } from '../pricing/pricing-rules.ts';
import { receiptOf } from '../printing/receipt-of.ts';
import { balanceOf } from './balance.ts';
import { handedOver, roundingOf, takenBy, tipOf } from './payment.ts';

let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId: id<never>(0x0d) });
const FIVES = { ...RULES_V2, cashRounding: 5 } as const;

/** An order of one item at that price, under rules that count cash in fives. */
function orderOf(price: number): OrderPlay {
  const play = new OrderPlay({ pricing: FIVES });
  play.play({ name: 'open', input: one() });
  const asked = { lineId: id<never>(made++), itemId: id<never>(0x15), quantity: 1_000 as never, price: price as never };
  play.play({ name: 'addLine', input: { ...one(), ...asked, modifiers: [], note: null } });
  return play;
}

const cash = (order: Order | null, tendered: number, tip?: number): OrderCommand => ({
  name: 'payCash',
  input: {
    ...{ ...one(), paymentId: id(made++), tendered: tendered as never, expectedVersion: order?.version ?? 0 },
    ...(tip !== undefined && { tip: tip as never }),
  },
});
const external = (order: Order | null, amount: number, tip?: number): OrderCommand => ({
  name: 'payExternal',
  input: {
    ...{ ...one(), paymentId: id(made++), amount: amount as never, expectedVersion: order?.version ?? 0 },
    ...{ reference: 'T-17', ...(tip !== undefined && { tip: tip as never }) },
  },
});
const changeTip = (order: Order | null, tip: number, paymentId = order?.payments.at(-1)?.paymentId): OrderCommand => ({
  name: 'changeTip',
  input: { ...one(), paymentId: paymentId ?? id(1), tip: tip as never },
});
const complete = (order: Order | null): OrderCommand => ({
  name: 'complete',
  input: { ...one(), sendId: id(made++), expectedVersion: order?.version ?? 0 },
});
const paidWith = (play: OrderPlay) =>
  play.order?.payments.map((payment) => ({
    amount: payment.amount,
    tip: tipOf(payment),
    rounding: roundingOf(payment),
    change: payment.tender === 'cash' ? payment.change : null,
  }));

describe('cash', () => {
  it.each([
    [1_002, [2_000], 0, [{ amount: 1_002, tip: 0, rounding: -2, change: 1_000 }]],
    [1_003, [1_005], 0, [{ amount: 1_003, tip: 0, rounding: 2, change: 0 }]],
    [1_003, [2_000], 100, [{ amount: 1_003, tip: 100, rounding: 2, change: 895 }]],
    [
      1_003,
      [1_000, 5],
      0,
      [
        { amount: 1_000, tip: 0, rounding: 0, change: 0 },
        { amount: 3, tip: 0, rounding: 2, change: 0 },
      ],
    ],
    [1_003, [1_004], 0, [{ amount: 1_003, tip: 0, rounding: 1, change: 0 }]],
    [2, [0], 0, [{ amount: 2, tip: 0, rounding: -2, change: 0 }]],
  ])(
    '[PY4] of %i, %j handed over with a tip of %i is what was worked out by hand',
    (price, tendered, tip, payments) => {
      const play = orderOf(price);
      for (const amount of tendered) play.play(cash(play.order, amount, tip));
      expect(play.refusals).toEqual([]);
      expect(paidWith(play)).toEqual(payments);
      expect(play.order && balanceOf(play.order)).toBe(0);
    },
  );

  it('[PY4] of nothing is refused while anything is due, and so is a tip that eats what was handed over', () => {
    const play = orderOf(1_003);
    for (const command of [
      cash(play.order, 0),
      cash(play.order, -5),
      cash(play.order, 100, 100),
      cash(play.order, 5, -1),
    ]) {
      play.play(command);
    }
    expect(play.refusals.map(({ code }) => code)).toEqual([
      ...['tender-out-of-range', 'tender-out-of-range', 'tip-out-of-range', 'tip-out-of-range'],
    ]);
    expect(play.order?.payments).toEqual([]);
  });

  it('[PY7] that has neither tip nor rounding is said as it always was', () => {
    const play = orderOf(1_000);
    play.play(cash(play.order, 500));
    play.play(cash(play.order, 700, 50));
    const said = play.facts.filter((fact) => fact.type === 'order.payment-added');
    expect(said.map(({ v }) => v)).toEqual([1, 2]);
    expect(Object.keys(said[0]?.payload ?? {}).sort()).toEqual(
      ['orderId', 'paymentId', 'tender', 'amount', 'tendered', 'change'].sort(),
    );
  });
});

it('[M14] to what coin cash is rounded goes with the order, and rounds what is paid, never a total', () => {
  const carried = (cashRounding: unknown) => pricingRules.safeParse({ ...RULES_V2, cashRounding }).success;
  expect([0, 5, 10].map(carried)).toEqual([true, true, true]);
  expect([1, 2, 50, -5, null, undefined].filter(carried)).toEqual([]);
  const play = orderOf(1_003);
  play.play(cash(play.order, 1_005));
  play.play(complete(play.order));
  expect(play.order?.pricing).toEqual(FIVES);
  expect(play.order?.status).toMatchObject({ state: 'completed', totals: { total: 1_003 } });
  expect(paidWith(play)).toEqual([{ amount: 1_003, tip: 0, rounding: 2, change: 0 }]);
});

describe('another terminal', () => {
  it('[PY5] settles at most the balance, with a tip on top and its reference on the receipt', () => {
    const play = orderOf(2_000);
    play.play(external(play.order, 2_001));
    play.play(external(play.order, 0));
    expect(play.refusals.map(({ code }) => code)).toEqual(['payment-out-of-range', 'payment-out-of-range']);
    play.play(external(play.order, 1_500, 150));
    play.play(cash(play.order, 1_000));
    play.play(complete(play.order));
    expect(play.order?.status.state).toBe('completed');
    const receipt = play.order && receiptOf(play.order, { timeZone: 'UTC', receiptCode: 'none' } as never);
    expect(receipt?.payments).toEqual([
      { tender: 'external', amount: 1_500, tendered: 1_650, change: 0, tip: 150, reference: 'T-17' },
      { tender: 'cash', amount: 500, tendered: 1_000, change: 500 },
    ]);
  });
});

describe('a tip', () => {
  it('[PY6] is changed also after the order is settled; in cash the difference is handed over', () => {
    const play = orderOf(1_000);
    play.play(cash(play.order, 1_200, 100));
    play.play(complete(play.order));
    play.play(changeTip(play.order, 250));
    play.play(changeTip(play.order, 150));
    expect(play.refusals).toEqual([]);
    expect(play.order?.flags).toEqual([]);
    expect(play.order?.status.state).toBe('completed');
    const [payment] = play.order?.payments ?? [];
    expect(payment).toMatchObject({ amount: 1_000, tip: 150, change: 100, tendered: 1_250 });
  });

  it('[PY6] of a payment that is not there is refused, and flagged where it was said all the same', () => {
    const play = orderOf(1_000);
    play.play(changeTip(play.order, 100, id(0x999)));
    play.play(cash(play.order, 1_000));
    play.play(changeTip(play.order, -1));
    expect(play.refusals.map(({ code }) => code)).toEqual(['payment-unknown', 'tip-out-of-range']);
    const last = play.facts.at(-1) as OrderFact;
    const said = {
      ...{ ...last, type: 'order.tip-changed', v: 1, hlc: 99, seq: 99 },
      payload: { orderId: id(0x0d), paymentId: id(0x999), tip: 5 },
    } as unknown as OrderFact;
    expect(applyFact(play.order, said).flags).toEqual(['unknown-payment']);
  });
});

describe('whatever is paid how', () => {
  const payment = fc.record({
    tender: fc.constantFrom('cash', 'external'),
    share: fc.integer({ min: 1, max: 150 }),
    tip: fc.option(fc.nat(2_000), { nil: undefined }),
    later: fc.option(fc.nat(2_000), { nil: undefined }),
  });

  it('[PY1][PY3] settles to the cent: totals, tips and rounding are what was handed over less change', () => {
    fc.assert(
      fc.property(
        steps,
        fc.array(payment, { maxLength: 6 }),
        fc.constantFrom(0 as const, 5 as const, 10 as const),
        (course, payments, increment) => {
          const play = playSteps(course, { pricing: { ...RULES_V2, cashRounding: increment } });
          for (const { tender, share, tip, later } of payments) {
            if (!play.order) throw new Error('no order');
            const part = Math.ceil((balanceOf(play.order) * share) / 100);
            play.play(tender === 'cash' ? cash(play.order, part + (tip ?? 0), tip) : external(play.order, part, tip));
            if (later !== undefined) play.play(changeTip(play.order, later));
          }
          if (!play.order) throw new Error('no order');
          if (balanceOf(play.order) > 0) play.play(cash(play.order, asMinor(90_000_000)));
          const { order } = play;
          const sum = (of: (one: Order['payments'][number]) => number) =>
            order.payments.reduce((all, p) => all + of(p), 0);
          for (const one of order.payments) {
            expect(handedOver(one) - (one.tender === 'cash' ? one.change : 0)).toBe(takenBy(one));
            expect(Math.abs(roundingOf(one)) * 2).toBeLessThanOrEqual(increment);
            expect(one.tender !== 'cash' || one.change >= 0).toBe(true);
          }
          // A discount given after a payment can leave less to pay than was taken.
          if (balanceOf(order) < 0) return;
          expect(balanceOf(order)).toBe(0);
          expect(sum(takenBy)).toBe(priceOrder(order).total + sum(tipOf) + sum(roundingOf));
        },
      ),
      { seed: 12, numRuns: 200 * effort },
    );
  });
});
