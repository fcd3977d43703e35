import { oc } from '@orpc/contract';
import { z } from 'zod';
import { commandId, printerId, printJobId } from '../ids/ids.ts';
import { printAlert, printAlertKind } from '../printing/print-alert.ts';
import { printJob } from '../printing/print-job.ts';
import { printerDraft, printerReport } from '../printing/printer-report.ts';
import { refusals } from './refusals.ts';

const paused = z.object({ pausedPrinters: z.array(printerId) });

/** The paper that is owed, and the printers that it comes out of. */
export const printingContract = {
  jobs: oc
    .route({ method: 'GET', path: '/printing/jobs', summary: 'The newest print jobs' })
    .input(z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(z.object({ jobs: z.array(printJob) })),
  retry: oc
    .route({ method: 'POST', path: '/printing/retry', summary: 'Try a failed print job again' })
    .input(z.strictObject({ commandId, printJobId }))
    .output(z.object({ job: printJob }))
    .errors(refusals('print-job-unknown', 'print-job-not-waiting', 'command-reused')),
  cancel: oc
    .route({ method: 'POST', path: '/printing/cancel', summary: 'Say that a print job is not to be printed, and why' })
    .input(z.strictObject({ commandId, printJobId, reason: z.string().trim().max(200) }))
    .output(z.object({ job: printJob }))
    .errors(refusals('print-job-unknown', 'print-job-not-waiting', 'print-cancel-needs-reason', 'command-reused')),
  reroute: oc
    .route({ method: 'POST', path: '/printing/reroute', summary: 'Give what waits at a printer to another' })
    .input(z.strictObject({ commandId, from: printerId, to: printerId }))
    .output(z.object({ moved: z.int(), left: z.int() }))
    .errors(refusals('printer-unknown', 'command-reused')),
  alertSeen: oc
    .route({ method: 'POST', path: '/printing/alert-seen', summary: 'Say that what is wrong with a printer was read' })
    .input(z.strictObject({ commandId, printerId, kind: printAlertKind }))
    .output(z.object({ alerts: z.array(printAlert) }))
    .errors(refusals('command-reused')),
  check: oc
    .route({ method: 'POST', path: '/printing/check', summary: 'Ask how the printer at an address stands' })
    .input(printerDraft.pick({ address: true }))
    .output(printerReport),
  /** Owed to nobody, so it carries no id: asked for again, it is printed again. */
  testPage: oc
    .route({
      method: 'POST',
      path: '/printing/test-page',
      summary: 'Print a test page, as a printer is set up or to be',
    })
    .input(printerDraft)
    .output(printerReport),
  pause: oc
    .route({ method: 'POST', path: '/printing/pause', summary: 'Tell a printer to wait' })
    .input(z.strictObject({ commandId, printerId }))
    .output(paused)
    .errors(refusals('printer-unknown', 'command-reused')),
  resume: oc
    .route({ method: 'POST', path: '/printing/resume', summary: 'Tell a printer to go on' })
    .input(z.strictObject({ commandId, printerId }))
    .output(paused)
    .errors(refusals('printer-unknown', 'command-reused')),
};
