import type { LineId } from '../ids/ids.ts';
import { isTyped } from '../kitchen/routing.ts';
import { activeLines, standingHeir } from '../pricing/price-order.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { movedFrom } from './decide-seat.ts';
import { coursesStayFired, guestsJoin, lastSeatOf, notesGoAlong } from './goes-along.ts';
import type { WholeLine } from './move-events.ts';
import { notMovable, notTakeable } from './not-movable.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import { MAX_SEAT } from './place-commands.ts';
import { takingOrder } from './taking-order.ts';

type Input = Extract<OrderCommand, { name: 'giveLines' }>['input'];

/**
 * Gives lines of an order to another, or all that it has, or some to a new one: both orders hear of it in one transaction.
 * What the kitchen was told it stays told, and what it must know goes along; spec [FP10] to [FP12], [FP15] to [FP18].
 */
export function decideGiveLines(order: Order, input: Input, ctx: OrderContext): Decision {
  const { lineIds, sendId } = input;
  const taking = takingOrder(order, input, ctx);
  if (!taking.ok) return taking;
  const { order: other, opened } = taking.value;
  const chosen = chosenLines(order, lineIds);
  const isWhole = chosen.ok && chosen.value.length === activeLines(order).length;
  const refusal = notMovable(order, other, isWhole, ctx);
  if (refusal) return err(refusal);
  if (!chosen.ok) return chosen;
  if (isWhole && opened.length > 0) return err(refuse('nothing-stays', { number: order.number }));
  const lines = withAncestors(order, chosen.value, isWhole).map(seatedWith(other, isWhole, opened.length > 0));
  const beyond = notTakeable(lines, other, ctx);
  if (beyond) return err(beyond);
  const ids = lines.map(({ lineId }) => lineId);
  const from = { number: order.number, tables: (order.tables ?? []).map(({ name }) => name) };
  return ok([
    ...opened,
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
    ...coursesStayFired(order, other, lines),
    ...notesGoAlong(order, other, isWhole),
    ...movedFrom({ id: other.id, lines }, from, sendId),
    ...(isWhole ? guestsJoin(order, other, ctx) : []),
    {
      type: 'order.lines-given',
      v: 1,
      payload: { orderId: order.id, to: { orderId: other.id, number: other.number }, lineIds: ids },
    } satisfies OrderEvent,
  ]);
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
  return order.lines.filter(goes).map(({ voided, ...line }) => {
    const { to: _to, ...rest } = voided ?? {};
    return { ...line, voided: voided && (rest as WholeLine['voided']) };
  });
}

/**
 * Seats of guests who join others follow theirs, and those of an order that is opened for them stay; a line that goes alone
 * is for nobody in particular there; spec [FP18].
 */
function seatedWith(other: Order, isWhole: boolean, isNew: boolean): (line: WholeLine) => WholeLine {
  const after = isNew ? 0 : isWhole ? lastSeatOf(other) : null;
  return ({ seat, ...line }) =>
    seat === undefined || after === null || seat + after > MAX_SEAT ? line : { ...line, seat: seat + after };
}
