import type { Order, OrderLine } from '#shared/order/order.ts';
import { handedOver, type OrderPayment, takenBy, tipOf } from '#shared/payment/payment.ts';
import { givenBack } from '#shared/payment/refund.ts';
import { checkDrawer } from './check-drawer.ts';
import type { KnownTill } from './check-shop.ts';
import type { CloudView } from './cloud-view.ts';
import { sameAs } from './same-as.ts';
import type { PeerEntry, TillFile } from './till-file.ts';

/** What a till confirmed is in its file, its file is sound, and it shows what the cloud shows. */
export function checkTill(cloud: CloudView, shop: string, file: TillFile, till: KnownTill): void {
  sameAs(file.fault, null, 'the fault of a till’s file');
  sameAs(file.paperFaults, [], 'paper that is owed twice or never');
  for (const order of till.confirmed.values()) confirmedIsThere(file.orders.get(order.id), order);
  ordersAreTheClouds(cloud, file);
  recordsAreTheClouds(cloud, shop, file);
  numbersAreGivenOnce(file);
  if (till.restores > 0) return;
  workedAloneAgrees(cloud, file, till);
  checkDrawer(file);
}

/** [SY15]: nothing that a screen was shown of an order is gone or other than it was, whatever came of it since. */
function confirmedIsThere(order: Order | undefined, shown: Order): void {
  if (!order) throw new Error(`a till does not have order ${shown.id}, which it confirmed`);
  const lines = new Map(order.lines.map((line) => [line.lineId, line]));
  for (const line of shown.lines) {
    const now = lines.get(line.lineId);
    sameAs(now && rungUp(now), rungUp(line), 'a line that a till confirmed');
    if (!now?.repriced && !line.repriced) sameAs(now?.unitPrice, line.unitPrice, 'the price of a line');
    if (line.voided) sameAs(now?.voided === null, false, 'a line that was taken off is back');
    if (line.rushed) sameAs(now?.rushed, true, 'a line that was hurried');
  }
  const payments = new Map(order.payments.map((payment) => [payment.paymentId, payment]));
  for (const payment of shown.payments) {
    const now = payments.get(payment.paymentId);
    sameAs(now && handedIn(now), handedIn(payment), 'a payment is there');
  }
  const refunds = new Map(order.refunds?.map((refund) => [refund.refundId, refund]));
  for (const refund of shown.refunds ?? []) sameAs(refunds.get(refund.refundId), refund, 'a refund is there');
  const isOver = ({ status }: Order) => status.state === 'completed' || status.state === 'cancelled';
  if (isOver(shown)) sameAs(isOver(order), true, 'a settled order is settled');
}

/** What nobody can say anything else of; its price and its place can be set otherwise by any till. */
function rungUp({ voided, kitchen, rushed, repriced, unitPrice, taxes, seat, course, ...line }: OrderLine) {
  return line;
}

/** What nobody can say anything else of; a tip can be set otherwise by any till, and with it what was handed over. */
function handedIn(payment: OrderPayment) {
  const { tip, ...said } = payment;
  return payment.tender === 'cash' ? { ...said, tendered: handedOver(payment) - tipOf(payment) } : said;
}

/** [SY50]: every till shows every order that the cloud hands down, and each that it knows, as the cloud has it. */
function ordersAreTheClouds(cloud: CloudView, file: TillFile): void {
  for (const id of cloud.fed) sameAs(file.orders.get(id), cloud.orders.get(id)?.order, 'an order that was handed down');
  for (const order of file.orders.values()) sameAs(order, cloud.orders.get(order.id)?.order, 'an order of a till');
}

/** [SY50]: menu and settings are the cloud's. What a till said of its shop before it was paired with this one stays its own. */
function recordsAreTheClouds(cloud: CloudView, shop: string, file: TillFile): void {
  const ofCloud = new Map(cloud.records.map(({ noun, id, fields }) => [`${noun} ${id}`, fields]));
  for (const [name, fields] of ofCloud) sameAs(file.records.get(name), fields, `a till’s ${name}`);
  const others = [...file.records.keys()].filter((name) => !name.startsWith('shop ') || name === `shop ${shop}`);
  sameAs(
    others.filter((name) => !ofCloud.has(name)),
    [],
    'records that only a till has',
  );
}

/** [SY51]: no number is given out that this file knows to have been given out by this till. */
function numbersAreGivenOnce({ device, entries, peers }: TillFile): void {
  const given = new Set<string>();
  const back = peers.filter(({ entry }) => entry.device === device).sort((a, b) => a.after - b.after);
  let at = 0;
  for (const entry of entries) {
    for (; at < back.length && (back[at] as PeerEntry).after < entry.position; at += 1) {
      const name = numberOf((back[at] as PeerEntry).entry);
      if (name) given.add(name);
    }
    const name = numberOf(entry);
    if (!name) continue;
    if (given.has(name)) throw new Error(`a till gave out ${name} twice`);
    given.add(name);
  }
}

function numberOf({ type, payload, businessDate }: PeerEntry['entry']): string | null {
  if (type === 'order.opened') return `order ${businessDate} ${(payload as { number: string }).number}`;
  if (type === 'order.completed') return `receipt ${(payload as { receiptNumber: string }).receiptNumber}`;
  return null;
}

/** [SY15]: of the orders that only this till had a hand in, every word; and what it took is the same on both sides. */
function workedAloneAgrees(cloud: CloudView, file: TillFile, till: KnownTill): void {
  for (const order of file.orders.values()) {
    const devices = cloud.orders.get(order.id)?.devices ?? [];
    if (devices.length !== 1 || devices[0] !== file.device) continue;
    sameAs(order, till.confirmed.get(order.id), 'what a till confirmed');
    sameAs(order.flags.filter(isDoubtful), [], 'what is flagged of an order that one till made');
    noMoreCameBack(order);
  }
  const opened = (orders: Iterable<Order>) => takings([...orders].filter(({ device }) => device === file.device));
  const ofCloud = [...cloud.orders.values()].map(({ order }) => order);
  sameAs(opened(ofCloud), opened(file.orders.values()), 'what a till took');
}

/** [SY56]: of no payment and of no line more than there was. */
function noMoreCameBack({ payments, lines, refunds = [] }: Order): void {
  for (const { paymentId, amount } of payments) {
    const returned = refunds.filter((one) => one.paymentId === paymentId).reduce((sum, one) => sum + one.amount, 0);
    if (returned > amount) throw new Error(`${returned} came back of a payment of ${amount}`);
  }
  for (const { lineId, quantity } of lines) {
    const returned = refunds.flatMap((one) => one.lines.filter((line) => line.lineId === lineId));
    const pieces = returned.reduce((sum, line) => sum + line.quantity, 0);
    if (pieces > quantity) throw new Error(`${pieces} came back of a line of ${quantity}`);
  }
}

/** More than it comes to can be taken for an order by one till: what was paid for may be taken off it afterwards. */
export const isDoubtful = (flag: string): boolean => flag !== 'overpaid';

function takings(orders: readonly Order[]) {
  const settled = orders.flatMap(({ status }) => (status.state === 'completed' ? [status.totals.total] : []));
  const taken = orders.flatMap(({ payments }) => payments.map(takenBy));
  const given = orders.flatMap(({ refunds = [] }) => refunds.map(givenBack));
  const sum = (figures: readonly number[]) => figures.reduce((a, b) => a + b, 0);
  return { orders: settled.length, sales: sum(settled), taken: sum(taken), given: sum(given) };
}
