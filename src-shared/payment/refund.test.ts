import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { listedTotals } from '#support/listed-totals.ts';
import { id, OrderPlay, RULES_V2, SERVICE } from '#support/orders.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import type { DeviceId, LineId, PaymentId } from '../ids/ids.ts';
import { asRate } from '../money/minor.ts';
import { applyFact, type OrderFact } from '../order/apply-order.ts';
import type { Order } from '../order/order.ts';
import type { OrderCommand } from '../order/order-commands.ts';
import type { PricingRules } from '../pricing/pricing-rules.ts';
import { receiptOf } from '../printing/receipt-of.ts';
import { balanceOf } from './balance.ts';
import { takenBy, tipOf } from './payment.ts';
import { givenBack, leftOfPayment, returnablesOf } from './refund.ts';

let made = 1;
const one = () => ({ commandId: id<never>(0xf000 + made++), orderId: id<never>(0x0d) });
const rules = (cashRounding: number, over: object = {}) => ({ ...RULES_V2, cashRounding, ...over }) as PricingRules;
type What = Extract<OrderCommand, { name: 'refund' }>['input']['what'];

const pay = (play: OrderPlay, tendered: number, tip = 0) =>
  play.play({
    name: 'payCash',
    input: {
      ...{ ...one(), paymentId: id(made++), tendered: tendered as never, tip: tip as never },
      expectedVersion: play.order?.version ?? 0,
    },
  });
const complete = (play: OrderPlay) =>
  play.play({ name: 'complete', input: { ...one(), sendId: id(made++), expectedVersion: play.order?.version ?? 0 } });
const refund = (
  order: Order | null,
  what: What,
  over: { tips?: boolean; restock?: boolean | LineId[]; reason?: string | null; to?: readonly PaymentId[] } = {},
): OrderCommand => {
  const { to = order?.payments.map(({ paymentId }) => paymentId) ?? [], ...rest } = over;
  return {
    name: 'refund',
    input: {
      ...{ ...one(), what, tips: false, restock: false, reason: 'Cold', ...rest },
      to: to.map((paymentId) => ({ refundId: id(made++), paymentId })),
      expectedVersion: order?.version ?? 0,
    },
  };
};
const pieces = (lineId: number, quantity = 1_000): What => ({
  kind: 'lines',
  lines: [{ lineId: id(lineId), quantity: quantity as never }],
});
const amount = (of: number): What => ({ kind: 'amount', amount: of as never });

/** A settled order of these pieces of one item, with a discount, paid in cash. */
function sold(item: number, quantity: number, percent: number, tendered: number, pricing = rules(0)): OrderPlay {
  const play = new OrderPlay({ pricing });
  play.play({ name: 'open', input: one() });
  const line = { lineId: id<never>(0x901), itemId: id<never>(item), quantity: quantity as never };
  play.play({ name: 'addLine', input: { ...one(), ...line, modifiers: [], note: null, price: null } });
  if (percent > 0) {
    const value = { kind: 'percent' as const, rate: asRate(percent * 10_000) };
    play.play({ name: 'addDiscount', input: { ...one(), discountId: id(0x31), lineId: null, value, reason: null } });
  }
  pay(play, tendered);
  complete(play);
  return play;
}
const backOf = (play: OrderPlay) =>
  play.order?.refunds?.map(({ amount: back, rounding, lines }) => ({
    ...{ amount: back, rounding, net: lines[0]?.net, tax: lines[0]?.tax, discount: lines[0]?.discount },
  }));
const codesOf = (play: OrderPlay) => play.refusals.map(({ code }) => code);

