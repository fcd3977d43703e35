import type { DeviceId, OrderId } from '#shared/ids/ids.ts';
import { readEvent } from '#shared/journal/events.ts';
import type { Order } from '#shared/order/order.ts';
import { joinPulledRecords } from '../catalog/pulled-records.ts';
import { writeDay } from '../day/days.ts';
import { foldPastDays } from '../day/fold-days.ts';
import { type Reader, transact, type Writer } from '../db/connection.ts';
import { projectPastSessions } from '../drawer/project-drawer.ts';
import { refoldOrder } from '../drawer/project-takings.ts';
import { isSettled, writeOrder } from '../orders/orders.ts';
import { readPeerFacts, readPeerOrders } from '../orders/peer-entries.ts';
import { type Recorded, readAllEntries, type StoredEntry } from './journal.ts';
import { CATALOG_VERSION, countNumbers, orderNumberOf, project, RECEIPT_NUMBER } from './project.ts';

/** What is folded from the journal and nothing else; `counter` rows that are not are left alone. */
export const projectedCounters = `name IN ('${CATALOG_VERSION}', '${RECEIPT_NUMBER}') OR name LIKE '${orderNumberOf('%')}'`;

/** Throws the projections away and folds them again from the journal; nothing else can make them true. */
export function rebuild(db: Writer, device: DeviceId): void {
  transact(db, () => {
    db.exec(`DELETE FROM "order"; DELETE FROM day; DELETE FROM record; DELETE FROM counter WHERE ${projectedCounters}`);
    db.exec(
      'DELETE FROM stock_movement; DELETE FROM doubled_sale; DELETE FROM drawer_session; DELETE FROM drawer_takings',
    );
    foldAll(db, device, db);
  });
}

/**
 * Folds the whole of `journal` into the projections of `db`, entry by entry as they were recorded, and then what came
 * from the cloud.
 */
export function foldAll(db: Writer, device: DeviceId, journal: Reader): void {
  const unsettled = new Map<OrderId, Order>();
  const pastDays = foldPastDays(journal);
  // Before what was sold in them.
  projectPastSessions(db, journal);
  for (const entry of readAllEntries(journal)) {
    const recorded = recordedOf(entry);
    if (!recorded) continue;
    const { orders } = project(
      db,
      { id: device },
      [recorded],
      (id) => unsettled.get(id),
      journal,
      () => pastDays,
    );
    for (const order of orders.values()) {
      if (isSettled(order)) unsettled.delete(order.id);
      else unsettled.set(order.id, order);
    }
  }
  foldPeers(db, device, journal);
  for (const day of pastDays.values()) writeDay(db, day);
  joinPulledRecords(db, journal);
}

/** What others said of orders, which the journal's own entries have not been folded with yet. */
function foldPeers(db: Writer, device: DeviceId, journal: Reader): void {
  for (const id of readPeerOrders(journal)) {
    for (const fact of readPeerFacts(journal, id)) countNumbers(db, { id: device }, fact);
    const order = refoldOrder(db, id, journal);
    if (order) writeOrder(db, order);
  }
}

/** An entry that this version cannot read is kept and folds to nothing. */
function recordedOf(entry: StoredEntry): Recorded | null {
  const event = readEvent(entry);
  return event && Object.assign({ ...entry }, event);
}
