import type { OrderId } from '#shared/ids/ids.ts';
import { isOrderEvent, readEvent } from '#shared/journal/events.ts';
import { foldOrder, type HashedFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { Reader } from '../db/connection.ts';
import { readOrderEntries, type StoredEntry } from '../engine/journal.ts';
import { readPeerFacts } from './peer-entries.ts';

/** An order as its entries make it, this till's and others', as they were when the journal stood at `upTo`. */
export const refold = (db: Reader, id: OrderId, upTo?: number): Order | null => foldOrder(readFacts(db, id, upTo));

/** What was said of an order, here and elsewhere, as far as this version can read it. */
export const readFacts = (db: Reader, id: OrderId, upTo?: number): HashedFact[] => [
  ...readOrderEntries(db, id, upTo).flatMap(factOf),
  ...readPeerFacts(db, id, upTo),
];

/** A stored entry as an order fact, or nothing when it is not one that this version can read. */
function factOf(entry: StoredEntry): HashedFact[] {
  const event = readEvent(entry);
  if (!event || !isOrderEvent(event)) return [];
  const { at, businessDate, staff, device, segment, seq, hlc, hash } = entry;
  return [{ ...event, at, businessDate, staff, device, segment, seq, hlc, hash }];
}
