import { AsyncIteratorClass, implement } from '@orpc/server';
import type { TillChange, TillNews, TillState } from '#shared/contract/till-state.ts';
import { tillStateContract } from '#shared/contract/till-state-contract.ts';
import { readUnseen } from '../backup/recoveries.ts';
import { seeRecovery } from '../backup/see-recovery.ts';
import { readFirstRun } from '../first-run/first-run-row.ts';
import { readGuests } from '../guests/open-guests.ts';
import type { ScreenAccess } from '../kitchen/screen-access.ts';
import { unseenStations } from '../kitchen/show-on-screens.ts';
import { readPausedPrinters } from '../printing/paused-printers.ts';
import { readPrintAlerts } from '../printing/print-alerts.ts';
import { newestMails } from '../receipts/mails.ts';
import { shownLevels } from '../stock/show-levels.ts';
import type { JournalPush } from '../sync/journal-push.ts';
import { nextOrderNumber, type Till, todayOf } from './till.ts';
import { unwrap } from './unwrap.ts';

interface StateParts {
  readonly till: Till;
  readonly push: JournalPush;
  readonly screens: ScreenAccess;
  readonly isTraining: boolean;
  readonly watch: (signal: AbortSignal | undefined) => AsyncGenerator<TillChange>;
}

export function createTillStateRouter(parts: StateParts) {
  const contract = implement(tillStateContract);
  return {
    state: contract.state.handler(() => tillState(parts)),
    recoverySeen: contract.recoverySeen.handler(({ input }) => unwrap(seeRecovery(parts.till, input))),
    watch: contract.watch.handler(({ signal }) => allAndThen(parts, signal)),
  };
}

/** Reads and listens in one go: nothing falls between the two. */
function allAndThen({ watch, ...parts }: StateParts, signal: AbortSignal | undefined): AsyncGenerator<TillNews> {
  const first: TillNews[] = [{ kind: 'all', state: tillState(parts) }];
  const changes = watch(signal);
  return new AsyncIteratorClass<TillNews, void>(
    async () => {
      const value = first.shift();
      return value ? { done: false, value } : changes.next();
    },
    async () => {
      await changes.return(undefined);
    },
  );
}

const tillState = ({ till, push, screens, isTraining }: Omit<StateParts, 'watch'>): TillState => ({
  org: till.device.org,
  shop: till.device.shop,
  device: { id: till.device.id, letter: till.device.letter },
  settings: till.settings,
  day: till.day,
  drawer: till.drawer,
  cardAttempts: [...till.cardAttempts.values()],
  today: todayOf(till),
  openOrders: [...till.openOrders.values()],
  guests: readGuests(till.db, till.openOrders.keys()),
  mails: newestMails(till.db),
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
  firstRun: readFirstRun(till.db),
  isTraining,
  now: till.now(),
});
