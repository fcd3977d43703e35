import { implement } from '@orpc/server';
import type { Logger } from 'pino';
import { tillContract } from '#shared/contract/till-contract.ts';
import type { TillChange } from '#shared/contract/till-state.ts';
import { createCatalogRouter } from '../catalog/catalog-router.ts';
import { createSettingsRouter } from '../catalog/settings-router.ts';
import { createDayRouter } from '../day/day-router.ts';
import { createDrawerRouter } from '../drawer/drawer-router.ts';
import { createFirstRunRouter } from '../first-run/first-run-router.ts';
import { createGuestRouter } from '../guests/guest-router.ts';
import { createKitchenScreensRouter } from '../kitchen/kitchen-screens-router.ts';
import type { ScreenAccess } from '../kitchen/screen-access.ts';
import { createOrderRouter } from '../orders/order-router.ts';
import type { CardAttempts } from '../payments/card-attempts.ts';
import { createCardRouter } from '../payments/card-router.ts';
import type { SimulatedReader } from '../payments/simulated-reader/simulated-reader.ts';
import { createPrintingRouter } from '../printing/printing-router.ts';
import type { Spooler } from '../printing/spooler.ts';
import type { ReceiptLinks } from '../receipts/receipt-links.ts';
import { createReceiptRouter } from '../receipts/receipt-router.ts';
import type { Acting } from '../staff/acting.ts';
import type { Approvals } from '../staff/approvals.ts';
import type { CallerContext } from '../staff/caller.ts';
import { guard } from '../staff/guard.ts';
import type { PinKeys } from '../staff/pin-keys.ts';
import { createSessionRouter } from '../staff/session-router.ts';
import type { Sessions } from '../staff/sessions.ts';
import { createStaffRouter } from '../staff/staff-router.ts';
import type { TryPin } from '../staff/try-pin.ts';
import { createStockRouter } from '../stock/stock-router.ts';
import type { JournalPush } from '../sync/journal-push.ts';
import { createSyncRouter } from '../sync/sync-router.ts';
import { trainingDoor } from '../training/training-door.ts';
import { createTrainingRouter } from '../training/training-router.ts';
import type { Trainings } from '../training/trainings.ts';
import type { Till } from './till.ts';
import { createTillStateRouter } from './till-state-router.ts';

interface RouterParts {
  readonly till: Till;
  readonly push: JournalPush;
  readonly spooler: Spooler;
  readonly receiptLinks: ReceiptLinks;
  readonly screens: ScreenAccess;
  readonly acting: Acting;
  readonly approvals: Approvals;
  readonly sessions: Sessions;
  readonly pinKeys: PinKeys;
  readonly tryPin: TryPin;
  /** null in a copy that somebody trains on. */
  readonly trainings: Trainings | null;
  readonly isTraining: boolean;
  readonly log: Pick<Logger, 'error'>;
  readonly cards: CardAttempts;
  readonly simulatedReader: SimulatedReader;
  readonly watch: (signal: AbortSignal | undefined) => AsyncGenerator<TillChange>;
}

/** The till's contract, answered noun by noun. Every transport serves this one router. */
export function createTillRouter(parts: RouterParts) {
  const { till, push, screens, trainings } = parts;
  const contract = implement(tillContract).$context<CallerContext>();
  return contract
    .use(trainingDoor(trainings))
    .use(guard(parts))
    .router({
      till: createTillStateRouter(parts),
      orders: createOrderRouter(till, parts.cards),
      receipts: createReceiptRouter(parts),
      guests: createGuestRouter(till),
      cards: createCardRouter(parts),
      day: createDayRouter(till),
      drawer: createDrawerRouter(till),
      catalog: createCatalogRouter(till),
      settings: createSettingsRouter(till),
      stock: createStockRouter(till),
      staff: createStaffRouter(parts),
      session: createSessionRouter(),
      printing: createPrintingRouter(parts),
      firstRun: createFirstRunRouter(till),
      training: createTrainingRouter(trainings),
      screens: createKitchenScreensRouter(screens),
      sync: createSyncRouter(push),
    });
}

export type TillRouter = ReturnType<typeof createTillRouter>;