describe('a refund', () => {
  it('[PY16] of one piece after the other is what was worked out by hand', () => {
    const play = sold(0x11, 3_000, 10, 2_000);
    for (let n = 0; n < 3; n += 1) play.play(refund(play.order, pieces(0x901)));
    expect(backOf(play)).toEqual([
      { amount: 585, rounding: 0, net: 547, tax: 38, discount: 65 },
      { amount: 585, rounding: 0, net: 547, tax: 38, discount: 65 },
      { amount: 585, rounding: 0, net: 546, tax: 39, discount: 65 },
    ]);
    play.play(refund(play.order, pieces(0x901)));
    play.play(refund(play.order, { kind: 'whole' }));
    expect(codesOf(play)).toEqual(['quantity-out-of-range', 'refund-nothing']);
    expect(play.order?.status.state).toBe('completed');
  });

  it('[PY16] of an amount, a piece and the rest is what was worked out by hand', () => {
    const play = sold(0x11, 3_000, 10, 2_000);
    for (const what of [amount(1_000), pieces(0x901), { kind: 'whole' } as const]) play.play(refund(play.order, what));
    expect(play.order?.refunds?.map((back) => back.amount)).toEqual([1_000, 585, 170]);
    expect(play.order?.refunds?.map(({ lines }) => lines[0]?.quantity)).toEqual([0, 1_000, 2_000]);
  });

  it('[PY17] of cash is rounded as the sale was, and in all what was taken', () => {
    const play = sold(0x14, 1_000, 0, 335, rules(5));
    play.play(refund(play.order, amount(101)));
    play.play(refund(play.order, { kind: 'whole' }));
    expect(play.order?.refunds?.map((back) => [back.amount, back.rounding, givenBack(back)])).toEqual([
      [101, -1, 100],
      [232, 3, 235],
    ]);
  });

  it('[PY14] fills the payments in the order in which they are named, and gives tips back where it is said', () => {
    const play = new OrderPlay();
    play.play({ name: 'open', input: one() });
    const line = { lineId: id<never>(0x901), itemId: id<never>(0x16), quantity: 2_000 as never };
    play.play({ name: 'addLine', input: { ...one(), ...line, modifiers: [], note: null, price: null } });
    pay(play, 1_100, 100);
    pay(play, 5_000);
    complete(play);
    const [first, second] = play.order?.payments.map(({ paymentId }) => paymentId) ?? [];
    if (!first || !second) throw new Error('two payments were taken');
    play.play(refund(play.order, { kind: 'whole' }, { to: [first], tips: true }));
    expect(codesOf(play)).toEqual(['refund-too-much']);
    play.play(refund(play.order, { kind: 'whole' }, { to: [second, first], tips: true, restock: true }));
    expect(play.order?.refunds).toMatchObject([
      { paymentId: second, amount: 3_353, tip: 0, lines: [{ quantity: 2_000 }], restock: [{ quantity: 2_000 }] },
      { paymentId: first, amount: 1_000, tip: 100, lines: [{ quantity: 0 }], restock: [] },
    ]);
    play.play({ name: 'changeTip', input: { ...one(), paymentId: first, tip: 99 as never } });
    expect(codesOf(play).slice(1)).toEqual(['tip-out-of-range']);
  });

  it('[PY18] puts back into stock only the lines that can be sold again', () => {
    const play = new OrderPlay();
    play.play({ name: 'open', input: one() });
    for (const [lineId, itemId] of [
      [0x901, 0x11],
      [0x902, 0x12],
    ] as const) {
      const line = { lineId: id<never>(lineId), itemId: id<never>(itemId), quantity: 1_000 as never };
      play.play({ name: 'addLine', input: { ...one(), ...line, modifiers: [], note: null, price: null } });
    }
    pay(play, 5_000);
    complete(play);
    play.play(refund(play.order, { kind: 'whole' }, { restock: [id<LineId>(0x902)] }));
    expect(play.order?.refunds?.map(({ restock }) => restock)).toEqual([[{ itemId: id(0x12), quantity: 1_000 }]]);
  });

  it.each<[string, (play: OrderPlay) => OrderCommand]>([
    ['refund-needs-reason', ({ order }) => refund(order, { kind: 'whole' }, { reason: null })],
    ['payment-unknown', ({ order }) => refund(order, { kind: 'whole' }, { to: [id(0x999)] })],
    ['line-unknown', ({ order }) => refund(order, pieces(0x999))],
    ['quantity-out-of-range', ({ order }) => refund(order, pieces(0x901, 3_001))],
    ['refund-too-much', ({ order }) => refund(order, amount(1_756))],
    ['refund-too-much', ({ order }) => refund(order, amount(-1))],
    ['refund-nothing', ({ order }) => refund(order, amount(0))],
    ['order-stale', ({ order }) => refund(order && { ...order, version: 1 }, { kind: 'whole' })],
  ])('[PY14] is refused as %s', (code, command) => {
    const play = sold(0x11, 3_000, 10, 2_000);
    play.play(command(play));
    expect(codesOf(play)).toEqual([code]);
    expect(play.order?.refunds).toBeUndefined();
  });

  it('[PY14] needs the right to it, and a settled order', () => {
    const play = sold(0x11, 1_000, 0, 650);
    play.play(refund(play.order, { kind: 'whole' }), { rights: new Set(['sell'] as const) });
    const open = new OrderPlay();
    open.play({ name: 'open', input: one() });
    open.play(refund(open.order, { kind: 'whole' }, { to: [id(1)] }));
    expect([...codesOf(play), ...codesOf(open)]).toEqual(['right-missing', 'order-not-settled']);
  });

  it('[PY15] that two tills gave while they were apart is kept and flagged; the same one counts once', () => {
    const play = sold(0x11, 3_000, 10, 2_000);
    const before = play.order;
    const [mine, theirs] = [1, 2].map((n) => {
      const other = new OrderPlay();
      other.order = before;
      other.play(refund(before, pieces(0x901, 2_000)));
      const fact = other.facts[0] as OrderFact;
      return { ...fact, device: id<DeviceId>(0xd0 + n), hlc: 50 + n, seq: 50 + n } as OrderFact;
    });
    if (!mine || !theirs) throw new Error('both tills gave back');
    const once = applyFact(before, mine);
    expect(once.flags).toEqual([]);
    expect(applyFact(once, { ...mine, seq: 60 } as OrderFact).refunds).toHaveLength(1);
    const both = applyFact(once, theirs);
    expect(both.flags).toEqual(['over-refunded']);
    expect(both.refunds).toHaveLength(2);
    expect(both.status.state).toBe('completed');
  });
});

