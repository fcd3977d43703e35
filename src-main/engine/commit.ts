import type { MenuPatch } from '#shared/catalog/menu-patch.ts';
import { isOrderEvent, type JournalEvent } from '#shared/journal/events.ts';
import type { Order } from '#shared/order/order.ts';
import type { StaffEvent } from '#shared/staff/staff-events.ts';
import { readOpenDay } from '../day/days.ts';
import { transact } from '../db/connection.ts';
import { readOpenSession } from '../drawer/sessions.ts';
import { insertPrintJobs } from '../kitchen/owed-paper.ts';
import { showOnScreens } from '../kitchen/show-on-screens.ts';
import type { Actor } from '../staff/acting.ts';
import { newlyTracked, showLevels } from '../stock/show-levels.ts';
import { followRecords } from './follow-records.ts';
import { append, type Recorded } from './journal.ts';
import { project } from './project.ts';
import { lastOrderOf, nextOrderNumber, type Till, todayOf } from './till.ts';

export interface Committed {
  readonly orders: readonly Order[];
  /** The journal position of the last entry written. */
  readonly position: number;
}

/**
 * Makes events facts: journal entries, projections, print jobs, kitchen tickets and the command's answer in one SQLite transaction, on
 * disk before this returns; promise 1. Only then do memory, screens, spooler and outbox hear of them. `answer` runs
 * inside the transaction, after the projections, and stores what a repeat of the command is to be told.
 */
export function commit<T>(till: Till, events: readonly JournalEvent[], answer: (committed: Committed) => T): T {
  const actor = till.actor();
  const recording = {
    at: till.now(),
    businessDate: till.day?.businessDate ?? todayOf(till),
    staff: actor.staff,
    newId: till.newId,
  };
  const facts = [...events, ...approvalsOf(actor, events)];
  const done = transact(till.db, () => {
    const { head, entries } = append(till.db, till.device, till.head, facts, recording);
    const projected = project(till.db, till.device, entries, (id) => till.openOrders.get(id));
    const owesPaper = insertPrintJobs(till, entries, projected.orders);
    const cards = showOnScreens(till, entries, projected.orders);
    const committed: Committed = { orders: [...projected.orders.values()], position: head.position };
    return { head, entries, projected, owesPaper, cards, committed, answer: answer(committed) };
  });
  till.head = done.head;
  for (const order of done.committed.orders) remember(till, order);
  const movesRecords = done.projected.records.length > 0;
  const menuPatch = movesRecords ? followRecords(till, done.projected.records) : null;
  const stocked = [...done.projected.stocked, ...(movesRecords ? newlyTracked(till) : [])];
  if (done.projected.days.length > 0) till.day = readOpenDay(till.db);
  if (done.projected.drawerMoved) showDrawer(till);
  if (done.entries.some(movesOrderNumbers)) till.lastOrder = lastOrderOf(till);
  announce(till, done.entries, done.committed.orders, menuPatch);
  for (const card of done.cards) till.publishKitchen({ kind: 'card', card });
  showLevels(till, stocked);
  // A corrected printer is tried at once, not when its next try would come.
  if (done.owesPaper || done.entries.some(({ type }) => type === 'settings.changed')) till.onPrintJobs();
  till.onRecorded();
  return done.answer;
}

/** Who lent what was done the right to be done, beside it; spec [SF21]. */
function approvalsOf({ approvals }: Actor, events: readonly JournalEvent[]): StaffEvent[] {
  const orderId = events.find(isOrderEvent)?.payload.orderId ?? null;
  return approvals.map(({ commandId, right, by }) => ({
    type: 'staff.approved',
    v: 1,
    payload: { commandId, right, by, orderId },
  }));
}

const movesOrderNumbers = ({ type }: Recorded): boolean =>
  type === 'order.opened' || type === 'day.opened' || type === 'day.closed' || type === 'settings.changed';

/** Memory follows the file. */
export function remember(till: Till, order: Order): void {
  if (order.status.state === 'open' || order.status.state === 'stub') till.openOrders.set(order.id, order);
  else till.openOrders.delete(order.id);
}

/** Memory and screens follow what the file says of the drawer. */
export function showDrawer(till: Till): void {
  till.drawer = readOpenSession(till.db, till.device.id);
  till.publish({ kind: 'drawer', drawer: till.drawer });
}

export const announceOrder = (till: Till, order: Order): void =>
  till.publish({ kind: 'order', order, nextOrderNumber: nextOrderNumber(till) });

export const announceDay = (till: Till): void =>
  till.publish({ kind: 'day', day: till.day, today: todayOf(till), nextOrderNumber: nextOrderNumber(till) });

/** `patch` null: screens read the menu anew. */
export const announceMenu = (till: Till, patch: MenuPatch | null): void =>
  till.publish({ kind: 'catalog', catalogVersion: till.catalogVersion, patch });

function announce(
  till: Till,
  entries: readonly Recorded[],
  orders: readonly Order[],
  menuPatch: MenuPatch | null,
): void {
  for (const order of orders) announceOrder(till, order);
  const types = new Set(entries.map((entry) => entry.type));
  if (types.has('day.opened') || types.has('day.closed') || types.has('settings.changed')) {
    announceDay(till);
  }
  if (types.has('settings.changed')) till.publish({ kind: 'settings', settings: till.settings });
  if (types.has('catalog.changed')) announceMenu(till, menuPatch);
}
