import fc from 'fast-check';
import { expect, it } from 'vitest';
import { effort } from '#support/effort.ts';
import { listedTotals } from '#support/listed-totals.ts';
import { backs, SalePlay, shop, turns } from '#support/random-sales.ts';
import type { Order } from '../order/order.ts';
import { activeLines, priceOrder } from '../pricing/price-order.ts';
import { taxKey } from '../pricing/tax-key.ts';
import { balanceOf, paidOf } from './balance.ts';
import { checkTotals, seatOf } from './checks.ts';
import { handedOver, roundingOf, takenBy, tipOf } from './payment.ts';
import { givenBack, leftOfPayment, returnablesOf } from './refund.ts';

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((so, one) => so + of(one), 0);
const FIGURES = ['gross', 'discount', 'net', 'tax', 'total'] as const;

/** Of what sales are made, so that none of it goes unplayed. */
const met = new Map<string, number>();
const meet = (what: string, is: unknown) => is && met.set(what, (met.get(what) ?? 0) + 1);

it('[M4] [PY11] [PY12] [PY15] [PY17] [O17] any sale sums exactly, however it is taxed, split, paid, tipped and given back', () => {
  fc.assert(
    fc.property(shop, turns, backs, (settings, course, given) => {
      const sale = new SalePlay(settings);
      const orderNow = () => sale.order as Order;
      for (const turn of course) {
        sale.take(turn);
        pricedExactly(orderNow());
        splitExactly(orderNow());
        expect(balanceOf(orderNow())).toBeGreaterThanOrEqual(0);
      }
      const due = orderNow().split
        ? checkTotals(orderNow()).map(({ checkId, balance }) => ({ checkId, balance }))
        : [{ checkId: null, balance: balanceOf(orderNow()) }];
      sale.settle(due);
      if (orderNow().status.state !== 'completed') return;
      for (const turn of course) if (turn.do === 'tip') sale.take(turn);
      paidExactly(orderNow());
      for (const back of given) {
        sale.giveBack(back);
        for (const { left, quantityLeft } of returnablesOf(orderNow()))
          expect(Math.min(...FIGURES.map((figure) => left[figure]), quantityLeft)).toBeGreaterThanOrEqual(0);
        for (const payment of orderNow().payments) {
          const { amount, tip } = leftOfPayment(orderNow(), payment);
          expect(Math.min(amount, tip)).toBeGreaterThanOrEqual(0);
        }
      }
      sale.giveBack('whole');
      allBack(orderNow());
      expect(orderNow().flags).toEqual([]);
      note(orderNow(), settings.currency);
    }),
    { seed: 1304, numRuns: 400 * effort },
  );
  const kinds = ['JPY', 'EUR', 'KWD', 'rounded cash', 'rates of both kinds', 'charge', 'exempt', 'comp', 'tip'];
  const splits = ['lines', 'seats', 'evenly', 'amount'].map((by) => `split by ${by}`);
  for (const kind of [...kinds, ...splits, 'joined again', 'three refunds'])
    expect(met.get(kind), kind).toBeGreaterThan(2);
});

function pricedExactly(order: Order): void {
  const totals = priceOrder(order);
  const charge = totals.serviceCharge ?? { amount: 0, net: 0, tax: 0, total: 0 };
  expect(sum(totals.lines, (line) => line.gross)).toBe(totals.gross);
  expect(sum(totals.lines, (line) => line.discount)).toBe(totals.discount);
  for (const figure of ['net', 'tax', 'total'] as const)
    expect(sum(totals.lines, (line) => line[figure]) + charge[figure]).toBe(totals[figure]);
  expect(totals.net + totals.tax).toBe(totals.total);
  expect(sum(totals.taxes, (tax) => tax.amount)).toBe(totals.tax);
  const onTop = sum(totals.taxes, (tax) => (tax.inclusive ? 0 : tax.amount));
  expect(totals.gross - totals.discount + charge.amount - (totals.exempted ?? 0) + onTop).toBe(totals.total);
}

