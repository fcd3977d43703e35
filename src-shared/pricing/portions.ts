import type { LineId } from '../ids/ids.ts';
import { allocate } from '../money/allocate.ts';
import { add, asMinor, type Minor, subtract, ZERO } from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import { priceInDetail } from './price-order.ts';
import { taxKey } from './tax-key.ts';
import type { TaxTotal, Totals } from './totals.ts';

/**
 * Sums that are shared out and taken apart together: total = net + taxes = gross − discount + taxes on top. The discount is
 * all that lies between the list price and what is paid.
 */
export interface Sums {
  readonly gross: Minor;
  readonly discount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly total: Minor;
  /** In the order of the order's own taxes. */
  readonly taxes: readonly Minor[];
}

/** What a line makes of an order's totals; `lineId` is null for what no line makes, such as a service charge. */
export interface Portion extends Sums {
  readonly lineId: LineId | null;
  /** Of each of the order's taxes, whether this bears it. */
  readonly bears: readonly boolean[];
}

/**
 * An order's totals as the portions that make them up, exactly: those that the till wrote once it is settled, and else what
 * it comes to now; spec [PY11].
 */
export function portionsOf(order: Order): Portion[] {
  const { totals: now, taxes: detail } = priceInDetail(order);
  const totals = order.status.state === 'completed' ? order.status.totals : now;
  const lines = totals.lines.map((line): Portion => {
    const amounts = totals.taxes.map((tax) => detail.get(line.lineId)?.get(taxKey(tax)));
    // Each line's taxes make its tax, also where a line that came late has moved what rounding gave it.
    const taxes = allocate(
      line.tax,
      amounts.map((amount) => amount ?? 0),
    );
    const { lineId, gross, net, tax, total } = line;
    const onTop = add(...taxes.filter((_, at) => !totals.taxes[at]?.inclusive));
    const discount = asMinor(gross + onTop - total);
    return { lineId, gross, discount, net, tax, total, taxes, bears: amounts.map((one) => one !== undefined) };
  });
  const rest = restOf(totals, lines);
  return rest.total === 0 ? lines : [...lines, rest];
}

function restOf(totals: Totals, lines: readonly Portion[]): Portion {
  const left = (all: Minor, of: (one: Portion) => Minor) => subtract(all, add(...lines.map(of)));
  const taxes = totals.taxes.map((tax, at) => left(tax.amount, (one) => one.taxes[at] ?? ZERO));
  const onTop = add(...taxes.filter((_, at) => !totals.taxes[at]?.inclusive));
  const bases = totals.taxes.map((tax, at) => left(tax.base, (one) => (one.bears[at] ? one.net : ZERO)));
  return {
    lineId: null,
    gross: subtract(
      left(totals.total, (one) => one.total),
      onTop,
    ),
    discount: ZERO,
    net: left(totals.net, (one) => one.net),
    tax: add(...taxes),
    total: left(totals.total, (one) => one.total),
    taxes,
    // A tax that rounds to nothing is borne all the same.
    bears: bases.map((base) => base !== 0),
  };
}

/**
 * Takes `amount` of the total out of `from`: net and taxes in proportion, each exact once everything is taken out. Together
 * with what stays it is `from`; spec [PY11]. `discount` falls on it as given.
 */
export function takeOut(from: Sums, amount: Minor, discount: Minor, added: readonly boolean[]): Sums {
  const [net = ZERO, ...taxes] = allocate(amount, [from.net, ...from.taxes]);
  const onTop = add(...taxes.filter((_, at) => added[at]));
  const gross = asMinor(amount - onTop + discount);
  return { gross, discount, net, tax: add(...taxes), total: amount, taxes };
}

/** What is left of sums when a part of them is gone. */
export const without = (from: Sums, part: Sums): Sums => ({
  gross: subtract(from.gross, part.gross),
  discount: subtract(from.discount, part.discount),
  net: subtract(from.net, part.net),
  tax: subtract(from.tax, part.tax),
  total: subtract(from.total, part.total),
  taxes: from.taxes.map((tax, at) => subtract(tax, part.taxes[at] ?? ZERO)),
});

/** Several sums as one. `taxes` is how many taxes there are, for where there are no sums. */
export const together = (all: readonly Sums[], taxes: number): Sums => ({
  gross: add(...all.map((one) => one.gross)),
  discount: add(...all.map((one) => one.discount)),
  net: add(...all.map((one) => one.net)),
  tax: add(...all.map((one) => one.tax)),
  total: add(...all.map((one) => one.total)),
  taxes: Array.from({ length: taxes }, (_, at) => add(...all.map((one) => one.taxes[at] ?? ZERO))),
});

/** Which of an order's taxes are added on top of its prices. */
export const addedTaxes = (taxes: readonly TaxTotal[]): boolean[] => taxes.map((tax) => !tax.inclusive);
