import type { OrderId } from '../ids/ids.ts';
import { cancellationDelta, kitchenDelta } from '../kitchen/kitchen-delta.ts';
import { balanceOf } from '../payment/balance.ts';
import { decidePayCard } from '../payment/decide-card.ts';
import { decideChangeTip, decidePayCash, decidePayExternal } from '../payment/decide-payment.ts';
import { decideRefund } from '../payment/decide-refund.ts';
import { decideSplit } from '../payment/decide-split.ts';
import { activeLines, priceOrder } from '../pricing/price-order.ts';
import type { Totals } from '../pricing/totals.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { ALL_RIGHTS, lacks } from '../staff/rights.ts';
import { belowPaid } from './below-paid.ts';
import { decideAddCombo } from './decide-combo.ts';
import { decideComp, decideDiscount, decideVoidDiscount } from './decide-discount.ts';
import { decideFireCourse } from './decide-fire.ts';
import { decideGiveLines } from './decide-give-lines.ts';
import { decideLabel } from './decide-label.ts';
import { decideAddLine, decideChangeLine, decideVoidLine } from './decide-line.ts';
import { decideNote } from './decide-note.ts';
import { decideNoteLines } from './decide-note-lines.ts';
import { decidePlaceLines } from './decide-place.ts';
import { decideRepriceLine } from './decide-reprice.ts';
import { decideRush } from './decide-rush.ts';
import { decideSeat } from './decide-seat.ts';
import { decideSetServiceCharge } from './decide-service-charge.ts';
import { decideExemptTax } from './decide-tax-exemption.ts';
import { foretell } from './foretell.ts';
import { linesToWarnOf } from './line-allergies.ts';
import { notesToTell } from './notes.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import { UNSAID_TYPE } from './order-type-of.ts';
import { sentEvent } from './sent-event.ts';

type Input<N extends OrderCommand['name']> = Extract<OrderCommand, { name: N }>['input'];

/** What a command makes happen to an order (null: unknown), or why not. Pure; nothing else changes an order; [O2]. */
export function decideOrder(order: Order | null, command: OrderCommand, ctx: OrderContext): Decision {
  const mayNot = lacks(ctx, 'sell');
  if (mayNot) return err(mayNot);
  if (command.name === 'open') return decideOpen(order, command.input, ctx);
  if (!order) return err(refuse('order-unknown'));
  const isLate = order.status.state === 'completed' && afterSettling.has(command.name);
  if (order.status.state !== 'open' && !isLate) {
    return err(refuse('order-not-open', { number: order.number, state: order.status.state }));
  }
  if (ctx.atCard.has(order.id) && !besideCard.has(command.name)) {
    return err(refuse('card-in-progress', { number: order.number }));
  }
  const decision = decideByName(order, command, ctx);
  // What cannot be is refused before anybody is asked to lend a right to it.
  const meant = decision.ok ? decision : decideByName(order, command, { ...ctx, rights: ALL_RIGHTS });
  const below = meant.ok ? belowPaid(order, meant.value, ctx) : null;
  return below ? err(below) : decision;
}

function decideByName(order: Order, command: Exclude<OrderCommand, { name: 'open' }>, ctx: OrderContext): Decision {
  switch (command.name) {
    case 'addLine':
      return decideAddLine(order, command.input, ctx);
    case 'addCombo':
      return decideAddCombo(order, command.input, ctx);
    case 'changeLine':
      return decideChangeLine(order, command.input, ctx);
    case 'voidLine':
      return decideVoidLine(order, command.input, ctx);
    case 'repriceLine':
      return decideRepriceLine(order, command.input, ctx);
    case 'placeLines':
      return decidePlaceLines(order, command.input);
    case 'addDiscount':
      return decideDiscount(order, command.input, ctx);
    case 'comp':
      return decideComp(order, command.input, ctx);
    case 'setServiceCharge':
      return decideSetServiceCharge(order, command.input, ctx);
    case 'exemptTax':
      return decideExemptTax(order, command.input, ctx);
    case 'voidDiscount':
      return decideVoidDiscount(order, command.input);
    case 'label':
      return decideLabel(order, command.input, ctx);
    case 'giveLines':
      return decideGiveLines(order, command.input, ctx);
    case 'seat':
      return decideSeat(order, command.input, ctx);
    case 'note':
      return decideNote(order, command.input);
    case 'noteLines':
      return decideNoteLines(order, command.input);
    case 'send':
      return decideSend(order, command.input, ctx);
    case 'fireCourse':
      return decideFireCourse(order, command.input, ctx);
    case 'rush':
      return decideRush(order, command.input);
    case 'payCash':
      return decidePayCash(order, command.input);
    case 'payExternal':
      return decidePayExternal(order, command.input);
    case 'payCard':
      return decidePayCard(order, command.input, ctx);
    case 'split':
      return decideSplit(order, command.input);
    case 'refund':
      return decideRefund(order, command.input, ctx);
    case 'changeTip':
      return decideChangeTip(order, command.input);
    case 'complete':
      return decideComplete(order, command.input, ctx);
    case 'cancel':
      return decideCancel(order, command.input, ctx);
    default:
      return command satisfies never;
  }
}

