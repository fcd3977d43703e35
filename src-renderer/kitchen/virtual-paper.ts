import type { PrintJob } from '#shared/printing/print-job.ts';
import type { Printer } from '#shared/settings/settings.ts';

/** A slip that came out of a printer that is none. */
export interface Slip {
  readonly job: PrintJob;
  readonly printer: Printer;
}

/** What the virtual printers put out, newest first. */
export function virtualSlips(jobs: readonly PrintJob[], printers: readonly Printer[]): Slip[] {
  const virtual = new Map(
    printers.filter(({ address }) => address.startsWith('virtual:')).map((printer) => [printer.id, printer]),
  );
  return jobs.flatMap((job) => {
    const printer = virtual.get(job.printerId);
    return printer ? [{ job, printer }] : [];
  });
}
