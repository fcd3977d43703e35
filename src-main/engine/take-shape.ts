import type { ItemId, OrderId } from '#shared/ids/ids.ts';
import type { Order } from '#shared/order/order.ts';
import type { RowNoun } from '#shared/rows/row-nouns.ts';
import { type Hlc, observe } from '#shared/time/hlc.ts';
import type { MovedRecord } from '../catalog/menu-patch.ts';
import { readRecordRow, takeRecord } from '../catalog/pulled-records.ts';
import { transact } from '../db/connection.ts';
import { readCounter, writeCounter } from '../db/counters.ts';
import { refoldOrder } from '../drawer/project-takings.ts';
import { showGuest } from '../guests/change-guest.ts';
import { writeOrder } from '../orders/orders.ts';
import { feedRow, insertPeerEntry, readPeerFact, readPeerSale } from '../orders/peer-entries.ts';
import { showMail } from '../receipts/ask-mail.ts';
import { rowTables } from '../rows/row-tables.ts';
import { showStaff } from '../staff/change-staff.ts';
import { levelRow, takeLevel } from '../stock/levels.ts';
import { noteSoldTwice, readSales } from '../stock/movements.ts';
import { newlyTracked, showLevels } from '../stock/show-levels.ts';
import type { PulledRow } from '../sync/rows-apart.ts';
import {
  forgetShapePosition,
  type ShapeName,
  type ShapePosition,
  writeShapePosition,
} from '../sync/shape-positions.ts';
import { announceMenu, announceOrder, remember } from './commit.ts';
import { followRecords, leaveUnshown } from './follow-records.ts';
import { SEEN_CLOCK } from './journal.ts';
import { countNumbers, PULLED_VERSION } from './project.ts';
import { lastOrderOf, type Till } from './till.ts';

/** Rows of a shape, and where its stream stands after them; null while more of the same answer is to come. */
export interface ShapeBatch {
  readonly shape: ShapeName;
  readonly rows: readonly PulledRow[];
  readonly position: ShapePosition | 'forget' | null;
  /** No more is there for now: what came is shown. */
  readonly isCaughtUp: boolean;
}

/**
 * Takes over what came down, and how far that was, in one SQLite transaction; only then do memory and screens hear of
 * it; of the menu and the settings only once all of them are here, because reading them for the screens takes longer than
 * storing them. Rows that came before change nothing. Answers how many could not be read: they are left out; spec [PU2].
 */
export function takeShape(till: Till, { shape, rows, position, isCaughtUp }: ShapeBatch): number {
  const taken = transact(till.db, () => {
    const came = takers[shape](till, rows);
    if (position === 'forget' && isRowNoun(shape)) rowTables[shape].markAllUnsent(till.db);
    if (position === 'forget') forgetShapePosition(till.db, shape);
    else if (position) writeShapePosition(till.db, shape, till.device.shop, position);
    if (came.clock > till.head.hlc) writeCounter(till.db, SEEN_CLOCK, came.clock);
    if (came.records.length > 0) writeCounter(till.db, PULLED_VERSION, readCounter(till.db, PULLED_VERSION) + 1);
    return came;
  });
  till.head = { ...till.head, hlc: Math.max(till.head.hlc, taken.clock) as Hlc };
  leaveUnshown(till, taken.records);
  const showsRecords = shape === 'record' && isCaughtUp && till.unshownRecords.size > 0;
  if (showsRecords) showRecords(till);
  showLevels(till, [...taken.stocked, ...(showsRecords ? newlyTracked(till) : [])]);
  if (taken.orders.length > 0) till.lastOrder = lastOrderOf(till);
  for (const order of taken.orders) {
    remember(till, order);
    announceOrder(till, order);
  }
  if (shape === 'staff' && taken.rowIds.length > 0) showStaff(till);
  if (shape === 'guest') for (const id of taken.rowIds) showGuest(till, id as OrderId);
  if (shape === 'mail') for (const id of taken.rowIds) showMail(till, rowTables.mail.read(till.db, id));
  if (position === 'forget' && isRowNoun(shape)) till.onRows();
  return taken.unread;
}

