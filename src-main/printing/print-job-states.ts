import type { PrintJobState } from '#shared/printing/print-job.ts';

/**
 * What happens to a print job. `begin`: its bytes go out; `confirm`: the printer said that it printed them; `hand-over`:
 * a printer that says nothing took them; `lose`: nobody can know whether they were printed; `fail`: a person must look;
 * `retry`: a person asks for another try; `cancel`: a person says that it is not to be printed.
 */
export type PrintJobEvent = 'begin' | 'confirm' | 'hand-over' | 'lose' | 'fail' | 'retry' | 'cancel';

/** Spec [P20]. A job is written `sending` before its first byte leaves, so that a crash can never print it unmarked twice. */
export const printJobMoves: Readonly<Record<PrintJobState, Readonly<Record<PrintJobEvent, PrintJobState | 'refuse'>>>> =
  {
    queued: {
      begin: 'sending',
      confirm: 'refuse',
      'hand-over': 'refuse',
      lose: 'refuse',
      fail: 'failed',
      retry: 'queued',
      cancel: 'failed',
    },
    sending: {
      begin: 'refuse',
      confirm: 'printed',
      'hand-over': 'sent',
      lose: 'unknown',
      fail: 'failed',
      retry: 'refuse',
      cancel: 'refuse',
    },
    unknown: {
      begin: 'sending',
      confirm: 'refuse',
      'hand-over': 'refuse',
      lose: 'refuse',
      fail: 'failed',
      retry: 'queued',
      cancel: 'failed',
    },
    failed: {
      begin: 'refuse',
      confirm: 'refuse',
      'hand-over': 'refuse',
      lose: 'refuse',
      fail: 'refuse',
      retry: 'queued',
      cancel: 'failed',
    },
    sent: {
      begin: 'refuse',
      confirm: 'refuse',
      'hand-over': 'refuse',
      lose: 'refuse',
      fail: 'refuse',
      retry: 'refuse',
      cancel: 'refuse',
    },
    printed: {
      begin: 'refuse',
      confirm: 'refuse',
      'hand-over': 'refuse',
      lose: 'refuse',
      fail: 'refuse',
      retry: 'refuse',
      cancel: 'refuse',
    },
  };
