import type { LineId } from '../ids/ids.ts';
import { isMadeSomewhere, isTyped } from '../kitchen/routing.ts';
import { activeLines, standingHeir } from '../pricing/price-order.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { lacks } from '../staff/rights.ts';
import { movedFrom } from './decide-seat.ts';
import { serviceChargeFor } from './decide-service-charge.ts';
import type { WholeLine } from './move-events.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import { MAX_COVERS } from './order-labels.ts';
import { MAX_LINES } from './order-limits.ts';
import { serverOf } from './server-of.ts';
import { beyondTotal } from './total-limit.ts';

type Input = Extract<OrderCommand, { name: 'giveLines' }>['input'];

/**
 * Gives lines of an order to another, or all that it has: both orders hear of it in one transaction. What the kitchen was
 * told it stays told; spec [FP10] to [FP12].
 */
export function decideGiveLines(order: Order, { to, lineIds, sendId }: Input, ctx: OrderContext): Decision {
  const other = ctx.orderOf(to);
  const refusal = other ? notMovable(order, other, ctx) : refuse('order-unknown');
  if (!other || refusal) return err(refusal ?? refuse('order-unknown'));
  const chosen = chosenLines(order, lineIds);
  if (!chosen.ok) return chosen;
  const isWhole = chosen.value.length === activeLines(order).length;
  const lines = withAncestors(order, chosen.value, isWhole);
  const beyond = notTakeable(lines, other, ctx);
  if (beyond) return err(beyond);
  const ids = lines.map(({ lineId }) => lineId);
  const from = { number: order.number, tables: (order.tables ?? []).map(({ name }) => name) };
  return ok([
    // Taken first: whoever hears of one before the other sees the food twice for a moment, and never not at all.
    {
      type: 'order.lines-taken',
      // The first version that can say it.
      v: lines.some((line) => isTyped(line) || line.toldAs !== undefined || line.allergies) ? 2 : 1,
      payload: {
        orderId: other.id,
        from: { orderId: order.id, number: order.number },
        lines,
        discounts: order.discounts.flatMap(({ voided, ...discount }) =>
          !voided && discount.lineId && ids.includes(discount.lineId) ? [discount] : [],
        ),
      },
    },
    ...movedFrom({ id: other.id, lines }, from, sendId),
    ...(isWhole ? guestsJoin(order, other, ctx) : []),
    {
      type: 'order.lines-given',
      v: 1,
      payload: { orderId: order.id, to: { orderId: other.id, number: other.number }, lineIds: ids },
    },
  ]);
}

/** Why nothing of an order can go to the other; what would change by it what guests pay is none of a move; spec [FP12]. */
function notMovable(order: Order, other: Order, ctx: OrderContext): Refusal | null {
  const { number } = order;
  if (other.id === order.id) return refuse('order-itself', { number });
  if (other.status.state !== 'open') {
    return refuse('order-not-open', { number: other.number, state: other.status.state });
  }
  if (ctx.atCard.has(other.id)) return refuse('card-in-progress', { number: other.number });
  if (order.payments.length > 0) return refuse('order-part-paid', { number });
  if (order.discounts.some(({ lineId, voided }) => lineId === null && !voided)) {
    return refuse('order-discounted', { number });
  }
  const rules = ({ pricing, taxExemption }: Order) => JSON.stringify([pricing, taxExemption ?? null]);
  if (rules(order) !== rules(other)) return refuse('orders-priced-apart', { number, other: other.number });
  return serverOf(order) === serverOf(other) ? null : lacks(ctx, 'transfer-table');
}

/** The lines that are meant, with the other parts of their combos. */
function chosenLines(order: Order, lineIds: Input['lineIds']): Result<OrderLine[], Refusal> {
  const active = activeLines(order);
  if (active.length === 0) return err(refuse('order-empty'));
  if (lineIds === null) return ok(active);
  for (const id of lineIds) {
    const line = order.lines.find(({ lineId }) => lineId === id);
    if (!line) return err(refuse('line-unknown'));
    if (line.voided) return err(refuse('line-voided'));
  }
  const combos = new Set(
    active.flatMap(({ lineId, combo }) => (combo && lineIds.includes(lineId) ? [combo.comboLineId] : [])),
  );
  return ok(active.filter(({ lineId, combo }) => lineIds.includes(lineId) || (combo && combos.has(combo.comboLineId))));
}

/**
 * What stands goes with all that it stands in for, so that the kitchen hears the same of it there; of an order that gives
 * all it has also what the kitchen is still to be told to stop.
 */
function withAncestors(order: Order, chosen: readonly OrderLine[], isWhole: boolean): WholeLine[] {
  const ids = new Set<LineId>(chosen.map(({ lineId }) => lineId));
  const goes = (line: OrderLine): boolean =>
    ids.has(line.lineId) ||
    (line.voided !== null && ids.has(standingHeir(order, line.lineId))) ||
    (isWhole && line.voided !== null && !line.voided.to && line.kitchen === 'told');
  return order.lines.filter(goes).map(({ seat: _, voided, ...line }) => {
    const { to: _to, ...rest } = voided ?? {};
    return { ...line, voided: voided && (rest as WholeLine['voided']) };
  });
}

/** What another till rang up and has not sent yet only that one can send: it would be sent from both orders, or from none. */
function notTakeable(lines: readonly WholeLine[], other: Order, { device }: OrderContext): Refusal | null {
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

/** Guests who join others are counted with them, which may charge for the service by itself. */
function guestsJoin(order: Order, other: Order, ctx: OrderContext): OrderEvent[] {
  if (!order.covers) return [];
  const covers = Math.min(MAX_COVERS, order.covers + (other.covers ?? 0));
  const charge = serviceChargeFor(other, covers, ctx);
  return [
    { type: 'order.labelled', v: 1, payload: { orderId: other.id, set: { covers } } },
    ...(charge ? [charge] : []),
  ];
}
