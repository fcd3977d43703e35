import type { DeviceId, LineId, OrderId } from '../ids/ids.ts';
import { compareEntries, type Entry, type EntryKey, inFoldingOrder } from '../journal/entry.ts';
import { balanceOf } from '../payment/balance.ts';
import { withTip } from '../payment/payment.ts';
import { isOverRefunded } from '../payment/refund.ts';
import { priceOrder } from '../pricing/price-order.ts';
import type { Totals } from '../pricing/totals.ts';
import { reopened, wasGiven, withGivenBack, withoutGiven, withTaken } from './given-lines.ts';
import { notedLines, warnedOf, withAllergiesOf } from './line-allergies.ts';
import { toldNotes, withNotes } from './notes.ts';
import type { Order, OrderFlag, OrderLine } from './order.ts';
import type { OrderEvent } from './order-events.ts';
import { orderTransitions } from './order-states.ts';
import { placedLines, withPlaceOf } from './place.ts';
import { repricedLines, withPriceOf } from './reprice.ts';

/** An order event with its place in the journal: all that folding reads. */
export type OrderFact = OrderEvent & EntryKey & Pick<Entry, 'at' | 'businessDate' | 'staff'>;

/** One that is told apart from another at its position. */
export type HashedFact = OrderFact & Pick<Entry, 'hash'>;

/** The order that these facts make, in whatever order they are given; spec [O1]. Null for none. */
export const foldOrder = (facts: readonly HashedFact[]): Order | null =>
  [...facts].sort(inFoldingOrder).reduce<Order | null>(applyFact, null);

/** Whether `fact` comes after everything folded into `order`, so that it may be applied to it as it stands. */
export const comesAfter = (order: Order | null, fact: EntryKey): boolean =>
  !order?.last || compareEntries(order.last, fact) < 0;

/**
 * Folds one fact into an order (null: unseen so far). Total: whatever arrives is kept, and what no till should have
 * said is flagged; spec [O2]. Facts must come in folding order; a late one refolds the order (`foldOrder`).
 */
export function applyFact(order: Order | null, fact: OrderFact): Order {
  const before = order ?? stub(fact);
  const next = orderTransitions[before.status.state][fact.type];
  const after = meaning(before, fact);
  const flags = next === 'refuse' ? withFlag(after.flags, unexpected(before, fact)) : after.flags;
  return {
    ...after,
    flags,
    version: before.version + 1,
    last: { hlc: fact.hlc, device: fact.device, segment: fact.segment, seq: fact.seq },
  };
}

function meaning(order: Order, fact: OrderFact): Order {
  switch (fact.type) {
    case 'order.opened':
      return order.status.state === 'stub' || order.number === '' ? opened(order, fact) : order;
    case 'order.line-added':
      return reopened({ ...order, lines: addLine(order.lines, fact) });
    case 'order.line-voided':
      return voidLine(order, fact);
    case 'order.line-repriced':
      return order.lines.some((line) => line.lineId === fact.payload.lineId)
        ? { ...order, lines: repricedLines(order.lines, fact.payload) }
        : { ...order, flags: withFlag(order.flags, 'unknown-line') };
    case 'order.line-placed':
      return order.lines.some((line) => line.lineId === fact.payload.lineId)
        ? { ...order, lines: placedLines(order.lines, fact.payload) }
        : { ...order, flags: withFlag(order.flags, 'unknown-line') };
    case 'order.line-noted':
      return order.lines.some((line) => line.lineId === fact.payload.lineId)
        ? { ...order, lines: notedLines(order.lines, fact.payload) }
        : { ...order, flags: withFlag(order.flags, 'unknown-line') };
    case 'order.course-fired':
      return fired(order, fact);
    case 'order.discount-added':
      return { ...order, discounts: [...order.discounts, { ...without(fact.payload), voided: false }] };
    case 'order.discount-voided':
      return {
        ...order,
        discounts: order.discounts.map((one) =>
          one.discountId === fact.payload.discountId ? { ...one, voided: true } : one,
        ),
      };
    case 'order.labelled':
      return { ...order, ...fact.payload.set };
    case 'order.lines-given':
      return given(order, fact);
    case 'order.lines-taken':
      return withTaken(order, fact.payload);
    case 'order.moved':
      // The kitchen's alone: where the order is, its labels say.
      return order;
    case 'order.service-charge-set':
      return { ...order, serviceCharge: without(fact.payload) };
    case 'order.tax-exempted':
      return exempted(order, fact.payload.exemption);
    case 'order.noted':
      return { ...order, notes: withNotes(order.notes, fact.payload) };
    case 'order.sent':
      return sent(order, fact);
    case 'order.rushed':
      return { ...order, lines: rushed(order.lines, fact.payload.lineIds) };
    case 'order.payment-added':
      return paid(order, fact);
    case 'order.payment-failed':
      return unpaid(order, fact);
    case 'order.tip-changed':
      return changeTip(order, fact);
    case 'order.split':
      return { ...order, split: fact.payload.split };
    case 'order.refunded':
      return refunded(order, fact);
    case 'order.completed':
      return completed(order, fact);
    case 'order.cancelled':
      return order.status.state !== 'open' && order.status.state !== 'stub'
        ? order
        : { ...order, status: { state: 'cancelled', at: fact.at, reason: fact.payload.reason } };
    default:
      return fact satisfies never;
  }
}

