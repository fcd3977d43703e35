import type { Logger } from 'pino';
import type { PrinterId } from '#shared/ids/ids.ts';
import { asShopWrites } from '#shared/printing/paper-labels-in.ts';
import { layoutPaper } from '#shared/printing/paper-layout.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { PrintProblem, PrintProblemCode } from '#shared/printing/print-problem.ts';
import type { Printer } from '#shared/settings/settings.ts';
import type { Instant } from '#shared/time/instant.ts';
import { readPrinters, readSettings } from '../catalog/records.ts';
import { transact, type Writer } from '../db/connection.ts';
import { readDevice } from '../engine/device.ts';
import { type Delivery, deliverSlip, reachPrinter } from './deliver-slip.ts';
import { deliverToQueue, queueTrouble } from './deliver-to-queue.ts';
import type { LineTiming, PrinterManners } from './hear-printer.ts';
import { openPlace } from './open-place.ts';
import { isPaused } from './paused-printers.ts';
import { closeAlert, openAlert } from './print-alerts.ts';
import type { PrintJobEvent } from './print-job-states.ts';
import { movePrintJob, notePrintProblem, readPrintJob } from './print-jobs.ts';
import { type PrinterPlace, parsePrinterAddress, wordsForPlace } from './printer-address.ts';
import { slipBytes } from './slip-bytes.ts';
import { slipIdOf } from './slip-id.ts';

export interface PrintContext {
  readonly db: Writer;
  readonly now: () => Instant;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly onChange: (job: PrintJob) => void;
  readonly onAlerts: () => void;
  readonly timing: LineTiming;
  /** No byte leaves for any printer. */
  readonly isTraining: boolean;
  /** Aborted when what is under way must be given up. */
  readonly signal: AbortSignal;
  readonly mannersOf: (place: PrinterPlace) => PrinterManners;
  /** Keeps them for the next start. */
  readonly keepMannersOf: (place: PrinterPlace) => void;
  /** Does work when nobody else speaks to that device. */
  readonly inTurn: <T>(place: PrinterPlace, work: () => Promise<T>) => Promise<T>;
}

/** A slip whose outcome was unknown so often is a person's matter: each try may have left paper in the kitchen. */
const MOST_TRIES = 5;

/**
 * What a try came to: `done` with this job, for good or ill; `not-ready` where the printer answers and cannot print now;
 * `dead` where nobody answers; `unknown` where the slip may have come out.
 */
export type Tried = 'done' | 'not-ready' | 'dead' | 'unknown';

/** Tries a job once; spec [P20]. */
export async function printOne(context: PrintContext, job: PrintJob): Promise<Tried> {
  if (job.state === 'sending') move(context, job, 'lose', STOPPED);
  const printer = readPrinters(context.db).find(({ id }) => id === job.printerId);
  if (!printer) return fail(context, job, 'no-printer', 'Its printer is no longer set up.');
  const place = parsePrinterAddress(printer.address);
  if (!place) return fail(context, job, 'bad-address', `“${printer.address}” is not the address of a printer.`);
  if (place.kind === 'virtual' || context.isTraining) return showOnScreen(context, job);
  const bytes = await bytesFor(context, job, printer);
  if (!bytes) return fail(context, job, 'no-layout', 'This slip cannot be laid out.');
  return context.inTurn(place, () => printAt(context, job, place, bytes));
}

const STOPPED: PrintProblem = { code: 'till-stopped', words: 'The till stopped while this was being printed.' };

/** The virtual printer's paper is the screen, which draws the same slip: it is always printed at once; spec [P31]. */
function showOnScreen(context: PrintContext, { id }: PrintJob): Tried {
  const { db, now, onChange } = context;
  const printed = transact(db, () => {
    movePrintJob(db, id, 'begin', now(), null);
    return movePrintJob(db, id, 'confirm', now(), null);
  });
  onChange(printed);
  return 'done';
}

/** Whether a printer that was dead answers again; one that is no longer set up, or is the screen, is not dead. */
export async function isBack(context: PrintContext, printerId: PrinterId): Promise<boolean> {
  const address = readPrinters(context.db).find(({ id }) => id === printerId)?.address;
  const place = address ? parsePrinterAddress(address) : null;
  if (!place || place.kind === 'virtual' || context.isTraining) return true;
  const { timing, signal } = context;
  return context.inTurn(place, async () => {
    if (place.kind === 'queue') return (await queueTrouble(place.name, signal)) === null;
    const open = () => openPlace(place, timing.connectMs, signal);
    return reachPrinter({ open, timing, manners: context.mannersOf(place) });
  });
}

