import { implement } from '@orpc/server';
import type { Logger } from 'pino';
import { tillContract } from '#shared/contract/till-contract.ts';
import type { TillChange } from '#shared/contract/till-state.ts';
import { decideCloseDay, decideOpenDay } from '#shared/day/decide-day.ts';
import type { CatalogChange, SettingsChange } from '#shared/journal/records.ts';
import type { OrderCommand, OrderCommandName } from '#shared/order/order-commands.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { decideStock } from '#shared/stock/decide-stock.ts';
import type { StockCommand } from '#shared/stock/stock-commands.ts';
import type { Instant } from '#shared/time/instant.ts';
import { readUnseen } from '../backup/recoveries.ts';
import { seeRecovery } from '../backup/see-recovery.ts';
import { catalogEvents, checkChanges, settingsEvents } from '../catalog/change-records.ts';
import { planImport } from '../catalog/import/plan-import.ts';
import { readSettings } from '../catalog/records.ts';
import { readDay } from '../day/days.ts';
import type { ScreenAccess } from '../kitchen/screen-access.ts';
import { unseenStations } from '../kitchen/show-on-screens.ts';
import { listOrders, readOrder } from '../orders/orders.ts';
import { readPausedPrinters } from '../printing/paused-printers.ts';
import { readPrintAlerts } from '../printing/print-alerts.ts';
import { cancel, reroute, retry, seeAlert, setPaused } from '../printing/print-commands.ts';
import { listPrintJobs } from '../printing/print-jobs.ts';
import type { Spooler } from '../printing/spooler.ts';
import { testPageBytes } from '../printing/test-page.ts';
import { changeStaff } from '../staff/change-staff.ts';
import { readLevel } from '../stock/levels.ts';
import { shownLevels } from '../stock/show-levels.ts';
import type { JournalPush } from '../sync/journal-push.ts';
import { forgetAnswersBefore } from './command-answers.ts';
import { handleCommand, handleOrderCommand, type Plan } from './handle-command.ts';
import { nextOrderNumber, ownOpenOrders, readCatalogVersion, type Till, todayOf } from './till.ts';
import { unwrap } from './unwrap.ts';

export interface RouterParts {
  readonly till: Till;
  readonly push: JournalPush;
  readonly spooler: Spooler;
  readonly screens: ScreenAccess;
  readonly log: Pick<Logger, 'error'>;
  readonly watch: (signal: AbortSignal | undefined) => AsyncGenerator<TillChange>;
}