describe('any sale', () => {
  const back = fc.oneof(
    fc.record({ kind: fc.constant('amount' as const), share: fc.integer({ min: 1, max: 110 }) }),
    fc.record({ kind: fc.constant('lines' as const), line: fc.nat(20), share: fc.integer({ min: 1, max: 110 }) }),
  );

  it.each(['line', 'order'] as const)(
    '[PY15][PY16][PY17] comes back to the cent, taxes rounded per %s',
    (taxRounding) => {
      const course = fc.tuple(steps, fc.array(back, { maxLength: 6 }), fc.constantFrom(0, 5, 10), fc.nat(300));
      fc.assert(
        fc.property(course, ([played, backs, increment, tip]) => {
          const play = playSteps(played, { pricing: rules(increment, { taxRounding }), serviceCharge: SERVICE });
          if (!play.order || balanceOf(play.order) < 0) return;
          if (balanceOf(play.order) > 0) pay(play, 90_000_000, tip);
          complete(play);
          if (play.order.status.state !== 'completed') return;
          const { totals } = play.order.status;
          for (const one of backs) {
            const all = returnablesOf(play.order);
            const from = all[('line' in one ? one.line : 0) % Math.max(1, all.length)];
            if (!from?.portion.lineId) continue;
            const total = all.reduce((sum, { left }) => sum + left.total, 0);
            const quantity = Math.ceil((from.quantityLeft * one.share) / 100);
            const what: What =
              one.kind === 'amount'
                ? amount(Math.ceil((total * one.share) / 100))
                : { kind: 'lines', lines: [{ lineId: from.portion.lineId, quantity: quantity as never }] };
            play.play(refund(play.order, what));
            for (const { left, quantityLeft } of returnablesOf(play.order)) {
              expect(
                Math.min(left.total, left.net, left.tax, left.discount, left.gross, quantityLeft),
              ).toBeGreaterThanOrEqual(0);
            }
          }
          play.play(refund(play.order, { kind: 'whole' }, { tips: true }));
          const { order } = play;
          const refunds = order.refunds ?? [];
          const sum = (of: (line: (typeof refunds)[number]['lines'][number]) => number) =>
            refunds.flatMap(({ lines }) => lines).reduce((all, line) => all + of(line), 0);
          if (totals.total > 0 || refunds.length > 0) {
            expect(refunds.reduce((all, one) => all + one.amount, 0)).toBe(totals.total);
            for (const figure of ['gross', 'discount', 'net', 'tax'] as const)
              expect(sum((line) => line[figure])).toBe(listedTotals(totals)[figure]);
            for (const tax of totals.taxes) {
              const amountOf = (line: { taxes: { taxId: string; rate: number; amount: number }[] }) =>
                line.taxes.find((t) => t.taxId === tax.taxId && t.rate === tax.rate)?.amount ?? 0;
              expect(sum(amountOf)).toBe(tax.amount);
            }
          }
          for (const payment of order.payments) {
            const left = leftOfPayment(order, payment);
            expect([left.amount, left.tip, left.given]).toEqual([0, 0, takenBy(payment)]);
          }
          for (const one of refunds) {
            const counted = increment > 1 ? givenBack(one) % increment : 0;
            const payment = order.payments.find(({ paymentId }) => paymentId === one.paymentId);
            expect(givenBack(one)).toBeGreaterThanOrEqual(0);
            // What was paid in parts is paid in whatever coins it was paid in, and tips are what they are.
            if (order.payments.length === 1 && payment && tipOf(payment) % (increment || 1) === 0)
              expect(counted).toBe(0);
          }
          expect(order.flags).toEqual([]);
          expect(receiptOf(order, { timeZone: 'UTC', receiptCode: 'none' } as never)?.total).toBe(totals.total);
        }),
        { seed: 33, numRuns: 200 * effort },
      );
    },
  );
});
