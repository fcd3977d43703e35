import type { Day } from '#shared/day/day.ts';
import type { DrawerFact } from '#shared/drawer/apply-drawer.ts';
import type { ItemId, OrderId } from '#shared/ids/ids.ts';
import { stampOf } from '#shared/journal/entry.ts';
import { isDrawerEvent, isOrderEvent } from '#shared/journal/events.ts';
import { applyChange } from '#shared/journal/records.ts';
import { applyFact, comesAfter, type OrderFact } from '#shared/order/apply-order.ts';
import type { Order } from '#shared/order/order.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { MovedRecord } from '../catalog/menu-patch.ts';
import { readStamped, writeStamped } from '../catalog/records.ts';
import { readDay, writeDay } from '../day/days.ts';
import { foldPastDays, nextDay } from '../day/fold-days.ts';
import type { Reader, Writer } from '../db/connection.ts';
import { raiseCounter, writeCounter } from '../db/counters.ts';
import { projectDrawer } from '../drawer/project-drawer.ts';
import { projectTakings, refoldOrder } from '../drawer/project-takings.ts';
import { isSettled, readOrder, writeOrder } from '../orders/orders.ts';
import { projectStock } from '../stock/movements.ts';
import type { Device } from './device.ts';
import type { Recorded } from './journal.ts';

/**
 * Folds entries into the projections, inside the caller's transaction. `known` holds the orders that memory already
 * has, so that a tap reads nothing back from the disk; `journal` is where an order's earlier entries are read when one
 * of these comes late. `pastDays` are those that this till's past speaks of, which have more entries than these.
 */
export function project(
  db: Writer,
  device: Pick<Device, 'id'>,
  entries: readonly Recorded[],
  known: (id: OrderId) => Order | null | undefined,
  journal: Reader = db,
  pastDays: () => ReadonlyMap<BusinessDate, Day> = () => foldPastDays(journal),
): { orders: Map<OrderId, Order>; days: Day[]; drawerMoved: boolean; records: MovedRecord[]; stocked: ItemId[] } {
  const orders = new Map<OrderId, Order>();
  const days: Day[] = [];
  const stocked: ItemId[] = [];
  const records: MovedRecord[] = [];
  let drawerMoved = false;
  for (const entry of entries) {
    if (isOrderFact(entry)) {
      const id = entry.payload.orderId;
      const before = orders.get(id) ?? known(id) ?? readOrder(db, id);
      const refolded = comesAfter(before, entry) ? null : refoldOrder(db, id, journal);
      const after = refolded ?? applyFact(before, entry);
      if (!refolded) projectTakings(db, before, entry, after);
      orders.set(id, after);
      if (isSettled(after) || after.status.state !== before?.status.state) writeOrder(db, after);
      countNumbers(db, device, entry);
    } else if (entry.type === 'day.opened' || entry.type === 'day.closed') {
      const { businessDate } = entry.payload;
      const day = pastDays().get(businessDate) ?? nextDay(readDay(db, businessDate), entry);
      writeDay(db, day);
      days.push(day);
    } else if (isDrawerFact(entry)) {
      projectDrawer(db, entry, journal);
      drawerMoved = true;
    } else if (entry.type === 'stock.moved') {
      stocked.push(...projectStock(db, entry, journal));
    } else if (entry.type === 'catalog.changed' || entry.type === 'settings.changed') {
      const stamp = stampOf(entry);
      for (const change of entry.payload.changes) {
        writeStamped(db, applyChange(readStamped(db, change.noun, change.id), change, stamp));
      }
      if (entry.type === 'catalog.changed') writeCounter(db, CATALOG_VERSION, entry.position);
      records.push(...entry.payload.changes.map(({ noun, id }) => ({ noun, id })));
    }
  }
  return { orders, days, drawerMoved, records, stocked };
}

export const CATALOG_VERSION = 'catalog-version';
/** Counts what of the menu and the settings came from the cloud; no projection, since it counts arrivals. */
export const PULLED_VERSION = 'pulled-version';
export const RECEIPT_NUMBER = 'receipt-number';
export const orderNumberOf = (businessDate: string): string => `order-number ${businessDate}`;

/**
 * Numbers are counted from what was given out, so that a rebuild goes on where the journal stopped, and so that what this
 * device gave out before its file was lost is not given out again.
 */
export function countNumbers(db: Writer, device: Pick<Device, 'id'>, fact: OrderFact): void {
  if (fact.device !== device.id) return;
  if (fact.type === 'order.opened') raiseCounter(db, orderNumberOf(fact.businessDate), countIn(fact.payload.number));
  if (fact.type === 'order.completed') raiseCounter(db, RECEIPT_NUMBER, countIn(fact.payload.receiptNumber));
}

/** The counter within a number: "A-042" → 42. */
export const countIn = (number: string): number => Number(/(\d+)$/.exec(number)?.[1] ?? 0);

const isDrawerFact = (entry: Recorded): entry is Recorded & DrawerFact => isDrawerEvent(entry);
const isOrderFact = (entry: Recorded): entry is Recorded & OrderFact => isOrderEvent(entry);
