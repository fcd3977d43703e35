import { isTyped } from '../kitchen/routing.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok } from '../result.ts';
import type { Order, OrderLine } from './order.ts';
import type { Decision } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import { MAX_QUANTITY } from './order-limits.ts';
import { beyondTotal } from './total-limit.ts';

export type LineAdded = Extract<OrderEvent, { type: 'order.line-added' }>['payload'];

export const isQuantity = (quantity: number): boolean => quantity > 0 && quantity <= MAX_QUANTITY;
export const quantityOutOfRange = (): Refusal => refuse('quantity-out-of-range', { most: MAX_QUANTITY / 1_000 });

/** Accepts lines only while the order's total stays within what can be paid; spec [M10]. */
export function withinTotal(order: Order, added: readonly LineAdded[]): Decision {
  const heirs = new Map(added.flatMap(({ replaces, lineId }) => (replaces ? [[replaces, lineId] as const] : [])));
  const standing = order.lines.map((one) => {
    const replacedBy = heirs.get(one.lineId);
    return replacedBy ? { ...one, voided: { reason: null, replacedBy, at: one.addedAt } } : one;
  });
  const asLines = added.map(({ orderId: _, ...line }): OrderLine => {
    return { ...line, addedAt: order.openedAt, device: order.device, voided: null, kitchen: 'untold' };
  });
  const whole = { ...order, lines: [...standing, ...asLines] };
  for (const line of asLines) {
    const refusal = beyondTotal(whole, line);
    if (refusal) return err(refusal);
  }
  return ok(added.map((payload) => ({ type: 'order.line-added', v: versionFor(payload), payload })));
}

/** The first version that can say the line, so that tills and clouds that are older than what is not said can read it. */
function versionFor(line: LineAdded): 1 | 2 | 3 | 4 | 5 {
  const { modifiers, expo, variant, weighed, combo, seat, course } = line;
  if (isTyped(line)) return 5;
  if (seat !== undefined || course !== undefined) return 4;
  if (variant || weighed || combo || modifiers.some(({ within }) => within !== undefined)) return 3;
  const saysMore = expo !== undefined || modifiers.some(({ kind, stations }) => kind !== undefined || stations);
  return saysMore ? 2 : 1;
}