async function printAt(context: PrintContext, job: PrintJob, place: PrinterPlace, bytes: Uint8Array): Promise<Tried> {
  const { timing, signal, log } = context;
  const told = (problem: PrintProblem | null): PrintProblem | null =>
    problem && { code: problem.code, words: `${wordsForPlace(place)}: ${problem.words}.` };
  const onBegin = () => begin(context, job);
  const delivery: Delivery =
    place.kind === 'queue'
      ? await deliverToQueue({ name: place.name, bytes, signal, onBegin })
      : await deliverSlip({
          open: () => openPlace(place, timing.connectMs, signal),
          ...{ bytes, id: slipIdOf(job.id, job.tries), timing, onBegin, manners: context.mannersOf(place) },
          onPrinted: () => {
            move(context, job, 'confirm', null);
            tellWhetherItWaits(context, job, null);
          },
          onTrouble: (problem) => note(context, job, told(problem)),
        });
  context.keepMannersOf(place);
  switch (delivery.outcome) {
    case 'printed':
    case 'withdrawn':
      return 'done';
    case 'sent':
      move(context, job, 'hand-over', told(delivery.problem));
      tellWhetherItWaits(context, job, null);
      return 'done';
    case 'lost': {
      log.warn({ job: job.id, place, problem: delivery.problem.words }, 'a slip may or may not have been printed');
      const last = job.tries + 1 >= MOST_TRIES && !signal.aborted;
      move(context, job, last ? 'fail' : 'lose', told(delivery.problem));
      if (last) tellThatItFailed(context, job, delivery.problem.code);
      return last ? 'done' : 'unknown';
    }
    case 'not-ready':
    case 'not-reached':
      if (!signal.aborted && isAsItWas(context, job)) note(context, job, told(delivery.problem));
      return delivery.outcome === 'not-ready' ? 'not-ready' : 'dead';
    default:
      return delivery satisfies never;
  }
}

async function bytesFor(
  { db, log, isTraining }: PrintContext,
  job: PrintJob,
  printer: Printer,
): Promise<Uint8Array | null> {
  try {
    const device = readDevice(db);
    const shop = device ? readSettings(db, device.shop).shop : null;
    const paper = layoutPaper(job.content, {
      columns: printer.columns,
      // Its bytes went out before: nobody can promise that no such slip lies in the kitchen already.
      reprint: job.tries > 0,
      timeZone: shop?.timeZone ?? 'UTC',
      logo: shop?.receiptLogo ?? null,
      buzzes: printer.buzzer,
      ...asShopWrites(shop ?? { language: 'en', timeZone: 'UTC', currency: '' }),
      isTraining,
      opensDrawer: printer.opensDrawer,
      inPlaceOf: job.owedTo && nameOf(db, job.owedTo, job),
    });
    return await slipBytes(paper, { twoColour: printer.twoColour, codePage: printer.codePage }, log);
  } catch (error) {
    log.error({ job: job.id, err: error }, 'a slip cannot be laid out');
    return null;
  }
}

/** Whose slip this is, for whoever finds it at another printer. */
function nameOf(db: PrintContext['db'], owedTo: PrinterId, { content }: PrintJob): string {
  const printer = readPrinters(db).find(({ id }) => id === owedTo);
  return printer?.name ?? (content.kind === 'ticket' ? content.ticket.station.name : '');
}

function fail(context: PrintContext, job: PrintJob, code: PrintProblemCode, words: string): Tried {
  context.log.warn({ job: job.id, problem: words }, 'a print job failed');
  move(context, job, 'fail', { code, words });
  tellThatItFailed(context, job, code);
  return 'done';
}

function move(context: PrintContext, { id }: PrintJob, event: PrintJobEvent, problem: PrintProblem | null): void {
  context.onChange(movePrintJob(context.db, id, event, context.now(), problem));
}

/** People hear that a printer which answers cannot print, for as long as that is so; spec [P64]. */
function tellWhetherItWaits(
  { db, now, onAlerts }: PrintContext,
  { printerId }: PrintJob,
  code: PrintProblemCode | null,
) {
  const isNew = code && NEEDS_A_HAND.has(code) ? openAlert(db, printerId, 'waits', code, now()) : false;
  const isOver = code === null && closeAlert(db, printerId, 'waits');
  if (isNew || isOver) onAlerts();
}

function tellThatItFailed({ db, now, onAlerts }: PrintContext, { printerId }: PrintJob, code: PrintProblemCode): void {
  if (openAlert(db, printerId, 'failed', code, now())) onAlerts();
}

const NEEDS_A_HAND: ReadonlySet<PrintProblemCode> = new Set([
  'paper-out',
  'cover-open',
  'error',
  'not-ready',
  'in-use',
]);

/** Meanwhile a person may have cancelled the job, moved it or paused its printer: nothing of it leaves then. */
function begin(context: PrintContext, job: PrintJob): boolean {
  const isStillDue = isAsItWas(context, job) && !isPaused(context.db, job.printerId);
  if (isStillDue) move(context, job, 'begin', null);
  return isStillDue;
}

function isAsItWas({ db }: PrintContext, job: PrintJob): boolean {
  const now = readPrintJob(db, job.id);
  return now?.printerId === job.printerId && (now.state === 'queued' || now.state === 'unknown');
}

/** Tells of a problem once, not at every try. */
function note(context: PrintContext, job: PrintJob, problem: PrintProblem | null): void {
  const { id } = job;
  const at = context.now();
  const noted = notePrintProblem(context.db, id, at, problem);
  if (noted.changedAt === at) context.onChange(noted);
  tellWhetherItWaits(context, job, problem?.code ?? null);
}