/** The till's contract, answered. Every transport serves this one router. */
export function createTillRouter({ till, push, spooler, screens, log, watch }: RouterParts) {
  const contract = implement(tillContract);
  const { orders } = contract;
  return contract.router({
    till: {
      state: contract.till.state.handler(() => tillState(till, push, screens)),
      recoverySeen: contract.till.recoverySeen.handler(({ input }) => unwrap(seeRecovery(till, input))),
      watch: contract.till.watch.handler(({ signal }) => watch(signal)),
    },
    orders: {
      open: orders.open.handler(({ input }) => order(till, { name: 'open', input })),
      addLine: orders.addLine.handler(({ input }) => order(till, { name: 'addLine', input })),
      changeLine: orders.changeLine.handler(({ input }) => order(till, { name: 'changeLine', input })),
      voidLine: orders.voidLine.handler(({ input }) => order(till, { name: 'voidLine', input })),
      addDiscount: orders.addDiscount.handler(({ input }) => order(till, { name: 'addDiscount', input })),
      voidDiscount: orders.voidDiscount.handler(({ input }) => order(till, { name: 'voidDiscount', input })),
      send: orders.send.handler(({ input }) => order(till, { name: 'send', input })),
      payCash: orders.payCash.handler(({ input }) => order(till, { name: 'payCash', input })),
      complete: orders.complete.handler(({ input }) => order(till, { name: 'complete', input })),
      rush: orders.rush.handler(({ input }) => order(till, { name: 'rush', input })),
      cancel: orders.cancel.handler(({ input }) => order(till, { name: 'cancel', input })),
      get: orders.get.handler(({ input }) => {
        const found = till.openOrders.get(input.orderId) ?? readOrder(till.db, input.orderId);
        return unwrap(found ? ok({ order: found }) : err(refuse('order-unknown')));
      }),
      list: orders.list.handler(({ input }) =>
        listOrders(till.db, {
          businessDate: input.businessDate ?? till.day?.businessDate ?? todayOf(till),
          state: input.state,
          limit: input.limit,
          before: input.before,
        }),
      ),
    },
    day: {
      open: contract.day.open.handler(({ input }) =>
        unwrap(
          handleCommand(till, 'day.open', input, () =>
            planned(decideOpenDay(till.day, input.businessDate, todayOf(till)), () => ({
              day: present(readDay(till.db, input.businessDate)),
            })),
          ),
        ),
      ),
      close: contract.day.close.handler(({ input }) =>
        unwrap(
          handleCommand(till, 'day.close', input, () => {
            const date = till.day?.businessDate;
            return planned(decideCloseDay(till.day, ownOpenOrders(till)), () => {
              forgetAnswersBefore(till.db, (till.now() - ANSWERS_KEPT_MS) as Instant);
              return { day: present(date ? readDay(till.db, date) : null) };
            });
          }),
        ),
      ),
    },
    catalog: {
      get: contract.catalog.get.handler(() => ({ catalogVersion: till.catalogVersion, catalog: till.catalog })),
      change: contract.catalog.change.handler(({ input }) =>
        unwrap(handleCommand(till, 'catalog.change', input, () => planChanges(till, input.changes, catalogPlan))),
      ),
      previewImport: contract.catalog.previewImport.handler(({ input }) => {
        const plan = planImport(input, till.catalog, importShop(till));
        return unwrap(plan.ok ? ok(plan.value.preview) : plan);
      }),
      import: contract.catalog.import.handler(({ input }) =>
        unwrap(
          handleCommand(till, 'catalog.import', input, () => {
            const plan = planImport(input, till.catalog, importShop(till));
            if (!plan.ok) return plan;
            const { preview, changes } = plan.value;
            if (preview.problemCount > 0 && input.onBadRows === 'refuse') {
              return err(refuse('file-has-errors', { count: preview.badRows }));
            }
            const { format, added, changed, unchanged, badRows } = preview;
            return ok({
              events: catalogEvents(changes),
              answer: () => ({ format, added, changed, unchanged, skipped: badRows, ...catalogVersion(till) }),
            });
          }),
        ),
      ),
    },
    settings: {
      change: contract.settings.change.handler(({ input }) =>
        unwrap(handleCommand(till, 'settings.change', input, () => planChanges(till, input.changes, settingsPlan))),
      ),
    },
    stock: {
      levels: contract.stock.levels.handler(() => ({ levels: shownLevels(till) })),
      receive: contract.stock.receive.handler(({ input }) => stock(till, { name: 'receive', input })),
      waste: contract.stock.waste.handler(({ input }) => stock(till, { name: 'waste', input })),
      count: contract.stock.count.handler(({ input }) => stock(till, { name: 'count', input })),
    },
    staff: {
      list: contract.staff.list.handler(() => ({ staff: [...till.staff] })),
      add: contract.staff.add.handler(({ input }) => unwrap(changeStaff(till, { name: 'add', input }))),
      rename: contract.staff.rename.handler(({ input }) => unwrap(changeStaff(till, { name: 'rename', input }))),
      archive: contract.staff.archive.handler(({ input }) => unwrap(changeStaff(till, { name: 'archive', input }))),
      erase: contract.staff.erase.handler(({ input }) => unwrap(changeStaff(till, { name: 'erase', input }))),
    },
    printing: {
      jobs: contract.printing.jobs.handler(({ input }) => ({ jobs: listPrintJobs(till.db, input.limit) })),
      retry: contract.printing.retry.handler(({ input }) => unwrap(retry(till, input))),
      cancel: contract.printing.cancel.handler(({ input }) => unwrap(cancel(till, input))),
      reroute: contract.printing.reroute.handler(({ input }) => unwrap(reroute(till, input))),
      alertSeen: contract.printing.alertSeen.handler(({ input }) => unwrap(seeAlert(till, input))),
      check: contract.printing.check.handler(({ input }) => spooler.check(input.address)),
      testPage: contract.printing.testPage.handler(async ({ input }) =>
        spooler.printPage(input.address, await testPageBytes(input, till.settings, till.now(), log)),
      ),
      pause: contract.printing.pause.handler(({ input }) => unwrap(setPaused(till, 'printing.pause', input))),
      resume: contract.printing.resume.handler(({ input }) => unwrap(setPaused(till, 'printing.resume', input))),
    },
    screens: {
      list: contract.screens.list.handler(() => screens.list()),
      switch: contract.screens.switch.handler(({ input }) => unwrap(screens.switchOn(input))),
      invite: contract.screens.invite.handler(({ input }) => unwrap(screens.invite(input))),
      remove: contract.screens.remove.handler(({ input }) => unwrap(screens.remove(input))),
    },
    sync: {
      status: contract.sync.status.handler(() => push.status()),
      pair: contract.sync.pair.handler(async ({ input }) => unwrap(await push.pair(input.code))),
    },
  });
}

