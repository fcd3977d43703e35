import { createHash } from 'node:crypto';
import { v7 as newUuid } from 'uuid';
import type { PushRequest } from '#shared/contract/cloud-contract.ts';
import { WIRE_VERSION } from '#shared/contract/cloud-contract.ts';
import type { DeviceId, OrderId, OrgId, SegmentId, ShopId } from '#shared/ids/ids.ts';
import { type Entry, hashEntry } from '#shared/journal/entry.ts';
import type { JournalEvent } from '#shared/journal/events.ts';
import { foldOrder, type HashedFact } from '#shared/order/apply-order.ts';
import { decideOrder } from '#shared/order/decide-order.ts';
import type { OrderCommand } from '#shared/order/order-commands.ts';
import { type Hlc, tick } from '#shared/time/hlc.ts';
import type { Instant } from '#shared/time/instant.ts';
import { context, MENU, NOW, OrderPlay, TODAY } from './orders.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a till would have in its journal, without the till: entries chained as the engine chains them. */
export class TillJournal {
  readonly device: DeviceId;
  segment: SegmentId = newUuid() as SegmentId;
  readonly entries: Entry[] = [];
  /** The till's clock; it moves on by a second with each entry. */
  now: Instant = NOW;
  private hlc = 0 as Hlc;
  // A till knows its place by ids of its own until it is paired.
  private readonly org = newUuid() as OrgId;
  private readonly shop = newUuid() as ShopId;

  constructor(device: string = newUuid()) {
    this.device = device as DeviceId;
  }

  /** Appends a fact; `over` says what is unusual about its envelope, before it is hashed. */
  record(
    event: JournalEvent | { type: string; v: number; payload: unknown },
    over: Record<string, unknown> = {},
  ): Entry {
    const last = this.entries.findLast(({ segment }) => segment === this.segment);
    this.now = (this.now + 1_000) as Instant;
    this.hlc = tick(this.hlc, this.now);
    const rest = {
      id: newUuid(),
      org: this.org,
      shop: this.shop,
      device: this.device,
      segment: this.segment,
      seq: (last?.seq ?? 0) + 1,
      hlc: this.hlc,
      at: this.now,
      businessDate: TODAY,
      staff: null,
      type: event.type,
      v: event.v,
      payload: event.payload,
      prevHash: last?.hash ?? null,
      ...over,
    };
    const entry = { ...rest, hash: hashEntry(rest as Omit<Entry, 'hash'>, sha256) } as Entry;
    this.entries.push(entry);
    return entry;
  }

  /** A whole sale paid in cash, recorded: the items by their place in the menu, one of each. */
  sell(items: readonly number[] = [0, 1, 3], over: { orderId?: OrderId; number?: string } = {}): Entry[] {
    return playSale(items, { device: this.device, now: this.now, ...over }).map((event) => this.record(event));
  }

  /** What was sold is given back whole, and goes on the shelf again, on that trading day. */
  giveBack(sold: readonly Entry[], businessDate: string): Entry[] {
    const facts = sold.filter(({ type }) => type.startsWith('order.'));
    const order = foldOrder(facts as unknown as HashedFact[]);
    const { id: orderId, version: expectedVersion, payments = [] } = order ?? {};
    const input = {
      ...{ commandId: newUuid(), orderId, expectedVersion, what: { kind: 'whole' }, tips: true, restock: true },
      ...{ reason: 'Cold', to: payments.map(({ paymentId }) => ({ refundId: newUuid(), paymentId })) },
    };
    const decided = decideOrder(order, { name: 'refund', input } as unknown as OrderCommand, context());
    if (!decided.ok) throw new Error(decided.error.message);
    return decided.value.map((event) => this.record(event, { businessDate }));
  }

  /** The segment's entries from `seq` on, as a push. */
  push(from = 1, to = Number.POSITIVE_INFINITY): PushRequest {
    const entries = this.entries.filter(
      ({ segment, seq }) => segment === this.segment && seq >= from && seq <= to,
    ) as unknown as PushRequest['entries'];
    return { wire: WIRE_VERSION, segment: this.segment, entries };
  }
}

/** The events of a sale as the shared core decides them. */
export function playSale(
  items: readonly number[],
  {
    orderId = newUuid() as OrderId,
    number = 'A-001',
    ...over
  }: { orderId?: OrderId; number?: string; device: DeviceId; now: Instant },
): JournalEvent[] {
  const play = new OrderPlay({ ...over, orderNumber: number });
  const fresh = <T extends string>() => newUuid() as T;
  const say = (make: (version: number) => OrderCommand) => play.play(make(play.order?.version ?? 0));
  const one = { orderId, commandId: fresh<never>() };
  say(() => ({ name: 'open', input: one }));
  for (const at of items) {
    const item = MENU.items[at];
    if (!item) throw new Error(`the menu has no item ${at}`);
    const line = { lineId: fresh<never>(), itemId: item.id, quantity: 1_000 as never, note: null, price: null };
    say(() => ({ name: 'addLine', input: { ...one, ...line, modifiers: [] } }));
  }
  say((expectedVersion) => ({ name: 'send', input: { ...one, sendId: fresh<never>(), expectedVersion } }));
  const paid = { paymentId: fresh<never>(), tendered: 10_000 as never };
  say((expectedVersion) => ({ name: 'payCash', input: { ...one, ...paid, expectedVersion } }));
  say((expectedVersion) => ({ name: 'complete', input: { ...one, sendId: fresh<never>(), expectedVersion } }));
  const [refusal] = play.refusals;
  if (refusal) throw new Error(refusal.message);
  return play.facts.map(({ type, v, payload }) => ({ type, v, payload }) as JournalEvent);
}
