import type { CheckId, LineId } from '../ids/ids.ts';
import { allocate } from '../money/allocate.ts';
import { asMinor, type Minor, min, ZERO } from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import { addedTaxes, type Portion, portionsOf, type Sums, takeOut, together, without } from '../pricing/portions.ts';
import { priceOrder, standingHeir } from '../pricing/price-order.ts';
import type { TaxTotal } from '../pricing/totals.ts';
import { balanceOf, paidOf } from './balance.ts';
import type { OrderSplit } from './split-events.ts';

/** What a check has of a line: `part` of `of`, which is the whole line where both are 1. */
export interface CheckLine {
  readonly lineId: LineId;
  readonly part: number;
  readonly of: number;
  readonly gross: Minor;
  readonly total: Minor;
}

/** A check of a split order; spec [PY10], [PY11]. */
export interface Check extends Omit<Sums, 'taxes'> {
  readonly checkId: CheckId;
  /** Its place among the order's checks, from 1. */
  readonly number: number;
  readonly taxes: readonly TaxTotal[];
  /** None where the order is split evenly or by amounts: then nobody has a line of their own. */
  readonly lines: readonly CheckLine[];
  /** What is still to pay of it. */
  readonly balance: Minor;
}

/** The checks that an order is split into; none where it is not. They sum to the order to the cent; spec [PY11]. */
export function checkTotals(order: Order): readonly Check[] {
  if (!order.split) return [];
  const known = checksOf.get(order);
  if (known) return known;
  const checks = split(order, order.split);
  checksOf.set(order, checks);
  return checks;
}

/** Orders are never changed in place. */
const checksOf = new WeakMap<Order, readonly Check[]>();

function split(order: Order, by: OrderSplit): Check[] {
  const taxes = order.status.state === 'completed' ? order.status.totals.taxes : priceOrder(order).taxes;
  const portions = portionsOf(order);
  const added = addedTaxes(taxes);
  const shares =
    by.by === 'evenly' || by.by === 'amount'
      ? bySums(portions, sumsWanted(portions, by), added)
      : byLines(portions, weightsOf(order, by), added);
  const sums = shares.map((share) => together(share, taxes.length));
  const balances = balancesOf(order, by.checks, sums);
  return by.checks.map(({ checkId }, at): Check => {
    const share = shares[at] ?? [];
    const { taxes: amounts, ...rest } = sums[at] ?? together([], taxes.length);
    return {
      ...{ checkId, number: at + 1, ...rest, balance: balances[at] ?? ZERO },
      taxes: taxes
        .map((tax, k) => ({ ...tax, base: baseOf(portions, share, k), amount: amounts[k] ?? ZERO }))
        .filter(({ base, amount }) => base !== 0 || amount !== 0),
      lines: linesOf(order, by, portions, share, at),
    };
  });
}

/** Of each portion, what each check has of it: shares[check][portion]. */
type Shares = readonly (readonly Sums[])[];

/** Each check takes its sum out of all portions alike: whatever is left of them goes to the last; spec [PY11]. */
function bySums(portions: readonly Portion[], wanted: readonly Minor[], added: readonly boolean[]): Shares {
  let left: readonly Sums[] = portions;
  return wanted.map((sum, check) => {
    if (check === wanted.length - 1) return left;
    const amounts = allocate(
      sum,
      left.map((one) => one.total),
    );
    const taken = left.map((one, at) => take(one, amounts[at] ?? ZERO, added));
    left = left.map((one, at) => without(one, taken[at] ?? one));
    return taken;
  });
}

/** Each portion is shared by weights; what no line makes, such as a service charge, by what the lines come to. */
function byLines(portions: readonly Portion[], weightsOfLine: Weights, added: readonly boolean[]): Shares {
  const fromLines = weightsOfLine(null);
  const rows = portions.map((portion) => {
    const weights = portion.lineId ? weightsOfLine(portion) : fromLines;
    const amounts = allocate(portion.total, weights);
    const discounts = allocate(portion.discount, weights);
    amounts.forEach((amount, at) => {
      if (portion.lineId) fromLines[at] = (fromLines[at] ?? 0) + amount;
    });
    let left: Sums = portion;
    return amounts.map((amount, at) => {
      const taken = takeOut(left, amount, discounts[at] ?? ZERO, added);
      left = without(left, taken);
      return taken;
    });
  });
  return fromLines.map((_, check) => rows.flatMap((row) => row[check] ?? []));
}

