import fc from 'fast-check';
import { expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { id, type OrderPlay, RULES_V2 } from '#support/orders.ts';
import { playSteps, steps } from '#support/random-orders.ts';
import { asMinor, type Minor } from '../money/minor.ts';
import { applyFact, type OrderFact } from '../order/apply-order.ts';
import type { Order } from '../order/order.ts';
import { balanceOf } from '../payment/balance.ts';
import { dueInCash } from '../payment/decide-payment.ts';
import type { PricingRules } from '../pricing/pricing-rules.ts';
import { type MoveKind, moveKind } from './drawer-events.ts';
import { expectedCash, reportOf } from './drawer-report.ts';
import type { DrawerSession } from './session.ts';
import { addTakings, NOTHING_TAKEN, type Takings } from './takings.ts';
import { takingsOf } from './takings-of.ts';

interface Sale {
  readonly course: Parameters<typeof playSteps>[0];
  readonly cashRounding: number;
  readonly inCash: boolean;
  /** Handed over beyond what is due. */
  readonly over: number;
  readonly tip: number;
  readonly laterTip: number | null;
  readonly refund: { readonly whole: boolean; readonly amount: number; readonly tips: boolean } | null;
}
const sale: fc.Arbitrary<Sale> = fc.record({
  course: steps,
  cashRounding: fc.constantFrom(0, 5, 10),
  inCash: fc.boolean(),
  over: fc.nat(5_000),
  tip: fc.nat(900),
  laterTip: fc.option(fc.nat(900)),
  refund: fc.option(fc.record({ whole: fc.boolean(), amount: fc.nat(900), tips: fc.boolean() })),
});
interface Move {
  readonly kind: MoveKind;
  readonly amount: number;
}
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...moveKind.options),
  amount: fc.integer({ min: 1, max: 50_000 }),
});
const shift = fc.record({
  float: fc.nat(30_000),
  sales: fc.array(sale, { maxLength: 5 }),
  moves: fc.array(move, { maxLength: 6 }),
});

let made = 0x9000;
const fresh = <T extends string>() => id<T>(made++);

/** Plays an order to its end and beyond; what is refused on the way is part of the play. */
function played({ course, cashRounding, inCash, over, tip, laterTip, refund }: Sale): OrderPlay {
  const play = playSteps(course, { pricing: { ...RULES_V2, cashRounding } as PricingRules });
  const one = () => ({ commandId: fresh<never>(), orderId: id<never>(0x0d) });
  const seen = () => ({ ...one(), expectedVersion: play.order?.version ?? 0 });
  const paymentId = fresh<never>();
  if (play.order) {
    const balance = balanceOf(play.order);
    const tendered = asMinor(dueInCash(play.order, balance, asMinor(tip)) + over);
    const paying = { ...seen(), paymentId, tip: asMinor(tip) };
    if (inCash) play.play({ name: 'payCash', input: { ...paying, tendered } });
    else play.play({ name: 'payExternal', input: { ...paying, amount: balance, reference: null } });
  }
  play.play({ name: 'complete', input: { ...seen(), sendId: fresh() } });
  if (laterTip !== null) play.play({ name: 'changeTip', input: { ...one(), paymentId, tip: asMinor(laterTip) } });
  if (refund) {
    const what = refund.whole
      ? ({ kind: 'whole' } as const)
      : ({ kind: 'amount', amount: refund.amount as Minor } as const);
    const to = (play.order?.payments ?? []).map((payment) => ({
      refundId: fresh<never>(),
      paymentId: payment.paymentId,
    }));
    const input = { ...seen(), what, to, tips: refund.tips, restock: false, reason: 'Cold' };
    if (to.length > 0) play.play({ name: 'refund', input });
  }
  return play;
}

/** What each fact of an order brought, as its till adds it up. */
function broughtBy(facts: readonly OrderFact[]): Takings[] {
  let order: Order | null = null;
  return facts.flatMap((fact) => {
    const before = order;
    order = applyFact(before, fact);
    return takingsOf(before, fact, order) ?? [];
  });
}

