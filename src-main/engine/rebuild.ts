import type { DeviceId, OrderId } from '#shared/ids/ids.ts';
import { readEvent } from '#shared/journal/events.ts';
import type { Order } from '#shared/order/order.ts';
import { type Reader, transact, type Writer } from '../db/connection.ts';
import { type Recorded, readAllEntries, type StoredEntry } from './journal.ts';
import { CATALOG_VERSION, orderNumberOf, project, RECEIPT_NUMBER } from './project.ts';

/** What is folded from the journal and nothing else; `counter` rows that are not are left alone. */
export const projectedCounters = `name IN ('${CATALOG_VERSION}', '${RECEIPT_NUMBER}') OR name LIKE '${orderNumberOf('%')}'`;

/** Throws the projections away and folds them again from the journal; nothing else can make them true. */
export function rebuild(db: Writer, device: DeviceId): void {
  transact(db, () => {
    db.exec(`DELETE FROM "order"; DELETE FROM day; DELETE FROM record; DELETE FROM counter WHERE ${projectedCounters}`);
    foldAll(db, device, db);
  });
}

/** Folds the whole of `journal` into the projections of `db`, entry by entry as they were recorded. */
export function foldAll(db: Writer, device: DeviceId, journal: Reader): void {
  const open = new Map<OrderId, Order>();
  for (const entry of readAllEntries(journal)) {
    const recorded = recordedOf(entry);
    if (!recorded) continue;
    const { orders } = project(db, { id: device }, [recorded], (id) => open.get(id), journal);
    for (const order of orders.values()) {
      if (order.status.state === 'open') open.set(order.id, order);
      else open.delete(order.id);
    }
  }
}

/** An entry that this version cannot read is kept and folds to nothing. */
function recordedOf(entry: StoredEntry): Recorded | null {
  const event = readEvent(entry);
  return event && Object.assign({ ...entry }, event);
}