export type TillRouter = ReturnType<typeof createTillRouter>;

/** Long past any retry of a command. */
const ANSWERS_KEPT_MS = 7 * 86_400_000;

type Input<N extends OrderCommandName> = Extract<OrderCommand, { name: N }>;

const order = <N extends OrderCommandName>(till: Till, command: Input<N>) => unwrap(handleOrderCommand(till, command));

const stock = (till: Till, command: StockCommand) =>
  unwrap(
    handleCommand(till, `stock.${command.name}`, command.input, () => {
      const items = 'counts' in command.input ? command.input.counts : command.input.movements;
      return planned(decideStock(command, till.catalogIndex), () => ({
        levels: items.map(({ itemId }) => ({ itemId, level: readLevel(till.db, till.device.shop, itemId) })),
      }));
    }),
  );

const tillState = (till: Till, push: JournalPush, screens: ScreenAccess) => ({
  org: till.device.org,
  shop: till.device.shop,
  device: { id: till.device.id, letter: till.device.letter },
  settings: till.settings,
  day: till.day,
  today: todayOf(till),
  openOrders: [...till.openOrders.values()],
  nextOrderNumber: nextOrderNumber(till),
  catalogVersion: till.catalogVersion,
  stock: shownLevels(till),
  staff: [...till.staff],
  sync: push.status(),
  recovery: readUnseen(till.db),
  pausedPrinters: readPausedPrinters(till.db),
  printAlerts: readPrintAlerts(till.db),
  unseenStations: unseenStations(till),
  kitchenScreens: screens.list(),
  now: till.now(),
});

function planChanges<C extends CatalogChange | SettingsChange, T>(
  till: Till,
  changes: readonly C[],
  plan: (till: Till, changes: readonly C[]) => Plan<T>,
): Result<Plan<T>, Refusal> {
  const checked = checkChanges(till.db, till.device.shop, changes);
  return checked.ok ? ok(plan(till, changes)) : checked;
}

const importShop = ({ settings }: Till) => ({ ...settings.shop, stations: settings.stations });

const catalogPlan = (till: Till, changes: readonly CatalogChange[]) => ({
  events: catalogEvents(changes),
  answer: () => catalogVersion(till),
});

const settingsPlan = (till: Till, changes: readonly SettingsChange[]) => ({
  events: settingsEvents(changes),
  answer: () => ({ settings: readSettings(till.db, till.device.shop) }),
});

const catalogVersion = (till: Till) => ({ catalogVersion: readCatalogVersion(till.db) });

const planned = <T>(decision: Result<Plan<T>['events'], Refusal>, answer: () => T): Result<Plan<T>, Refusal> =>
  decision.ok ? ok({ events: decision.value, answer }) : decision;

function present<T>(value: T | null): T {
  if (value === null) throw new Error('what was just written is not there');
  return value;
}
