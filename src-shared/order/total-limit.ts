import { asMinor } from '../money/minor.ts';
import { priceOrder } from '../pricing/price-order.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Order, OrderLine } from './order.ts';
import { MAX_TOTAL } from './order-limits.ts';

/** Refuses an order that came to more than can be paid with this line of it; spec [M10]. Null: it does not. */
export function beyondTotal(order: Order, line: Pick<OrderLine, 'unitPrice' | 'modifiers' | 'quantity'>) {
  return exceedsExactness(line) || priceOrder(order).total > MAX_TOTAL ? tooLarge() : null;
}

/** One line alone may be so large that its gross would not be an exact integer. */
function exceedsExactness(line: Pick<OrderLine, 'unitPrice' | 'modifiers' | 'quantity'>): boolean {
  let unit: number = asMinor(line.unitPrice);
  for (const modifier of line.modifiers) unit += modifier.price * modifier.count;
  return unit * (line.quantity / 1_000) > MAX_TOTAL;
}

const tooLarge = (): Refusal => refuse('total-too-large', { most: MAX_TOTAL });
