import type { DrawerFact } from '#shared/drawer/apply-drawer.ts';
import { foldSessions } from '#shared/drawer/fold-sessions.ts';
import { addTakings, NOTHING_TAKEN } from '#shared/drawer/takings.ts';
import { takingsOf } from '#shared/drawer/takings-of.ts';
import { applyFact, foldOrder, type OrderFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import { checkTotals } from '#shared/payment/checks.ts';
import { handedOver, roundingOf, tipOf } from '#shared/payment/payment.ts';
import { givenBack, returnablesOf } from '#shared/payment/refund.ts';

/** What became of an order's money, for ever: by payment, by check, what went back, and what the drawer's report has of it. */
export function settlingOf(facts: readonly OrderFact[]) {
  const order = foldOrder(facts.map((fact) => ({ ...fact, hash: '' })));
  if (!order) return null;
  return {
    balance: balanceOf(order),
    payments: order.payments.map((one) => [one.tender, one.amount, tipOf(one), roundingOf(one), handedOver(one)]),
    checks: checkTotals(order).map(({ net, tax, total, balance }) => [net, tax, total, balance]),
    refunds: (order.refunds ?? []).map((one) => [one.tender, one.amount, one.tip, one.rounding, givenBack(one)]),
    returned: (order.refunds ?? []).flatMap(({ lines }) => lines.map(({ net, tax, discount }) => [net, tax, discount])),
    returnable: returnablesOf(order).map(({ left, quantityLeft }) => [quantityLeft, left.total]),
    takings: takingsOfAll(facts),
  };
}

function takingsOfAll(facts: readonly OrderFact[]) {
  let order: Order | null = null;
  let takings = NOTHING_TAKEN;
  for (const fact of facts) {
    const after: Order = applyFact(order, fact);
    const taken = takingsOf(order, fact, after);
    if (taken) takings = addTakings(takings, taken);
    order = after;
  }
  return takings;
}

/** What a drawer session comes to, for ever. */
export const drawersOf = (facts: readonly DrawerFact[]) =>
  [...foldSessions(facts).values()].map(({ session: { float, moves, noSales, closing } }) => ({
    ...{ float, noSales, moves: moves.map(({ kind, amount }) => [kind, amount]) },
    closing: closing && {
      ...{ number: closing.number, total: closing.total, expected: closing.expected, variance: closing.variance },
      ...{ blind: closing.blind, cash: closing.report.takings.tenders, moves: closing.report.moves },
    },
  }));
