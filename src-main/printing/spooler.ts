import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { NewId, PrinterId } from '#shared/ids/ids.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { PrinterReport } from '#shared/printing/printer-report.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Writer } from '../db/connection.ts';
import { declareDead, type FailOverContext, handOver, welcomeBack } from './fail-over.ts';
import type { LineTiming, PrinterManners } from './hear-printer.ts';
import { backOffMs, type Pause, startPause } from './pause.ts';
import { isPaused } from './paused-printers.ts';
import { readDeadPrinters, readPrintAlert } from './print-alerts.ts';
import { isBack, type PrintContext, printOne, type Tried } from './print-one.ts';
import { readNextJob, readWaitingPrinters } from './print-queue.ts';
import { keyOfPlace } from './printer-address.ts';
import { keepManners, readManners } from './printer-manners.ts';
import { checkPrinter, printPage, type TrialTiming } from './try-printer.ts';

export interface SpoolerTiming extends LineTiming, TrialTiming {
  /** The wait after a first failure, and the longest. */
  readonly firstPauseMs: number;
  readonly mostPauseMs: number;
  /** A printer that nobody answered at for so long is dead; with one last try that is within five seconds; spec [P60]. */
  readonly deadAfterMs: number;
  /** What a slip under way is given to finish when the spooler closes. */
  readonly graceMs: number;
}

export interface SpoolerOptions {
  readonly db: Writer;
  readonly now: () => Instant;
  readonly newId: NewId;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** Told of every move of a job, after it is on disk. */
  readonly onChange: (job: PrintJob) => void;
  /** Told when there is something else to know of printers. */
  readonly onAlerts: () => void;
  /** Everything is shown on the screen, whatever it says of its printer: somebody trains; spec [TR5]. */
  readonly isTraining?: boolean;
  readonly random?: () => number;
  readonly timing?: Partial<SpoolerTiming>;
}

/** Delivers the paper that is owed, in order for each printer, whatever happens to any of them or to the till. */
export interface Spooler {
  /** To be called after a commit that owes paper, retries a job or changes a printer. Returns at once. */
  wake(): void;
  /** Asks how the printer at an address stands, between its slips; spec [P70]. */
  check(address: string): Promise<PrinterReport>;
  /** Prints a page that is owed to nobody at an address, between the slips there; spec [P71]. */
  printPage(address: string, bytes: Uint8Array): Promise<PrinterReport>;
  /** Lets slips under way finish for a moment, then gives them up: they are marked REPRINT when printed again. */
  close(): Promise<void>;
}

export const defaultTiming: SpoolerTiming = {
  connectMs: 2_000,
  writeMs: 20_000,
  answerMs: 1_000,
  askMs: 1_000,
  busyMs: 3_000,
  silenceMs: 10_000,
  confirmMs: 20_000,
  closeMs: 2_000,
  firstPauseMs: 500,
  mostPauseMs: 5_000,
  deadAfterMs: 2_000,
  graceMs: 2_000,
  turnMs: 5_000,
  trialMs: 10_000,
};