/** The discount falls in proportion; what is free of charge goes with the last to take anything. */
function take(from: Sums, amount: Minor, added: readonly boolean[]): Sums {
  const [discount = ZERO] = allocate(from.discount, [amount, from.total === 0 ? 1 : from.total - amount]);
  return takeOut(from, amount, discount, added);
}

function sumsWanted(portions: readonly Portion[], by: Extract<OrderSplit, { by: 'evenly' | 'amount' }>): Minor[] {
  const total = asMinor(portions.reduce((sum, one) => sum + one.total, 0));
  if (by.by === 'evenly') {
    return allocate(
      total,
      by.checks.map(() => 1),
    );
  }
  let left: Minor = total;
  return by.checks.map(({ amount }, at) => {
    const isLast = at === by.checks.length - 1;
    const sum = isLast ? left : min(amount, left);
    left = asMinor(left - sum);
    return sum;
  });
}

/** How much of a line's portion each check has; nothing of null. */
type Weights = (portion: Portion | null) => number[];

function weightsOf(order: Order, by: Extract<OrderSplit, { by: 'lines' | 'seats' }>): Weights {
  const none = by.checks.map(() => 0);
  const last = none.map((_, at) => (at === none.length - 1 ? 1 : 0));
  const byLine = new Map<LineId, number[]>();
  if (by.by === 'lines') {
    by.checks.forEach(({ lines }, at) => {
      for (const { lineId, weight } of lines) {
        const heir = standingHeir(order, lineId);
        const weights = byLine.get(heir) ?? [...none];
        weights[at] = (weights[at] ?? 0) + weight;
        byLine.set(heir, weights);
      }
    });
  } else {
    for (const line of order.lines) {
      const at = by.checks.findIndex(({ seats }) => seats.some((seat) => seat === seatOf(line)));
      if (at >= 0)
        byLine.set(
          line.lineId,
          none.map((_, check) => (check === at ? 1 : 0)),
        );
    }
  }
  return (portion) => (portion?.lineId && byLine.get(portion.lineId)) || [...(portion ? last : none)];
}

/** The seat that a line is for; null where nobody said. */
export const seatOf = ({ seat }: Pick<Order['lines'][number], 'seat'>): number | null => seat ?? null;

const baseOf = (portions: readonly Portion[], share: readonly Sums[], tax: number): Minor =>
  asMinor(share.reduce((sum, one, at) => sum + (portions[at]?.bears[tax] ? one.net : 0), 0));

function linesOf(
  order: Order,
  by: OrderSplit,
  portions: readonly Portion[],
  share: readonly Sums[],
  check: number,
): CheckLine[] {
  if (by.by === 'evenly' || by.by === 'amount') return [];
  const weights = weightsOf(order, by);
  return portions.flatMap((portion, at) => {
    const sums = share[at];
    const all = weights(portion);
    const part = all[check] ?? 0;
    if (!portion.lineId || !sums || part === 0) return [];
    const { gross, total } = sums;
    return [{ lineId: portion.lineId, part, of: all.reduce((a, b) => a + b, 0), gross, total }];
  });
}

/**
 * What is left of each check: what it comes to, less its own payments, less its part of what was paid for none of the
 * checks, which falls on all in proportion to what is left of them. They sum to the order's balance; spec [PY12].
 */
function balancesOf(order: Order, checks: OrderSplit['checks'], sums: readonly Sums[]): Minor[] {
  const left = checks.map(({ checkId }, at) => {
    const own = paidOf({ payments: order.payments.filter((payment) => payment.checkId === checkId) });
    return Math.max(0, (sums[at]?.total ?? 0) - own);
  });
  const whole = left.reduce((a, b) => a + b, 0);
  const shared = asMinor(Math.max(0, whole - Math.max(0, balanceOf(order))));
  const credits = allocate(shared, left);
  return left.map((one, at) => asMinor(one - (credits[at] ?? 0)));
}
