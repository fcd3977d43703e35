import type { LineId } from '../ids/ids.ts';
import { asMinor, type Minor } from '../money/minor.ts';
import type { OrderDiscount, OrderLine } from '../order/order.ts';
import type { Totals } from './totals.ts';

export type LineTax = OrderLine['taxes'][number];

/** A line as pricing sees it: what it comes to at list price, and the taxes that it bears. */
export interface PricedLine {
  readonly lineId: LineId;
  readonly gross: Minor;
  readonly taxes: readonly LineTax[];
}

/** A discount that stands, on the line that stands in for its own by now; null is the whole order. */
export interface PricedDiscount extends Pick<OrderDiscount, 'value' | 'kind'> {
  readonly lineId: LineId | null;
}

/** What is being priced: its amount shrinks by discounts, then splits into net and taxes. */
export interface Working {
  readonly gross: Minor;
  readonly bears: readonly LineTax[];
  amount: Minor;
  net: Minor;
  readonly taxes: Map<string, Minor>;
}

/** An order's sums, and of each line what it bears of each tax, by `taxKey`. */
export interface Detail {
  readonly totals: Totals;
  readonly taxes: ReadonlyMap<LineId, ReadonlyMap<string, Minor>>;
}

/** Of each line what it bears of each tax. */
export const taxesByLine = (working: readonly (Working & Pick<PricedLine, 'lineId'>)[]): Detail['taxes'] =>
  new Map(working.map(({ lineId, taxes }) => [lineId, taxes]));

/** Something to price, before anything was taken off it. */
export const toWork = (gross: Minor, bears: readonly LineTax[]): Working => ({
  ...{ gross, bears, amount: gross, net: gross },
  taxes: new Map(),
});

/** All together. */
export const sum = (amounts: readonly number[]): Minor => asMinor(amounts.reduce((a, b) => a + b, 0));
