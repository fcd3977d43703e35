import type { LineId, TaxId } from '../ids/ids.ts';
import { allocate } from '../money/allocate.ts';
import {
  asMinor,
  asRate,
  type Minor,
  min,
  type Rate,
  subtract,
  taxWithin,
  timesQuantity,
  timesRate,
  ZERO,
} from '../money/minor.ts';
import type { Order, OrderLine } from '../order/order.ts';
import type { LineTotal, TaxTotal, Totals } from './totals.ts';

type Priced = Pick<Order, 'lines' | 'discounts' | 'pricing'>;

/**
 * Every sum of an order, by the pricing version that it was opened under; spec [M5]–[M9]. A landed version is never
 * changed: an order of any age prices as it did on its day.
 */
export const priceOrder = (order: Priced): Totals => priceInDetail(order).totals;

/** An order's sums, and of each line what it bears of each tax, by `taxKey`. */
export interface Detail {
  readonly totals: Totals;
  readonly taxes: ReadonlyMap<LineId, ReadonlyMap<string, Minor>>;
}

/** The same with what each line bears of each tax, for what takes an order apart: checks and refunds; spec [PY11]. */
export function priceInDetail(order: Priced): Detail {
  const known = priced.get(order.lines);
  if (known && known.discounts === order.discounts && known.pricing === order.pricing) return known.detail;
  const detail = priceBy(order);
  priced.set(order.lines, { discounts: order.discounts, pricing: order.pricing, detail });
  return detail;
}

/** Orders are never changed in place, so what the same parts came to still holds: a payment does not price anew. */
const priced = new WeakMap<Priced['lines'], Omit<Priced, 'lines'> & { readonly detail: Detail }>();

function priceBy(order: Priced): Detail {
  switch (order.pricing.version) {
    case 1:
      return priceV1(order);
    default:
      return order.pricing.version satisfies never;
  }
}

/** The lines that stand: not voided. */
export const activeLines = (order: Pick<Order, 'lines'>): OrderLine[] => order.lines.filter((line) => !line.voided);

/** A line as it is priced: its amount shrinks by discounts, then splits into net and taxes. */
interface Working {
  readonly line: OrderLine;
  readonly gross: Minor;
  amount: Minor;
  net: Minor;
  readonly taxes: Map<string, Minor>;
}

function priceV1(order: Priced): Detail {
  const working = activeLines(order).map((line): Working => {
    const gross = lineGross(line);
    return { line, gross, amount: gross, net: gross, taxes: new Map() };
  });
  applyLineDiscounts(order, working);
  applyOrderDiscounts(order, working);
  if (order.pricing.taxRounding === 'line') for (const one of working) taxTogether([one]);
  else taxTogether(working);
  return { totals: sumUp(working), taxes: new Map(working.map((one) => [one.line.lineId, one.taxes])) };
}

/** Unit price with modifiers × quantity; spec [M5]. */
export function lineGross(line: Pick<OrderLine, 'unitPrice' | 'modifiers' | 'quantity'>): Minor {
  let unit: number = line.unitPrice;
  for (const modifier of line.modifiers) unit += modifier.price * modifier.count;
  return timesQuantity(asMinor(unit), line.quantity);
}

/** Line discounts apply in the order given, each to what the ones before it left; spec [M6]. */
function applyLineDiscounts(order: Priced, working: Working[]): void {
  for (const discount of order.discounts) {
    if (discount.voided || discount.lineId === null) continue;
    const heir = standingHeir(order, discount.lineId);
    const target = working.find((one) => one.line.lineId === heir);
    if (target) target.amount = subtract(target.amount, discountOn(target.amount, discount.value));
  }
}

/** Order discounts fall on the lines in proportion to what is left of them; spec [M7]. */
function applyOrderDiscounts(order: Priced, working: Working[]): void {
  for (const discount of order.discounts) {
    if (discount.voided || discount.lineId !== null) continue;
    const left = working.map((one) => Math.max(0, one.amount));
    const off = discountOn(asMinor(left.reduce((a, b) => a + b, 0)), discount.value);
    allocate(off, left).forEach((part, at) => {
      const target = working[at];
      if (target) target.amount = subtract(target.amount, part);
    });
  }
}