/** What can be wanted of an order while a card is being asked for it: what changes nothing of what is paid. */
const besideCard: ReadonlySet<OrderCommand['name']> = new Set(['send', 'rush', 'seat']);

/** What can still be wanted of an order that is paid and settled. */
const afterSettling: ReadonlySet<OrderCommand['name']> = new Set(['rush', 'changeTip', 'refund']);

/**
 * The order as it will stand once the engine has answered, for a screen that paints before; spec [O9]. It differs from
 * the engine's only in the order number, when two screens open orders at once, and in the journal's own times.
 */
export function predictOrder(order: Order | null, command: OrderCommand, ctx: OrderContext): Result<Order, Refusal> {
  const decision = decideOrder(order, command, ctx);
  if (!decision.ok) return decision;
  const predicted = foretell(order, decision.value, command.input.orderId, ctx);
  return predicted ? ok(predicted) : err(refuse('order-unknown'));
}

function decideOpen(order: Order | null, input: { orderId: OrderId }, ctx: OrderContext): Decision {
  if (order) return err(refuse('order-exists'));
  if (!ctx.businessDate) return err(refuse('day-not-open'));
  const { orderId } = input;
  const opened: OrderEvent = {
    type: 'order.opened',
    v: ctx.pricing.version,
    payload: { orderId, number: ctx.orderNumber, pricing: ctx.pricing },
  };
  const type = ctx.defaultOrderType;
  // What an order is where nobody says so is never the shop's to change later: another default is said.
  return type === UNSAID_TYPE
    ? ok([opened])
    : ok([opened, { type: 'order.labelled', v: 1, payload: { orderId, set: { type } } }]);
}

function decideSend(order: Order, input: Input<'send'>, ctx: OrderContext): Decision {
  if (input.expectedVersion !== order.version) return stale(order);
  const changes = kitchenDelta(order, ctx.device);
  if (changes.length === 0 && !hasWordsToTell(order)) return err(refuse('nothing-to-send'));
  return ok([sentEvent(order, input.sendId, changes)]);
}

/** A paid order is settled; what the kitchen has not been told of is sent with it, what waits too; spec [O7], [K60]. */
function decideComplete(order: Order, input: Input<'complete'>, ctx: OrderContext): Decision {
  if (input.expectedVersion !== order.version) return stale(order);
  if (activeLines(order).length === 0) return err(refuse('order-empty'));
  const totals = priceOrder(order);
  if (balanceOf(order) > 0) return err(refuse('balance-due', { number: order.number }));
  const changes = kitchenDelta(order, ctx.device, 'all');
  const events: OrderEvent[] = [];
  if (changes.length > 0 || hasWordsToTell(order)) {
    events.push(sentEvent(order, input.sendId, changes));
  }
  events.push({
    type: 'order.completed',
    v: saysMore(totals) ? 2 : 1,
    payload: { orderId: order.id, receiptNumber: ctx.receiptNumber, totals },
  });
  return ok(events);
}

/** An unpaid order can be cancelled; the kitchen is told to stop what it was told to make; spec [O8]. */
function decideCancel(order: Order, input: Input<'cancel'>, ctx: OrderContext): Decision {
  if (order.payments.length > 0) return err(refuse('order-has-payments', { number: order.number }));
  const changes = cancellationDelta(order);
  const events: OrderEvent[] = [];
  if (changes.length > 0) {
    if (!input.reason) return err(refuse('void-needs-reason', { name: order.number }));
    const missing = lacks(ctx, 'cancel-sent');
    if (missing) return err(missing);
    events.push({ type: 'order.sent', v: 1, payload: { orderId: order.id, sendId: input.sendId, changes } });
  }
  events.push({ type: 'order.cancelled', v: 1, payload: { orderId: order.id, reason: input.reason } });
  return ok(events);
}

/** Whether there is something to tell of what is made already. */
const hasWordsToTell = (order: Order): boolean => notesToTell(order, 0) !== null || linesToWarnOf(order).length > 0;

const stale = (order: Order): Decision => err(refuse('order-stale', { number: order.number }));

/** What the first version cannot say; where nothing of it is said, older tills and clouds can read it. */
const saysMore = ({ comps, serviceCharge, exempted }: Totals): boolean =>
  comps !== undefined || serviceCharge !== undefined || exempted !== undefined;