function splitExactly(order: Order): void {
  if (!order.split) return;
  const totals = priceOrder(order);
  const checks = checkTotals(order);
  meet(`split by ${order.split.by}`, checks.length > 1 && totals.total > 0);
  for (const figure of FIGURES) expect(sum(checks, (one) => one[figure])).toBe(listedTotals(totals)[figure]);
  expect(sum(checks, ({ balance }) => balance)).toBe(balanceOf(order));
  for (const tax of totals.taxes) {
    const same = checks.flatMap(({ taxes }) => taxes.filter((one) => taxKey(one) === taxKey(tax)));
    expect(sum(same, ({ amount }) => amount)).toBe(tax.amount);
    expect(sum(same, ({ base }) => base)).toBe(tax.base);
  }
  if (order.split.by === 'seats')
    seatedExactly(
      order,
      order.split.checks.map(({ seats }) => seats[0] ?? 0),
    );
  for (const { net, tax, total, balance } of checks) {
    expect(net + tax).toBe(total);
    expect(Math.min(net, tax, total, balance)).toBeGreaterThanOrEqual(0);
  }
}

/** Each check has the lines of its seat, and the last those of nobody's. */
function seatedExactly(order: Order, seats: readonly number[]): void {
  const placeOf = (seat: number | null) => (seat && seats.includes(seat) ? seats.indexOf(seat) : seats.length - 1);
  const wanted = seats.map((_, place) =>
    activeLines(order)
      .filter((line) => placeOf(seatOf(line)) === place)
      .map(({ lineId }) => lineId),
  );
  expect(checkTotals(order).map(({ lines }) => lines.map(({ lineId }) => lineId))).toEqual(wanted);
}

function paidExactly(order: Order): void {
  expect(paidOf(order)).toBe(priceOrder(order).total);
  for (const payment of order.payments) {
    const change = payment.tender === 'cash' ? payment.change : 0;
    expect(handedOver(payment) - change).toBe(payment.amount + tipOf(payment) + roundingOf(payment));
  }
}

function allBack(order: Order): void {
  if (order.status.state !== 'completed') throw new Error('the sale is not settled');
  const { totals } = order.status;
  const refunds = order.refunds ?? [];
  const lines = refunds.flatMap((one) => one.lines);
  for (const payment of order.payments) {
    const left = leftOfPayment(order, payment);
    expect([left.amount, left.tip, left.given]).toEqual([0, 0, takenBy(payment)]);
  }
  expect(sum(refunds, givenBack)).toBe(sum(order.payments, takenBy));
  if (refunds.length === 0) return;
  expect(sum(refunds, ({ amount }) => amount)).toBe(totals.total);
  for (const figure of ['gross', 'discount', 'net', 'tax'] as const)
    expect(sum(lines, (line) => line[figure])).toBe(listedTotals(totals)[figure]);
  for (const tax of totals.taxes) {
    const same = lines.flatMap(({ taxes }) => taxes.filter((one) => taxKey(one) === taxKey(tax)));
    expect(sum(same, ({ amount }) => amount)).toBe(tax.amount);
  }
}

function note(order: Order, currency: string): void {
  const { total, taxes, comps, serviceCharge, exempted } = priceOrder(order);
  if (total === 0) return;
  meet(currency, true);
  meet('rounded cash', order.payments.some(roundingOf));
  meet(
    'rates of both kinds',
    order.lines.some((line) => new Set(line.taxes.map((tax) => tax.inclusive)).size > 1),
  );
  meet('charge', serviceCharge && taxes.length > 0);
  meet('exempt', exempted);
  meet('comp', comps);
  meet('tip', order.payments.some(tipOf));
  meet('three refunds', (order.refunds?.length ?? 0) > 2);
  meet('joined again', order.split === null);
}