/** Starts with what an earlier run left; spec [P20]–[P29]. */
export function createSpooler(options: SpoolerOptions): Spooler {
  const { db, log, random = Math.random } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const abort = new AbortController();
  const lanes = new Map<PrinterId, { done: Promise<void>; pause: Pause | null }>();
  const manners = new Map<string, PrinterManners>();
  const turns = new Map<string, Promise<unknown>>();
  let closing = false;
  let woken: NodeJS.Immediate | null = null;

  const context: PrintContext & FailOverContext & { readonly timing: SpoolerTiming } = {
    db,
    now: options.now,
    log,
    onChange: options.onChange,
    onAlerts: options.onAlerts,
    newId: options.newId,
    isTraining: options.isTraining ?? false,
    wake: () => wake(),
    timing,
    signal: abort.signal,
    mannersOf(place) {
      const known = manners.get(keyOfPlace(place)) ?? readManners(db, keyOfPlace(place), options.now());
      manners.set(keyOfPlace(place), known);
      return known;
    },
    keepMannersOf: (place) => keepManners(db, keyOfPlace(place), context.mannersOf(place), options.now()),
    inTurn(place, work) {
      const before = turns.get(keyOfPlace(place)) ?? Promise.resolve();
      const mine = before.then(work, work);
      turns.set(keyOfPlace(place), mine);
      return mine;
    },
  };

  /** One printer's queue, in order; other printers have lanes of their own, so none waits for another. */
  const runLane = async (printerId: PrinterId): Promise<void> => {
    let failures = 0;
    /** When the first of the tries in a row began that reached nobody. */
    let missingSince: number | null = null;
    while (!closing && !isPaused(db, printerId)) {
      const startedAt = performance.now();
      let tried: Tried = 'unknown';
      try {
        const isDead = readPrintAlert(db, printerId, 'dead') !== null;
        if (isDead) handOver(context, printerId);
        const job = readNextJob(db, printerId);
        if (!job && !isDead) return;
        tried = job ? await printOne(context, job) : (await isBack(context, printerId)) ? 'done' : 'dead';
        if (closing) return;
        if (isDead && (tried === 'done' || tried === 'not-ready')) welcomeBack(context, printerId);
        missingSince = tried === 'dead' ? (missingSince ?? startedAt) : null;
        if (missingSince !== null && !isDead && performance.now() - missingSince >= timing.deadAfterMs) {
          declareDead(context, printerId);
        }
      } catch (error) {
        log.error({ printerId, err: error }, 'the print queue stumbled');
      }
      failures = tried === 'done' || tried === 'not-ready' ? 0 : failures + 1;
      await pauseLane(printerId, pauseAfter(tried, failures, missingSince));
      // A long queue of quick slips lets the till sell in between.
      await nextTurn();
    }
  };

  /** No longer than until a printer that is missing counts as dead. */
  const pauseAfter = (tried: Tried, failures: number, missingSince: number | null): number => {
    if (tried === 'done') return 0;
    if (tried === 'not-ready') return timing.askMs;
    const ms = backOffMs(failures, random, timing.firstPauseMs, timing.mostPauseMs);
    const left = missingSince === null ? 0 : missingSince + timing.deadAfterMs - performance.now();
    return left > 0 ? Math.min(ms, left) : ms;
  };

  const pauseLane = async (printerId: PrinterId, ms: number): Promise<void> => {
    const lane = lanes.get(printerId);
    if (!lane || closing || ms === 0) return;
    lane.pause = startPause(ms);
    await lane.pause.over;
    lane.pause = null;
  };

  const startLanes = (): void => {
    for (const printerId of new Set([...readWaitingPrinters(db), ...readDeadPrinters(db)])) {
      const lane = lanes.get(printerId);
      if (!lane) {
        const done = runLane(printerId).finally(() => lanes.delete(printerId));
        lanes.set(printerId, { done, pause: null });
      } else if (readNextJob(db, printerId)?.state === 'queued') {
        // A slip that may have come out already waits its time; anything else is worth a try now.
        lane.pause?.end();
      }
    }
  };

  const wake = (): void => {
    if (closing || woken) return;
    woken = setImmediate(() => {
      woken = null;
      try {
        startLanes();
      } catch (error) {
        log.error({ err: error }, 'the print queues cannot be read');
      }
    });
  };

  wake();
  return {
    wake,
    check: (address) => checkPrinter(context, address),
    printPage: (address, bytes) => printPage(context, address, bytes),
    async close() {
      closing = true;
      if (woken) clearImmediate(woken);
      for (const lane of lanes.values()) lane.pause?.end();
      const done = Promise.all([...lanes.values()].map((lane) => lane.done));
      const grace = startPause(timing.graceMs);
      await Promise.race([done, grace.over]);
      grace.end();
      abort.abort();
      await done;
    },
  };
}
