import { asMinor, type Minor, timesQuantity } from '../money/minor.ts';
import type { Order, OrderLine } from '../order/order.ts';
import { priceV1 } from './price-v1.ts';
import { priceV2 } from './price-v2.ts';
import type { Totals } from './totals.ts';
import type { Detail, PricedDiscount, PricedLine } from './working.ts';

type Priced = Pick<Order, 'lines' | 'discounts' | 'pricing' | 'serviceCharge' | 'taxExemption'>;

/**
 * Every sum of an order, by the pricing version that it was opened under; spec [M5]–[M13]. A landed version is never
 * changed: an order of any age prices as it did on its day.
 */
export const priceOrder = (order: Priced): Totals => priceInDetail(order).totals;

/** The same with what each line bears of each tax, for what takes an order apart: checks and refunds; spec [PY11]. */
export function priceInDetail(order: Priced): Detail {
  const known = priced.get(order.lines);
  if (known && PARTS.every((part) => known.of[part] === order[part])) return known.detail;
  const { discounts, pricing, serviceCharge, taxExemption } = order;
  const detail = priceBy(order);
  priced.set(order.lines, { of: { discounts, pricing, serviceCharge, taxExemption }, detail });
  return detail;
}

/** Orders are never changed in place, so what the same parts came to still holds: a payment does not price anew. */
const priced = new WeakMap<Priced['lines'], { readonly of: Omit<Priced, 'lines'>; readonly detail: Detail }>();
const PARTS = ['discounts', 'pricing', 'serviceCharge', 'taxExemption'] as const;

function priceBy(order: Priced): Detail {
  const { pricing } = order;
  switch (pricing.version) {
    case 1:
      return priceV1(linesOf(order), discountsOf(order), pricing);
    case 2: {
      const { serviceCharge, taxExemption } = order;
      const { taxRounding } = pricing;
      return priceV2(linesOf(order), discountsOf(order), { taxRounding, serviceCharge, taxExemption });
    }
    default:
      return pricing satisfies never;
  }
}

const linesOf = (order: Priced): PricedLine[] =>
  activeLines(order).map((line) => ({ lineId: line.lineId, gross: lineGross(line), taxes: line.taxes }));

/** Those that stand; a discount on a line moves to the line that stands in for it; spec [M6]. */
const discountsOf = (order: Priced): PricedDiscount[] =>
  order.discounts
    .filter(({ voided }) => !voided)
    .map(({ lineId, value, kind }) => ({ lineId: lineId && standingHeir(order, lineId), value, kind }));

/** The lines that stand: not voided. */
export const activeLines = (order: Pick<Order, 'lines'>): OrderLine[] => order.lines.filter((line) => !line.voided);

/** Unit price with modifiers × quantity; spec [M5]. */
export function lineGross(line: Pick<OrderLine, 'unitPrice' | 'modifiers' | 'quantity'>): Minor {
  let unit: number = line.unitPrice;
  for (const modifier of line.modifiers) unit += modifier.price * modifier.count;
  return timesQuantity(asMinor(unit), line.quantity);
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