/** The coins and notes that went over the counter, as the payloads say it, with no word of what was due. */
function cashOf(facts: readonly OrderFact[]): number {
  const tips = new Map<string, number>();
  return facts.reduce((sum, { type, payload }) => {
    if (type === 'order.payment-added' && payload.tender === 'cash') {
      tips.set(payload.paymentId, 'tip' in payload ? (payload.tip ?? 0) : 0);
      return sum + payload.tendered - payload.change;
    }
    if (type === 'order.tip-changed' && tips.has(payload.paymentId)) {
      const more = payload.tip - (tips.get(payload.paymentId) ?? 0);
      tips.set(payload.paymentId, payload.tip);
      return sum + more;
    }
    if (type !== 'order.refunded' || payload.tender !== 'cash') return sum;
    return sum - payload.amount - payload.tip - payload.rounding;
  }, 0);
}

/** What two tills may both say of an order; an entry itself comes once, by its id. */
const SAID_AGAIN: ReadonlySet<string> = new Set(['order.completed', 'order.tip-changed', 'order.line-voided']);

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

it('[DR2] [DR4] [DR5] any shift comes to float and cash by hand, and its sums are exact in any order', () => {
  const seen = { settled: 0, cash: 0, refunds: 0, laterTips: 0, rounded: 0 };
  fc.assert(
    fc.property(shift, ({ float, sales, moves }) => {
      const plays = sales.map(played);
      const brought = plays.flatMap(({ facts }) => broughtBy(facts));
      const takings = brought.reduce(addTakings, NOTHING_TAKEN);
      const session = {
        ...{ float: asMinor(float), noSales: 0 },
        moves: moves.map((one) => ({ ...one, amount: asMinor(one.amount) })),
      } as unknown as DrawerSession;
      const report = reportOf(session, takings, 'EUR');
      const moved = sum(moves.map(({ kind, amount }) => (kind === 'paid-in' ? amount : -amount)));
      expect(expectedCash(report)).toBe(float + sum(plays.map(({ facts }) => cashOf(facts))) + moved);

      const totals = plays.flatMap(({ order }) => (order?.status.state === 'completed' ? [order.status.totals] : []));
      expect(takings.orders).toBe(totals.length);
      for (const name of ['gross', 'discount', 'net', 'tax', 'total'] as const) {
        expect(takings[name], name).toBe(sum(totals.map((one) => one[name])));
      }
      expect(takings.net + takings.tax).toBe(takings.total);
      expect(sum(takings.taxes.map(({ amount }) => amount))).toBe(takings.tax);
      expect(takings.comps).toBeLessThanOrEqual(takings.discount);
      const payments = plays.flatMap(({ order }) => order?.payments ?? []);
      expect(sum(takings.tenders.map((one) => one.payments))).toBe(payments.length);
      expect(sum(takings.tenders.map((one) => one.amount))).toBe(sum(payments.map((one) => one.amount)));
      expect(sum(takings.tenders.map((one) => one.tips))).toBe(sum(payments.map((one) => one.tip ?? 0)));

      expect([...brought].reverse().reduce(addTakings, NOTHING_TAKEN)).toEqual(takings);
      const again = (fact: OrderFact) => (SAID_AGAIN.has(fact.type) ? [fact, fact] : [fact]);
      const doubled = plays.flatMap(({ facts }) => broughtBy(facts.flatMap(again)));
      expect(doubled.reduce(addTakings, NOTHING_TAKEN)).toEqual(takings);

      seen.settled += totals.length;
      seen.cash += payments.filter(({ tender }) => tender === 'cash').length;
      seen.refunds += takings.refunds.length;
      seen.laterTips += plays.flatMap(({ facts }) => facts.filter(({ type }) => type === 'order.tip-changed')).length;
      seen.rounded += takings.tenders.filter(({ rounding }) => rounding !== 0).length;
    }),
    { seed: 1_160, numRuns: 120 * effort },
  );
  // A play that never comes to its end would prove nothing.
  for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).toBeGreaterThan(20);
});
