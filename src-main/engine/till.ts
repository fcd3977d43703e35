import { type Catalog, type CatalogIndex, indexCatalog } from '#shared/catalog/catalog.ts';
import type { TillChange } from '#shared/contract/till-state.ts';
import type { Day } from '#shared/day/day.ts';
import type { DrawerSession } from '#shared/drawer/session.ts';
import type { AttemptId, ItemId, NewId, OrderId, StationId, TableId } from '#shared/ids/ids.ts';
import type { Quantity } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import type { OrderContext } from '#shared/order/order-context.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import { atCard, isAtRest } from '#shared/payment/attempt-states.ts';
import { pricingRulesOf } from '#shared/pricing/pricing-rules.ts';
import type { Table } from '#shared/settings/floor.ts';
import { defaultTypeOf, type Settings, type Station } from '#shared/settings/settings.ts';
import type { Staff } from '#shared/staff/staff.ts';
import { type BusinessDate, businessDateAt } from '#shared/time/business-date.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { MovedRecord } from '../catalog/menu-patch.ts';
import { readCatalog, readSettings } from '../catalog/records.ts';
import { readOpenDay } from '../day/days.ts';
import type { Writer } from '../db/connection.ts';
import { readCounter } from '../db/counters.ts';
import { readOpenSession } from '../drawer/sessions.ts';
import type { ConnectedScreens, KitchenNews } from '../kitchen/connected-screens.ts';
import { readOpenOrders, readOrder } from '../orders/orders.ts';
import { readUnsettledAttempts } from '../payments/attempt-rows.ts';
import type { Actor } from '../staff/acting.ts';
import { readAllStaff } from '../staff/staff-rows.ts';
import { newlyTracked, rememberLevels } from '../stock/show-levels.ts';
import type { Device } from './device.ts';
import { lastGiven } from './given-numbers.ts';
import { type Head, readHead } from './journal.ts';
import { CATALOG_VERSION, orderNumberOf, PULLED_VERSION, RECEIPT_NUMBER } from './project.ts';

/**
 * The running till: its file, and what memory holds of it. Memory only ever follows a commit, so that after a crash
 * the file alone says the same.
 */
export interface Till {
  readonly db: Writer;
  readonly now: () => Instant;
  readonly newId: NewId;
  /** On whose behalf whatever happens now is done. */
  readonly actor: () => Actor;
  device: Device;
  head: Head;
  day: Day | null;
  /** The session of the cash drawer that is open here. */
  drawer: DrawerSession | null;
  /** The counter of the last order number given out on this day. */
  lastOrder: number;
  settings: Settings;
  stations: ReadonlyMap<StationId, Station>;
  tables: ReadonlyMap<TableId, Table>;
  catalog: Catalog;
  catalogIndex: CatalogIndex;
  catalogVersion: number;
  /** Records that came down and that memory and screens do not show yet. */
  readonly unshownRecords: Map<string, MovedRecord>;
  readonly openOrders: Map<OrderId, Order>;
  /** What card readers are busy with, and what of it is still to be heard. */
  readonly cardAttempts: Map<AttemptId, CardAttempt>;
  /** What there is of each item that is tracked. */
  readonly levels: Map<ItemId, Quantity>;
  /** Who works here, archived ones too, by name; nobody who was erased. */
  staff: readonly Staff[];
  /** The kitchen's screens that are connected now. */
  readonly screens: ConnectedScreens;
  /** Tells the screens. */
  readonly publish: (change: TillChange) => void;
  /** Tells the kitchen's screens. */
  readonly publishKitchen: (news: KitchenNews) => void;
  /** Tells the outbox that there is something new to send. */
  readonly onRecorded: () => void;
  /** Tells the outbox that there are rows to send; kept apart, because a tap must not look for them. */
  readonly onRows: () => void;
  /** Tells the spooler that there is something new to print. */
  readonly onPrintJobs: () => void;
}