/** What is known of an order when something of it arrives before its opening. */
const stub = (fact: OrderFact): Order => ({
  id: fact.payload.orderId as OrderId,
  version: 0,
  status: { state: 'stub' },
  number: '',
  businessDate: fact.businessDate,
  openedAt: fact.at,
  device: fact.device as DeviceId,
  staff: fact.staff,
  pricing: { version: 1, currency: 'XXX', taxRounding: 'line' },
  lines: [],
  discounts: [],
  payments: [],
  lastSend: null,
  flags: [],
  last: null,
});

const opened = (order: Order, fact: Fact<'order.opened'>): Order => ({
  ...order,
  status: order.status.state === 'stub' ? { state: 'open' } : order.status,
  number: fact.payload.number,
  pricing: fact.payload.pricing,
  businessDate: fact.businessDate,
  openedAt: fact.at,
  device: fact.device,
  staff: fact.staff,
});

function exempted(
  { taxExemption: _, ...order }: Order,
  exemption: Fact<'order.tax-exempted'>['payload']['exemption'],
): Order {
  return exemption ? { ...order, taxExemption: exemption } : order;
}

/** What is settled, or was cancelled, keeps its lines: whoever took them took them twice; spec [FP14]. */
function given(order: Order, { payload, at }: Fact<'order.lines-given'>): Order {
  if (order.status.state === 'completed' || order.status.state === 'cancelled') return order;
  const known = new Set(order.lines.map(({ lineId }) => lineId));
  const flags = [
    ...(payload.lineIds.every((id) => known.has(id)) ? [] : (['unknown-line'] as const)),
    ...(wasGiven(order, payload) ? (['given-twice'] as const) : []),
  ];
  return { ...withoutGiven(order, payload, at), flags: flags.reduce(withFlag, order.flags) };
}

/** A line that stands in for another takes its place; else it comes last. */
function addLine(lines: readonly OrderLine[], fact: Fact<'order.line-added'>): OrderLine[] {
  const rung: OrderLine = {
    ...without(fact.payload),
    addedAt: fact.at,
    device: fact.device,
    voided: null,
    kitchen: 'untold',
  };
  if (lines.some((one) => one.lineId === rung.lineId)) return [...lines];
  const place = rung.replaces ? lines.findIndex((one) => one.lineId === rung.replaces) : -1;
  const line = withAllergiesOf(lines[place], withPlaceOf(lines[place], withPriceOf(lines[place], rung)));
  return place < 0 ? [...lines, line] : [...lines.slice(0, place + 1), line, ...lines.slice(place + 1)];
}

function voidLine(order: Order, fact: Fact<'order.line-voided'>): Order {
  const { lineId, reason, replacedBy } = fact.payload;
  if (!order.lines.some((line) => line.lineId === lineId)) {
    return { ...order, flags: withFlag(order.flags, 'unknown-line') };
  }
  return mapLine(order, lineId, (line) =>
    line.voided ? line : { ...line, voided: { reason, replacedBy, at: fact.at } },
  );
}

function sent(order: Order, fact: Fact<'order.sent'>): Order {
  const told = new Map<LineId, Pick<OrderLine, 'kitchen' | 'toldAs'>>();
  for (const { kind, lineId, replaces } of fact.payload.changes) {
    // What stands in for a told line is made where that was.
    const before = replaces && order.lines.find((line) => line.lineId === replaces);
    const toldAs = (before ? before.toldAs : undefined) ?? fact.payload.type;
    told.set(lineId, kind === 'void' ? { kitchen: 'told-void' } : { kitchen: 'told', ...(toldAs && { toldAs }) });
    if (replaces) told.set(replaces, { kitchen: 'told-void' });
  }
  return {
    ...order,
    lines: order.lines.map((line) => {
      const now = told.get(line.lineId);
      return warnedOf(now ? { ...line, ...now } : line, fact.payload);
    }),
    ...(order.notes && { notes: toldNotes(order.notes, fact.payload) }),
    lastSend: { sendId: fact.payload.sendId, at: fact.at, changes: fact.payload.changes },
  };
}

/** A course is fired once: whoever fires it at the same time elsewhere fires the same. */
function fired(order: Order, { payload: { course, sendId }, at }: Fact<'order.course-fired'>): Order {
  const before = order.fired ?? [];
  return before.some((one) => one.course === course && one.sendId === sendId)
    ? order
    : { ...order, fired: [...before, { course, sendId, at }] };
}

const rushed = (lines: readonly OrderLine[], lineIds: readonly LineId[]): OrderLine[] =>
  lines.map((line) => (lineIds.includes(line.lineId) ? { ...line, rushed: true } : line));

