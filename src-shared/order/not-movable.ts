import { isMadeSomewhere } from '../kitchen/routing.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { WholeLine } from './move-events.ts';
import type { Order } from './order.ts';
import type { OrderContext } from './order-context.ts';
import { MAX_LINES } from './order-limits.ts';
import { notHandedOver, serverOf } from './server-of.ts';
import { beyondTotal } from './total-limit.ts';

/** Why nothing of an order can go to the other; what would change by it what guests pay is none of a move; spec [FP12]. */
export function notMovable(order: Order, other: Order, isWhole: boolean, ctx: OrderContext): Refusal | null {
  const { number } = order;
  if (other.id === order.id) return refuse('order-itself', { number });
  if (other.status.state !== 'open') {
    return refuse('order-not-open', { number: other.number, state: other.status.state });
  }
  if (ctx.atCard.has(other.id)) return refuse('card-in-progress', { number: other.number });
  if (order.payments.length > 0) return refuse('order-part-paid', { number });
  const discounted = [order, other].find(({ discounts }) =>
    discounts.some(({ lineId, voided }) => lineId === null && !voided),
  );
  if (discounted) return refuse('order-discounted', { number: discounted.number });
  const rules = ({ pricing, taxExemption }: Order) => JSON.stringify([pricing, taxExemption ?? null]);
  if (rules(order) !== rules(other)) return refuse('orders-priced-apart', { number, other: other.number });
  if (isWhole && isChargedApart(order, other)) return refuse('orders-charged-apart', { number, other: other.number });
  return notHandedOver(order, serverOf(other), ctx);
}

/** Somebody said by hand what is charged for the service, and the other order is charged otherwise; spec [FP17]. */
function isChargedApart(...orders: readonly [Order, Order]): boolean {
  const [one, other] = orders.map(({ serviceCharge }) => JSON.stringify(serviceCharge?.charge ?? null));
  return one !== other && orders.some(({ serviceCharge }) => serviceCharge?.why === 'person');
}

/** What another till rang up and has not sent yet only that one can send: it would be sent from both orders, or from none. */
export function notTakeable(lines: readonly WholeLine[], other: Order, { device }: OrderContext): Refusal | null {
  const elsewhere = lines.find(
    (line) => !line.voided && line.kitchen === 'untold' && line.device !== device && isMadeSomewhere(line),
  );
  if (elsewhere) return refuse('line-unsent-elsewhere', { name: elsewhere.name });
  const all = [...other.lines, ...lines];
  if (all.length > MAX_LINES) return refuse('order-full', { most: MAX_LINES });
  const whole = { ...other, lines: all };
  for (const line of lines) {
    const tooLarge = beyondTotal(whole, line);
    if (tooLarge) return tooLarge;
  }
  return null;
}
