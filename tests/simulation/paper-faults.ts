import type { DrawerEvent } from '#shared/drawer/drawer-events.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { isOrderEvent } from '#shared/journal/events.ts';
import { applyFact, type OrderFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderEvent } from '#shared/order/order-events.ts';
import { balanceOf } from '#shared/payment/balance.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { Instant } from '#shared/time/instant.ts';
import { nameOfTicket } from './kitchen-file.ts';
import { madeAt } from './simulated-shop.ts';
import type { KeptFile } from './till-file.ts';

/**
 * [SY16]: one ticket for each station of each send and each rush, one receipt for each settled order, one slip for each refund
 * and whatever moved cash, one pulse for each part that was paid in cash, each at one printer; and none for what others sent and
 * settled, whose lines may be among those that this till told of.
 */
export function paperFaults({ entries, peers }: KeptFile, paper: readonly string[], keptFrom: number): string[] {
  const events = entries as unknown as readonly Said[];
  const known = [...events, ...peers.map(({ entry }) => entry as unknown as Said)];
  const added = known.flatMap(({ type, payload }) => (type === 'order.line-added' ? [payload] : []));
  const stationsOf = new Map(added.map((line) => [line.lineId, madeAt(line)]));
  const owedBy = ({ id, type, payload }: Said): string[] => {
    if (type === 'order.completed') return [`receipt ${payload.orderId}`];
    if (type === 'order.refunded') return [`refund ${payload.orderId}`];
    if (type === 'drawer.closed') return [`drawer-report ${payload.sessionId}`];
    if (type === 'drawer.opened' || type === 'drawer.moved') return [`drawer-slip ${payload.sessionId}`];
    if (type === 'drawer.no-sale') return [`drawer-slip ${payload.sessionId ?? id}`];
    if (type !== 'order.sent' && type !== 'order.rushed') return [];
    const lines =
      type === 'order.rushed'
        ? payload.lineIds
        : payload.changes.flatMap(({ lineId, replaces }) => (replaces ? [lineId, replaces] : [lineId]));
    const told = lines.flatMap((lineId) => stationsOf.get(lineId) ?? []);
    return [
      ...new Set(told.map((stationId) => nameOfTicket({ sendId: payload.sendId, stationId: stationId as never }))),
    ];
  };
  const pulses = partsInCash(events);
  const owed = [...events.flatMap(owedBy), ...pulses.map(({ payload }) => nameOfPulse(payload.orderId))];
  const old = new Set([
    ...events.filter(({ at }) => at < keptFrom).flatMap(owedBy),
    ...pulses.filter(({ at }) => at < keptFrom).map(({ payload }) => nameOfPulse(payload.orderId)),
  ]);
  const isForgotten = (name: string) => old.has(name) && !paperTimes.has(name);
  const owedTimes = countEach(owed);
  const paperTimes = countEach(paper);
  // Who paid by checks has the receipts of those, and maybe none of the whole.
  const byChecks = new Set(
    known.flatMap(({ type, payload }) =>
      type === 'order.payment-added' && 'checkId' in payload
        ? [`receipt ${payload.orderId}`, `check ${payload.orderId}`]
        : [],
    ),
  );
  // What is due of an order that others know, or of checks, is not known from this till's entries alone.
  const unknown = new Set(
    [
      ...peers.map(({ entry }) => entry as unknown as Said),
      ...events.filter(({ type }) => type === 'order.split' || type === 'order.lines-taken'),
    ].flatMap(({ payload }) => ('orderId' in payload && payload.orderId ? [nameOfPulse(payload.orderId)] : [])),
  );
  const names = [...new Set([...owed, ...paper])].filter((name) => !byChecks.has(name) && !unknown.has(name));
  return names.filter((name) => owedTimes.get(name) !== paperTimes.get(name) && !isForgotten(name));
}

type Said = (OrderEvent | DrawerEvent) & { readonly id: string; readonly at: Instant };
type Paid = Extract<Said, { type: 'order.payment-added' }>;

/** The payments in cash after which more was to pay. */
function partsInCash(events: readonly Said[]): Paid[] {
  const orders = new Map<OrderId, Order>();
  return events.flatMap((event) => {
    if (!isOrderEvent(event)) return [];
    const { orderId } = event.payload;
    const order = applyFact(orders.get(orderId) ?? null, event as unknown as OrderFact);
    orders.set(orderId, order);
    if (event.type !== 'order.payment-added') return [];
    const payment = order.payments.find(({ paymentId }) => paymentId === event.payload.paymentId);
    return payment?.tender === 'cash' && balanceOf(order) > 0 ? [event] : [];
  });
}

const nameOfPulse = (orderId: OrderId): string => `drawer-pulse ${orderId}`;

/** A slip’s name: what it is, and of what. */
export function nameOfPaper({ content, orderId }: PrintJob): string {
  if (content.kind === 'ticket') {
    return nameOfTicket({ sendId: content.ticket.sendId, stationId: content.ticket.station.stationId });
  }
  if (content.kind !== 'receipt') return `${content.kind} ${orderId}`;
  return `${content.receipt.refund ? 'refund' : content.receipt.check ? 'check' : 'receipt'} ${orderId}`;
}

function countEach(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