export function loadTill(
  db: Writer,
  device: Device,
  world: Pick<
    Till,
    'now' | 'newId' | 'actor' | 'screens' | 'publish' | 'publishKitchen' | 'onRecorded' | 'onRows' | 'onPrintJobs'
  >,
): Till {
  const records = readRecords(db, device);
  const day = readOpenDay(db);
  const levels = new Map<ItemId, Quantity>();
  rememberLevels({ db, device, levels, ...records }, newlyTracked({ levels, ...records }));
  return {
    ...world,
    ...records,
    levels,
    db,
    device,
    head: readHead(db, device),
    unshownRecords: new Map(),
    day,
    lastOrder: lastOrderOf({ db, day, now: world.now, settings: records.settings }),
    drawer: readOpenSession(db, device.id),
    staff: readAllStaff(db),
    openOrders: new Map(readOpenOrders(db).map((order) => [order.id, order])),
    cardAttempts: new Map(readUnsettledAttempts(db).flatMap((one) => (isAtRest(one.state) ? [] : [[one.id, one]]))),
  };
}

/** The menu and the settings as the file holds them now. */
export const readRecords = (db: Writer, device: Device) => ({ ...readShopSettings(db, device), ...readMenu(db) });

export function readShopSettings(db: Writer, device: Device): Pick<Till, 'settings' | 'stations' | 'tables'> {
  const settings = readSettings(db, device.shop);
  return {
    settings,
    stations: new Map(settings.stations.map((station) => [station.id, station])),
    tables: new Map(settings.tables.map((table) => [table.id, table])),
  };
}

export function readMenu(db: Writer): Pick<Till, 'catalog' | 'catalogIndex' | 'catalogVersion'> {
  const catalog = readCatalog(db);
  return { catalog, catalogIndex: indexCatalog(catalog), catalogVersion: readCatalogVersion(db) };
}

/** Moves with every change of the menu, made here or elsewhere. */
export const readCatalogVersion = (db: Writer): number =>
  readCounter(db, CATALOG_VERSION) + readCounter(db, PULLED_VERSION);

/** The trading date that the clock and the shop's settings give. */
export const todayOf = (till: Pick<Till, 'now' | 'settings'>): BusinessDate =>
  businessDateAt(till.now(), till.settings.shop.timeZone, till.settings.shop.dayStartMinutes);

export const nextOrderNumber = (till: Till): string => numbered(till, till.lastOrder + 1, 3);

/** How many orders that were opened here still wait: those of other tills do not keep this one's day open; spec [D3]. */
export const ownOpenOrders = ({ openOrders, device }: Till): number =>
  [...openOrders.values()].filter((order) => order.device === device.id).length;

const nextReceiptNumber = (till: Till): string => numbered(till, lastGiven(till.db, RECEIPT_NUMBER) + 1, 6);

/** The counter of the last order number given out on the open day, or on the day that would be opened now. */
export const lastOrderOf = (till: Pick<Till, 'db' | 'day' | 'now' | 'settings'>): number =>
  lastGiven(till.db, orderNumberOf(till.day?.businessDate ?? todayOf(till)));

const numbered = (till: Till, count: number, digits: number): string =>
  `${till.device.letter}-${String(count).padStart(digits, '0')}`;

/** What opens orders, which take the next number: lines may go to a new one. */
const opening: ReadonlySet<string> = new Set(['open', 'giveLines']);

/** The world as a decision about an order may see it. */
export const orderContext = (till: Till, name: string): OrderContext => ({
  now: till.now(),
  device: till.device.id,
  staff: till.actor().staff,
  rights: till.actor().rights,
  businessDate: till.day?.businessDate ?? null,
  orderNumber: opening.has(name) ? nextOrderNumber(till) : '',
  receiptNumber: name === 'complete' ? nextReceiptNumber(till) : '',
  pricing: pricingRulesOf(till.settings.shop),
  serviceCharge: till.settings.shop.serviceCharge,
  catalog: till.catalogIndex,
  stations: till.stations,
  tables: till.tables,
  orderOf: (id) => till.openOrders.get(id) ?? readOrder(till.db, id),
  orderTypes: till.settings.shop.orderTypes,
  defaultOrderType: defaultTypeOf(till.settings.shop),
  timeZone: till.settings.shop.timeZone,
  cardReader: till.settings.shop.cards.reader,
  atCard: atCard(till.cardAttempts.values()),
  scaleLabels: till.settings.shop.scaleLabels,
});
