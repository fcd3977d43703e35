import type { CommandId, PrinterId, PrintJobId } from '#shared/ids/ids.ts';
import type { PrintAlert } from '#shared/printing/print-alert.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Printer } from '#shared/settings/settings.ts';
import { handleCommand } from '../engine/handle-command.ts';
import type { Till } from '../engine/till.ts';
import { isPaused, pausePrinter, readPausedPrinters, resumePrinter } from './paused-printers.ts';
import { markAlertSeen, readPrintAlerts } from './print-alerts.ts';
import { printJobMoves } from './print-job-states.ts';
import { givePrintJob, movePrintJob, readPrintJob } from './print-jobs.ts';
import { readWaitingJobs } from './print-queue.ts';
import { mayPrint } from './printer-instead.ts';

interface Command {
  readonly commandId: CommandId;
}

/** Puts a job that waits or failed back into its printer's queue; it is tried at once; spec [P29]. */
export function retry(
  till: Till,
  input: Command & { readonly printJobId: PrintJobId },
): Result<{ job: PrintJob }, Refusal> {
  return moved(till, 'printing.retry', input, () =>
    ifItMay(till, input.printJobId, 'retry', (job) => movePrintJob(till.db, job.id, 'retry', till.now(), null)),
  );
}

/** Says of a job that is not under way that it is not to be printed, and why; spec [P57]. */
export function cancel(
  till: Till,
  input: Command & { readonly printJobId: PrintJobId; readonly reason: string },
): Result<{ job: PrintJob }, Refusal> {
  const { printJobId, reason } = input;
  const why = { code: 'cancelled', words: reason } as const;
  return moved(till, 'printing.cancel', input, () =>
    reason === ''
      ? err(refuse('print-cancel-needs-reason'))
      : ifItMay(till, printJobId, 'cancel', (job) => movePrintJob(till.db, job.id, 'cancel', till.now(), why)),
  );
}

/** Tells a printer to wait, or to go on. What it prints at that moment it prints; spec [P56]. */
export function setPaused(
  till: Till,
  name: 'printing.pause' | 'printing.resume',
  input: Command & { readonly printerId: PrinterId },
): Result<{ pausedPrinters: PrinterId[] }, Refusal> {
  const { printerId } = input;
  const answer = handleCommand(till, name, input, () => {
    if (!printerOf(till, printerId) && !isPaused(till.db, printerId)) return err(refuse('printer-unknown'));
    return ok({
      events: [],
      answer: () => {
        if (name === 'printing.pause') pausePrinter(till.db, printerId, till.now());
        else resumePrinter(till.db, printerId);
        return { pausedPrinters: readPausedPrinters(till.db) };
      },
    });
  });
  till.publish({ kind: 'paused-printers', printerIds: readPausedPrinters(till.db) });
  till.onPrintJobs();
  return answer;
}

/**
 * Gives what waits at a printer to another, where it comes out marked with whom it is for. What is under way stays, and so
 * do receipts where the other does not print any; spec [P58].
 */
export function reroute(
  till: Till,
  input: Command & { readonly from: PrinterId; readonly to: PrinterId },
): Result<{ moved: number; left: number }, Refusal> {
  const given: PrintJob[] = [];
  const answer = handleCommand(till, 'printing.reroute', input, () => {
    const to = printerOf(till, input.to);
    if (!to || input.from === input.to) return err(refuse('printer-unknown'));
    const jobs = readWaitingJobs(till.db, input.from);
    return ok({
      events: [],
      answer: () => {
        for (const job of jobs) if (mayPrint(to, job)) given.push(givePrintJob(till.db, job, to.id, till.now()));
        return { moved: given.length, left: jobs.length - given.length };
      },
    });
  });
  for (const job of given) till.publish({ kind: 'print-job', job });
  till.onPrintJobs();
  return answer;
}

/** A person has read what is wrong with a printer: no screen says it any more, until it is another matter; spec [P64]. */
export function seeAlert(
  till: Till,
  input: Command & Pick<PrintAlert, 'printerId' | 'kind'>,
): Result<{ alerts: PrintAlert[] }, Refusal> {
  const answer = handleCommand(till, 'printing.alertSeen', input, () =>
    ok({
      events: [],
      answer: () => {
        markAlertSeen(till.db, input.printerId, input.kind, till.now());
        return { alerts: readPrintAlerts(till.db) };
      },
    }),
  );
  till.publish({ kind: 'print-alerts', alerts: readPrintAlerts(till.db) });
  return answer;
}

const printerOf = (till: Till, id: PrinterId): Printer | undefined =>
  till.settings.printers.find((printer) => printer.id === id);

function ifItMay(
  till: Till,
  id: PrintJobId,
  event: 'retry' | 'cancel',
  move: (job: PrintJob) => PrintJob,
): Result<() => PrintJob, Refusal> {
  const job = readPrintJob(till.db, id);
  if (!job) return err(refuse('print-job-unknown'));
  if (printJobMoves[job.state][event] === 'refuse') return err(refuse('print-job-not-waiting'));
  return ok(() => move(job));
}

function moved(
  till: Till,
  name: string,
  input: Command,
  decide: () => Result<() => PrintJob, Refusal>,
): Result<{ job: PrintJob }, Refusal> {
  const answer = handleCommand(till, name, input, () => {
    const move = decide();
    return move.ok ? ok({ events: [], answer: () => ({ job: move.value() }) }) : move;
  });
  if (answer.ok) till.publish({ kind: 'print-job', job: answer.value.job });
  till.onPrintJobs();
  return answer;
}
