import type { Item } from '../catalog/catalog.ts';
import { priceOf, type SaleMoment, taxesOf } from '../catalog/price-of.ts';
import { asMinor, type Minor } from '../money/minor.ts';
import { activeLines } from '../pricing/price-order.ts';
import { comboShares } from './combo-shares.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import type { OrderType } from './order-type.ts';
import { orderTypeOf } from './order-type-of.ts';
import { saleMoment } from './sale-moment.ts';

type Repriced = Extract<OrderEvent, { type: 'order.line-repriced' }>;
type Price = Pick<OrderLine, 'unitPrice' | 'taxes'>;

/**
 * What changing an order's type does to its lines' prices and taxes; spec [O16]. Only where the menu says otherwise of the
 * one type than of the other: what differs for another reason, such as the hour, stays as it was rung up.
 */
export function repricedByType(order: Order, type: OrderType, ctx: OrderContext): Repriced[] {
  const before = orderTypeOf(order);
  if (type === before) return [];
  const moments = { before: saleMoment(ctx, before), after: saleMoment(ctx, type) };
  return activeLines(order).flatMap((line): Repriced[] => {
    const item = ctx.catalog.items.get(line.itemId);
    if (!item) return [];
    const unitPrice = isOfMenu(line, item) ? newPrice(order, line, item, moments, ctx) : line.unitPrice;
    const taxes = newTaxes(line, item, before, type, ctx);
    return unitPrice === line.unitPrice && taxes === line.taxes ? [] : [repriced(order, line, { unitPrice, taxes })];
  });
}

/** Whether its price is the menu's: no person set it, and no scale printed it on a label. */
const isOfMenu = (line: OrderLine, item: Item): boolean =>
  line.repriced?.why !== 'override' && (item.unit === undefined || line.weighed !== undefined);

interface Moments {
  readonly before: SaleMoment;
  readonly after: SaleMoment;
}

function newPrice(order: Order, line: OrderLine, item: Item, { before, after }: Moments, ctx: OrderContext): Minor {
  const price = (moment: SaleMoment): Minor | null =>
    line.combo ? partPrice(order, line, moment, ctx) : priceOf(item, line.variant?.variantId ?? null, moment);
  const now = price(after);
  return now === null || now === price(before) ? line.unitPrice : now;
}

/** A part's share of its combo's price, with what its choice costs beyond; null where the menu knows no such combo. */
function partPrice(order: Order, line: OrderLine, moment: SaleMoment, { catalog }: OrderContext): Minor | null {
  const { combo } = line;
  const whole = combo && catalog.items.get(combo.itemId);
  const price = whole ? priceOf(whole, null, moment) : null;
  const choice = whole?.combo
    ?.find(({ id }) => id === combo?.slotId)
    ?.choices.find(
      (one) => one.itemId === line.itemId && (one.variantId === undefined || one.variantId === line.variant?.variantId),
    );
  if (price === null || !choice) return null;
  const parts = activeLines(order).filter((one) => one.combo?.comboLineId === combo?.comboLineId);
  const items = parts.map(({ itemId }) => catalog.items.get(itemId));
  if (items.includes(undefined)) return null;
  const shares = comboShares(
    price,
    parts.map(({ variant }, at) => ({ item: items[at] as Item, variantId: variant?.variantId })),
    moment,
  );
  return asMinor((shares[parts.indexOf(line)] ?? 0) + choice.upcharge);
}

function newTaxes(line: OrderLine, item: Item, before: OrderType, after: OrderType, { catalog }: OrderContext) {
  const was = taxesOf(item, before, catalog.taxes);
  const is = taxesOf(item, after, catalog.taxes);
  const isSame = was.length === is.length && was.every(({ id }, at) => id === is[at]?.id);
  return isSame ? line.taxes : is.map(({ id, name, rate, inclusive }) => ({ taxId: id, name, rate, inclusive }));
}

/** What a person set stays said by them. */
const repriced = (order: Order, { lineId, repriced }: OrderLine, price: Price): Repriced => ({
  type: 'order.line-repriced',
  v: 1,
  payload: {
    ...{ orderId: order.id, lineId, ...price },
    ...(repriced?.why === 'override'
      ? { why: 'override', reason: repriced.reason }
      : { why: 'order-type', reason: null }),
  },
});
