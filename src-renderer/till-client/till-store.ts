import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Catalog, type CatalogIndex, indexCatalog } from '#shared/catalog/catalog.ts';
import { patchMenu } from '#shared/catalog/menu-patch.ts';
import type { TillChange, TillState } from '#shared/contract/till-state.ts';
import type { Guest } from '#shared/guest/guest.ts';
import type { AttemptId, ItemId, OrderId } from '#shared/ids/ids.ts';
import type { Quantity } from '#shared/money/minor.ts';
import type { CardAttempt } from '#shared/payment/attempt.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { SessionView } from '#shared/staff/session.ts';
import { attemptsAfterLink, withAttempt } from './card-attempts.ts';
import { heard, type Ledger, resynchronised } from './order-ledger.ts';

/** The menu as it was last read; `version` moves with every change. */
export interface Menu {
  readonly version: number;
  readonly catalog: Catalog;
  readonly index: CatalogIndex;
}

/** `connecting` until the first answer, then `up`, or `down` while the engine is looked for again. */
export type LinkState = 'connecting' | 'up' | 'down';

/** This screen's copy of the till. Null until the engine has told. */
export interface TillView {
  readonly link: LinkState;
  /** Who is signed in at this screen, and who can be. */
  readonly session: SessionView | null;
  /** This screen asks for a PIN, whatever the engine still takes it for. */
  readonly isLocked: boolean;
  /** This window works on a copy that its person trains on. */
  readonly isTraining: boolean;
  readonly state: Omit<TillState, 'openOrders' | 'guests' | 'stock' | 'cardAttempts' | 'now'> | null;
  readonly menu: Menu | null;
  /** How much there is of each item that is tracked. */
  readonly levels: ReadonlyMap<ItemId, Quantity>;
  /** What card readers are busy with, and what they were busy with since this screen came. */
  readonly cardAttempts: ReadonlyMap<AttemptId, CardAttempt>;
  /** Newest first. */
  readonly printJobs: readonly PrintJob[];
  readonly orders: Ledger;
  /** Who orders are for. */
  readonly guests: ReadonlyMap<OrderId, Guest>;
}

export type TillStore = StoreApi<TillView>;

const PRINT_JOBS_KEPT = 60;
const MAILS_KEPT = 100;

export const createTillStore = (): TillStore =>
  createStore<TillView>(() => ({
    ...{ link: 'connecting', session: null, isLocked: false, isTraining: false },
    ...nothingKnown(),
  }));

/** What a screen holds of a till that has not told yet. */
const nothingKnown = (): Omit<TillView, 'link' | 'session' | 'isLocked' | 'isTraining'> => ({
  ...{ state: null, menu: null, printJobs: [] },
  ...{ levels: new Map(), orders: new Map(), guests: new Map(), cardAttempts: new Map() },
});

/** This window goes over to another till: a copy, or back to the shop. Nothing of the one is taken for the other's; spec [TR1]. */
export const forgetTill = (store: TillStore, isTraining: boolean): void =>
  store.setState({ ...nothingKnown(), isTraining });

export function takeSession(store: TillStore, session: SessionView): void {
  store.setState(({ isLocked }) => ({ link: 'up', session, isLocked: isLocked && session.needed }));
}

/** Takes over all that the engine told after a new link. */
export function takeState(
  store: TillStore,
  { openOrders, guests, stock, cardAttempts, now: _now, ...state }: TillState,
): void {
  store.setState(({ orders, ...view }) => ({
    link: 'up',
    state,
    levels: levelsOf(stock),
    cardAttempts: attemptsAfterLink(view.cardAttempts, cardAttempts),
    orders: resynchronised(orders, openOrders),
    guests: new Map(guests.map((guest) => [guest.orderId, guest])),
  }));
}

export function takeMenu(store: TillStore, version: number, catalog: Catalog): void {
  store.setState(({ menu }) => {
    if (menu && menu.version >= version) return {};
    return { menu: { version, catalog, index: indexCatalog(catalog) } };
  });
}

export function takePrintJobs(store: TillStore, jobs: readonly PrintJob[]): void {
  store.setState({ printJobs: newestFirst(jobs) });
}

/** Each change replaces what the screen knew of that thing; of the menu only what changed. */
export function takeChange(store: TillStore, change: TillChange): void {
  store.setState((view) => {
    if (!view.state) return {};
    switch (change.kind) {
      case 'order':
        return {
          orders: heard(view.orders, change.order),
          state:
            view.state.nextOrderNumber === change.nextOrderNumber
              ? view.state
              : { ...view.state, nextOrderNumber: change.nextOrderNumber },
        };
      case 'guest':
        return { guests: new Map(view.guests).set(change.guest.orderId, change.guest) };
      case 'mail': {
        const others = view.state.mails.filter(({ id }) => id !== change.mail.id);
        return { state: { ...view.state, mails: [change.mail, ...others].slice(0, MAILS_KEPT) } };
      }
      case 'day': {
        const { day, today, nextOrderNumber } = change;
        return { state: { ...view.state, day, today, nextOrderNumber } };
      }
      case 'drawer':
        return { state: { ...view.state, drawer: change.drawer } };
      case 'card-attempt':
        return { cardAttempts: withAttempt(view.cardAttempts, change.attempt) };
      case 'settings':
        return { state: { ...view.state, settings: change.settings } };
      case 'catalog':
        return {
          state: { ...view.state, catalogVersion: change.catalogVersion },
          menu: withPatch(view.menu, change),
        };
      case 'stock':
        return { levels: levelsOf(change.levels, view.levels) };
      case 'staff':
        return { state: { ...view.state, staff: change.staff } };
      case 'sync':
        return { state: { ...view.state, sync: change.sync } };
      case 'recovery':
        return { state: { ...view.state, recovery: change.recovery } };
      case 'print-alerts':
        return { state: { ...view.state, printAlerts: change.alerts } };
      case 'paused-printers':
        return { state: { ...view.state, pausedPrinters: change.printerIds } };
      case 'kitchen-screens':
        return { state: { ...view.state, kitchenScreens: change.kitchenScreens } };
      case 'first-run':
        return { state: { ...view.state, firstRun: change.firstRun } };
      case 'unseen-stations':
        return { state: { ...view.state, unseenStations: change.stationIds } };
      case 'print-job':
        return { printJobs: newestFirst([change.job, ...view.printJobs.filter(({ id }) => id !== change.job.id)]) };
      default:
        return change satisfies never;
    }
  });
}

/** The menu as it is after a change; as it was where it must be read anew, or has been; spec [MN42]. */
function withPatch(
  menu: Menu | null,
  { catalogVersion, patch }: Extract<TillChange, { kind: 'catalog' }>,
): Menu | null {
  if (!menu || patch?.after !== menu.version) return menu;
  const catalog = patchMenu(menu.catalog, patch);
  return { version: catalogVersion, catalog, index: indexCatalog(catalog) };
}

const levelsOf = (levels: TillState['stock'], known: TillView['levels'] = new Map()): TillView['levels'] =>
  new Map([...known, ...levels.map(({ itemId, level }) => [itemId, level] as const)]);

const newestFirst = (jobs: readonly PrintJob[]): PrintJob[] =>
  [...jobs].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)).slice(0, PRINT_JOBS_KEPT);