const takers: Readonly<Record<ShapeName, (till: Till, rows: readonly PulledRow[]) => Taken>> = {
  record: takeRecords,
  shop_feed: takeEntries,
  stock_level: takeLevels,
  staff: (till, rows) => takeRows(till, 'staff', rows),
  guest: (till, rows) => takeRows(till, 'guest', rows),
  mail: (till, rows) => takeRows(till, 'mail', rows),
};

interface Taken {
  readonly clock: Hlc;
  readonly records: readonly MovedRecord[];
  /** Those of personal data that take the place of what stood. */
  readonly rowIds: readonly string[];
  readonly orders: readonly Order[];
  readonly stocked: readonly ItemId[];
  readonly unread: number;
}

const nothingNew: Omit<Taken, 'clock' | 'unread'> = {
  records: [],
  rowIds: [],
  orders: [],
  stocked: [],
};

function takeRecords(till: Till, rows: readonly PulledRow[]): Taken {
  let clock = till.head.hlc;
  const records: MovedRecord[] = [];
  let unread = 0;
  for (const row of rows) {
    const read = readRecordRow(row);
    const latest = read ? takeRecord(till.db, read) : 'unread';
    if (latest === 'unread') unread += 1;
    if (!read || latest === 'unread' || latest === null) continue;
    records.push({ noun: read.noun as MovedRecord['noun'], id: read.id });
    clock = observe(clock, latest, till.now());
  }
  return { ...nothingNew, clock, records, unread };
}

function takeLevels(till: Till, rows: readonly PulledRow[]): Taken {
  const stocked: ItemId[] = [];
  let unread = 0;
  for (const row of rows) {
    const parsed = levelRow.safeParse(row);
    if (!parsed.success) {
      unread += 1;
      continue;
    }
    const itemId = takeLevel(till.db, till.device.shop, parsed.data);
    if (itemId) stocked.push(itemId);
  }
  return { ...nothingNew, clock: till.head.hlc, stocked, unread };
}

function takeEntries(till: Till, rows: readonly PulledRow[]): Taken {
  const touched = new Set<OrderId>();
  const stocked: ItemId[] = [];
  let clock = till.head.hlc;
  let unread = 0;
  for (const row of rows) {
    const parsed = feedRow.safeParse(row);
    if (!parsed.success) unread += 1;
    if (!parsed.success || !insertPeerEntry(till.db, parsed.data, till.head.position)) continue;
    const { body } = parsed.data;
    stocked.push(...weighSales(till, body));
    const fact = readPeerFact(body);
    if (!fact) continue;
    touched.add(fact.payload.orderId);
    countNumbers(till.db, till.device, fact);
    clock = observe(clock, fact.hlc, till.now());
  }
  const orders = [...touched].flatMap((id) => refoldOrder(till.db, id) ?? []);
  for (const order of orders) writeOrder(till.db, order);
  return { ...nothingNew, clock, orders, stocked, unread };
}

/** Another's sale of an order that was sold here too changes what this file's own entries come to; spec [SK9]. */
export function weighSales(till: Till, body: string): ItemId[] {
  const sale = readPeerSale(body)?.payload;
  if (sale?.kind !== 'sold' || !noteSoldTwice(till.db, sale.orderId)) return [];
  const { own, peers } = readSales(till.db, sale.orderId);
  return [...own, ...peers].flatMap(({ payload }) => payload.movements.map(({ itemId }) => itemId));
}

function takeRows(till: Till, noun: RowNoun, rows: readonly PulledRow[]): Taken {
  const table = rowTables[noun];
  const read = rows.map(table.readPulled);
  const rowIds = read.flatMap((row) => (row && table.take(till.db, row) ? [row.id] : []));
  const unread = read.filter((row) => row === null).length;
  return { ...nothingNew, clock: till.head.hlc, rowIds, unread };
}

const isRowNoun = (shape: ShapeName): shape is ShapeName & RowNoun => shape in rowTables;

function showRecords(till: Till): void {
  const patch = followRecords(till, []);
  till.publish({ kind: 'settings', settings: till.settings });
  announceMenu(till, patch);
  // A printer that was corrected elsewhere is tried at once.
  till.onPrintJobs();
}