function discountOn(amount: Minor, value: Order['discounts'][number]['value']): Minor {
  if (amount <= 0) return ZERO;
  return value.kind === 'percent' ? timesRate(amount, value.rate) : min(value.amount, amount);
}

/** Follows changes from a line to the one that stands in its place now; a discount on a line survives its change. */
export function standingHeir(order: Pick<Order, 'lines'>, lineId: OrderLine['lineId']): OrderLine['lineId'] {
  const byId = new Map(order.lines.map((line) => [line.lineId, line]));
  const seen = new Set<string>();
  let at = lineId;
  while (!seen.has(at)) {
    seen.add(at);
    const next = byId.get(at)?.voided?.replacedBy;
    if (!next) return at;
    at = next;
  }
  return at;
}

/**
 * Rounds each tax once over all the given lines and shares it out among them; spec [M8]. Taxes within the price come
 * out first, together for lines that bear the same ones; the others are added on what is then net.
 */
function taxTogether(working: readonly Working[]): void {
  for (const group of Map.groupBy(working, (one) => inclusiveTaxes(one.line).map(taxKey).join('|')).values()) {
    const taxes = group[0] ? inclusiveTaxes(group[0].line) : [];
    if (taxes.length === 0) continue;
    const rates = taxes.map((tax) => tax.rate);
    const within = taxWithin(sum(group.map((one) => one.amount)), asRate(rates.reduce((a, b) => a + b, 0)));
    allocate(within, rates).forEach((amount, at) => {
      const tax = taxes[at];
      if (tax) shareOut(taxKey(tax), amount, group, (one) => one.amount);
    });
    for (const one of group) one.net = subtract(one.amount, sum([...one.taxes.values()]));
  }
  for (const one of working) if (inclusiveTaxes(one.line).length === 0) one.net = one.amount;
  const added = new Map<string, { rate: Rate; bearers: Working[] }>();
  for (const one of working) {
    for (const tax of one.line.taxes) {
      if (tax.inclusive) continue;
      const known = added.get(taxKey(tax));
      if (known) known.bearers.push(one);
      else added.set(taxKey(tax), { rate: tax.rate, bearers: [one] });
    }
  }
  for (const [key, { rate, bearers }] of added) {
    shareOut(key, timesRate(sum(bearers.map((one) => one.net)), rate), bearers, (one) => one.net);
  }
}

function shareOut(key: string, amount: Minor, among: readonly Working[], weight: (one: Working) => Minor): void {
  allocate(
    amount,
    among.map((one) => Math.abs(weight(one))),
  ).forEach((part, at) => {
    among[at]?.taxes.set(key, part);
  });
}

function sumUp(working: readonly Working[]): Totals {
  const lines: LineTotal[] = working.map((one) => {
    const tax = sum([...one.taxes.values()]);
    return {
      lineId: one.line.lineId,
      gross: one.gross,
      discount: subtract(one.gross, one.amount),
      net: one.net,
      tax,
      total: asMinor(one.net + tax),
    };
  });
  const net = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  return {
    gross: sum(lines.map((line) => line.gross)),
    discount: sum(lines.map((line) => line.discount)),
    net,
    tax,
    total: asMinor(net + tax),
    taxes: taxTotals(working),
    lines,
  };
}

function taxTotals(working: readonly Working[]): TaxTotal[] {
  const byKey = new Map<string, TaxTotal>();
  for (const one of working) {
    for (const tax of one.line.taxes) {
      const key = taxKey(tax);
      const known = byKey.get(key) ?? { ...tax, base: ZERO, amount: ZERO };
      byKey.set(key, {
        ...known,
        base: asMinor(known.base + one.net),
        amount: asMinor(known.amount + (one.taxes.get(key) ?? 0)),
      });
    }
  }
  return [...byKey.values()];
}

type LineTax = OrderLine['taxes'][number];
const inclusiveTaxes = (line: OrderLine): LineTax[] => line.taxes.filter((tax) => tax.inclusive);
/** What tells the taxes of an order apart. */
export const taxKey = (tax: { taxId: TaxId; rate: Rate; inclusive: boolean }): string =>
  `${tax.taxId} ${tax.rate} ${tax.inclusive}`;

const sum = (amounts: readonly number[]): Minor => asMinor(amounts.reduce((a, b) => a + b, 0));
