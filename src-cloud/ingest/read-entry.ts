import { z } from 'zod';
import { type OrderId, orderId } from '#shared/ids/ids.ts';
import { type Entry, entry } from '#shared/journal/entry.ts';
import {
  isDrawerEvent,
  isOrderEvent,
  isStockEvent,
  type JournalEvent,
  type readEvent,
} from '#shared/journal/events.ts';
import type { OrderFact } from '#shared/order/apply-order.ts';
import type { StockFact } from '#shared/stock/fold-stock.ts';
import type { DatedFact } from '../drawer/day-sessions.ts';

/** The part of an entry that says where it stands in its chain. Without it an entry can be neither checked nor kept. */
export const chainPlace = entry.pick({ id: true, device: true, segment: true, seq: true, prevHash: true, hash: true });
export type ChainPlace = z.output<typeof chainPlace>;

/** An entry as the cloud keeps it, with what this version can read of it. */
export interface HeldEntry extends ChainPlace {
  /** The canonical JSON that was hashed: all of the entry but its hash. */
  readonly body: string;
  readonly type: string;
  /** The order that it speaks of, known even where the event cannot be read. */
  readonly orderId: OrderId | null;
  /** Null while this version cannot tell what it means; it is read again later; spec [CL6]. */
  readonly said: { readonly envelope: Entry; readonly event: JournalEvent } | null;
}

/** How an event is read; passed in, so that an older and a newer version can be told apart in tests. */
export type EventReader = typeof readEvent;

export function readEntry(place: ChainPlace, raw: object, body: string, read: EventReader): HeldEntry {
  const envelope = entry.safeParse(raw);
  const event = envelope.success ? read(envelope.data) : null;
  if (!envelope.success || !event) return { ...place, body, ...readLoosely(raw), said: null };
  return { ...place, body, type: event.type, orderId: orderOf(event), said: { envelope: envelope.data, event } };
}

function orderOf(event: JournalEvent): OrderId | null {
  if (isOrderEvent(event)) return event.payload.orderId;
  return isStockEvent(event) && event.payload.kind === 'sold' ? event.payload.orderId : null;
}

function readLoosely(raw: object): Pick<HeldEntry, 'type' | 'orderId'> {
  const { type = '', payload = null } = looseEntry.safeParse(raw).data ?? {};
  const isOfOrder = type.startsWith('order.') || type.startsWith('stock.');
  return { type, orderId: isOfOrder ? (payload?.orderId ?? null) : null };
}

const looseEntry = z.object({
  type: z.string().catch(''),
  payload: z
    .object({ orderId: orderId.nullable().catch(null) })
    .nullable()
    .catch(null),
});

/** An entry as it was kept. */
export function readHeldEntry(hash: Buffer, body: string, read: EventReader): HeldEntry {
  const raw: object = { ...JSON.parse(body), hash: hash.toString('hex') };
  return readEntry(chainPlace.parse(raw), raw, body, read);
}

/** An entry as it was folded: what the running cloud has not read yet does not count, also where we could read it. */
export function readAsFolded(
  { hash, readable, body }: { readonly hash: Buffer; readonly readable: boolean; readonly body: string },
  read: EventReader,
): HeldEntry {
  const held = readHeldEntry(hash, body, read);
  return readable ? held : { ...held, said: null };
}

/** What an entry says of an order, or null if it speaks of something else. */
export function orderFactOf({ said }: HeldEntry): OrderFact | null {
  if (!said || !isOrderEvent(said.event)) return null;
  const { hlc, device, segment, seq, at, businessDate, staff } = said.envelope;
  return { ...said.event, hlc, device, segment, seq, at, businessDate, staff };
}

/** What an entry says of a till's drawer, or null if it speaks of something else. */
export function drawerFactOf({ said, hash }: HeldEntry): DatedFact | null {
  if (!said || !isDrawerEvent(said.event)) return null;
  const { hlc, device, segment, seq, at, businessDate, staff } = said.envelope;
  return { ...said.event, hash, hlc, device, segment, seq, at, businessDate, staff };
}

/** What an entry says of stock, or null if it speaks of something else. */
export function stockFactOf({ said, hash }: HeldEntry): StockFact | null {
  if (!said || !isStockEvent(said.event)) return null;
  const { id, hlc, device, segment, seq } = said.envelope;
  return { ...said.event, id, hash, hlc, device, segment, seq };
}
