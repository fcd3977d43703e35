import type { NewId, PrinterId, PrintJobId } from '#shared/ids/ids.ts';
import type { Chit } from '#shared/printing/chit.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { Instant } from '#shared/time/instant.ts';
import { readPrinters } from '../catalog/records.ts';
import { transact, type Writer } from '../db/connection.ts';
import { readPausedPrinters } from './paused-printers.ts';
import { closeAlert, openAlert, readDeadPrinters, readPrintAlert, setInstead } from './print-alerts.ts';
import { givePrintJob, insertPrintJob } from './print-jobs.ts';
import { readJobsElsewhere, readNextJob, readWaitingJobs } from './print-queue.ts';
import { printerInstead } from './printer-instead.ts';

export interface FailOverContext {
  readonly db: Writer;
  readonly now: () => Instant;
  readonly newId: NewId;
  readonly onChange: (job: PrintJob) => void;
  readonly onAlerts: () => void;
  /** Tells the queues that were given something. */
  readonly wake: () => void;
}

/** A printer that nobody answers at any more: people hear of it, and what waits there comes out elsewhere; spec [P60]. */
export function declareDead(context: FailOverContext, printerId: PrinterId): void {
  const { db, now } = context;
  const why = readNextJob(db, printerId)?.problemCode ?? 'offline';
  if (openAlert(db, printerId, 'dead', why, now())) context.onAlerts();
  handOver(context, printerId);
}

/**
 * Gives what waits at a dead printer to the printers that print in its place; the first of each such time says so on a chit.
 * A job keeps its identity, so that it can print at one of them only, and its tries, so that it is marked where it must be.
 */
export function handOver(context: FailOverContext, printerId: PrinterId): void {
  const { db, now } = context;
  const given = transact(db, () => {
    const printers = readPrinters(db);
    const unfit = new Set([...readDeadPrinters(db), ...readPausedPrinters(db)]);
    const jobs = readWaitingJobs(db, printerId).flatMap((job) => {
      const to = printerInstead(job, printers, unfit);
      return to ? [givePrintJob(db, job, to.id, now())] : [];
    });
    for (const [to, theirs] of Map.groupBy(jobs, (job) => job.printerId)) {
      if (readPrintAlert(db, printerId, 'dead')?.insteadId === to) continue;
      setInstead(db, printerId, to);
      // Before the tickets that it speaks of.
      const at = (Math.min(...theirs.map(({ createdAt }) => createdAt)) - 1) as Instant;
      insertChit(context, to, 'takes-over', nameOf(printers, printerId), theirs, at);
    }
    return jobs;
  });
  if (given.length === 0) return;
  for (const job of given) context.onChange(job);
  context.onAlerts();
  context.wake();
}

/** A dead printer that answers again is told, on paper, what came out elsewhere meanwhile; spec [P62]. */
export function welcomeBack(context: FailOverContext, printerId: PrinterId): void {
  const { db, now } = context;
  transact(db, () => {
    const alert = readPrintAlert(db, printerId, 'dead');
    closeAlert(db, printerId, 'dead');
    if (!alert?.insteadId) return;
    const printers = readPrinters(db);
    const elsewhere = readJobsElsewhere(db, printerId, alert.since).filter(isTicket);
    for (const [to, theirs] of Map.groupBy(elsewhere, (job) => job.printerId)) {
      insertChit(context, printerId, 'was-away', nameOf(printers, to), theirs, now());
    }
  });
  context.onAlerts();
}

const isTicket = ({ content }: PrintJob): boolean => content.kind === 'ticket';

/** As many as a person reads; the others are counted. */
const MOST_LISTED = 40;

function insertChit(
  { db, now, newId }: FailOverContext,
  printerId: PrinterId,
  kind: Chit['kind'],
  printer: string,
  jobs: readonly PrintJob[],
  createdAt: Instant,
): void {
  const tickets = jobs.flatMap(({ content }) =>
    content.kind === 'ticket'
      ? [{ orderNumber: content.ticket.orderNumber, station: content.ticket.station.name }]
      : [],
  );
  const [first] = jobs.filter(isTicket);
  if (!first) return;
  const { orderId } = first;
  const listed = tickets.slice(0, MOST_LISTED);
  const chit: Chit = { kind, printer, at: now(), orderId, tickets: listed, more: tickets.length - listed.length };
  insertPrintJob(db, {
    ...{ id: newId<PrintJobId>(), printerId, owedTo: null, orderId, content: { kind: 'chit', chit } },
    ...{ state: 'queued', tries: 0, problem: null, problemCode: null, createdAt, changedAt: createdAt },
  });
}

const nameOf = (printers: ReturnType<typeof readPrinters>, id: PrinterId): string =>
  printers.find((printer) => printer.id === id)?.name ?? '?';