/** One payment counts once, by its id: a till that was restored can come to know of it again; spec [CP8]. */
const paid = (order: Order, { payload, at }: Fact<'order.payment-added'>): Order =>
  order.payments.some(({ paymentId }) => paymentId === payload.paymentId)
    ? order
    : flagOverpaid({ ...order, payments: [...order.payments, { ...without(payload), at }] });

/** Where the order was settled with it, somebody has to ask for the money. */
function unpaid(order: Order, { payload: { paymentId } }: Fact<'order.payment-failed'>): Order {
  const payments = order.payments.filter((payment) => payment.paymentId !== paymentId);
  if (payments.length === order.payments.length) return { ...order, flags: withFlag(order.flags, 'unknown-payment') };
  const after = { ...order, payments };
  return order.status.state === 'completed' ? { ...after, flags: withFlag(after.flags, 'payment-failed') } : after;
}

function changeTip(order: Order, { payload: { paymentId, tip } }: Fact<'order.tip-changed'>): Order {
  if (!order.payments.some((payment) => payment.paymentId === paymentId)) {
    return { ...order, flags: withFlag(order.flags, 'unknown-payment') };
  }
  const payments = order.payments.map((payment) => (payment.paymentId === paymentId ? withTip(payment, tip) : payment));
  return { ...order, payments };
}

/** One refund counts once, by its id. */
function refunded(order: Order, fact: Fact<'order.refunded'>): Order {
  const { refundId, paymentId } = fact.payload;
  if (order.refunds?.some((one) => one.refundId === refundId)) return order;
  const { at, businessDate, staff } = fact;
  const refund = { ...without(fact.payload), at, businessDate, staff };
  const after: Order = { ...order, refunds: [...(order.refunds ?? []), refund] };
  const isKnown = order.payments.some((payment) => payment.paymentId === paymentId);
  if (!isKnown) return { ...after, flags: withFlag(after.flags, 'unknown-payment') };
  return isOverRefunded(after) ? { ...after, flags: withFlag(after.flags, 'over-refunded') } : after;
}

/** The totals that the till wrote stand for ever; that they agree with a fold is checked, not assumed; promise 5. */
function completed(before: Order, fact: Fact<'order.completed'>): Order {
  if (before.status.state === 'completed') return before;
  const gave = before.lines.some(({ voided }) => voided?.to) && before.status.state === 'merged';
  const order = gave ? withGivenBack({ ...before, flags: withFlag(before.flags, 'given-and-settled') }) : before;
  const { receiptNumber, totals } = fact.payload;
  const settled: Order = { ...order, status: { state: 'completed', at: fact.at, receiptNumber, totals } };
  const agreed = sameTotals(totals, priceOrder(order));
  return flagOverpaid(agreed ? settled : { ...settled, flags: withFlag(settled.flags, 'totals-disagree') });
}

const sameTotals = (a: Totals, b: Totals): boolean =>
  FIGURES.every((figure) => (a[figure] ?? 0) === (b[figure] ?? 0)) &&
  (a.serviceCharge?.total ?? 0) === (b.serviceCharge?.total ?? 0);

const FIGURES = ['total', 'net', 'tax', 'gross', 'discount', 'comps', 'exempted'] as const;

const flagOverpaid = (order: Order): Order =>
  order.payments.length > 0 && balanceOf(order) < 0 ? { ...order, flags: withFlag(order.flags, 'overpaid') } : order;

function unexpected(order: Order, fact: OrderFact): OrderFlag {
  if (fact.type === 'order.opened') return 'opened-twice';
  if (order.status.state === 'cancelled') return 'changed-after-cancel';
  if (fact.type === 'order.lines-given' || order.status.state === 'merged') return 'given-and-settled';
  if (fact.type === 'order.payment-added') return 'paid-after-settlement';
  if (fact.type === 'order.refunded') return 'refunded-unsettled';
  if (fact.type === 'order.completed') return 'settled-twice';
  if (fact.type === 'order.cancelled') return 'cancelled-after-settlement';
  return 'line-after-settlement';
}

const withFlag = (flags: Order['flags'], flag: OrderFlag): Order['flags'] =>
  flags.includes(flag) ? flags : [...flags, flag].sort();

const mapLine = (order: Order, lineId: LineId, change: (line: OrderLine) => OrderLine): Order => ({
  ...order,
  lines: order.lines.map((line) => (line.lineId === lineId ? change(line) : line)),
});

type Fact<T extends OrderFact['type']> = Extract<OrderFact, { type: T }>;

/** The payload without the order's id, which the order itself carries. */
function without<P extends { orderId: unknown }>(payload: P): Without<P> {
  const { orderId: _, ...rest } = payload;
  return rest as unknown as Without<P>;
}
/** Each member of a union keeps its own fields. */
type Without<P> = P extends unknown ? Omit<P, 'orderId'> : never;
