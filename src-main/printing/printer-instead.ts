import type { PrinterId } from '#shared/ids/ids.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { Printer } from '#shared/settings/settings.ts';

/**
 * The printer to print a job in the place of one that is dead, or null where it is to wait: its backup, or the backup of
 * that where it is unfit (dead, or told to wait). A ticket whose station has no printer left comes out where receipts do; spec [P60], [P61].
 */
export function printerInstead(
  job: PrintJob,
  printers: readonly Printer[],
  unfit: ReadonlySet<PrinterId>,
): Printer | null {
  const isAlive = ({ id }: Printer) => !unfit.has(id) && id !== job.printerId;
  const passed = new Set<PrinterId>([job.printerId]);
  let backup = backupOf(job.printerId, printers);
  while (backup && !passed.has(backup.id)) {
    if (isAlive(backup) && mayPrint(backup, job)) return backup;
    passed.add(backup.id);
    backup = backupOf(backup.id, printers);
  }
  if (job.content.kind !== 'ticket') return null;
  const { stationId } = job.content.ticket.station;
  // Each printer of a station has a job of its own: the ticket comes out at the others anyway.
  if (printers.some((printer) => isAlive(printer) && printer.stationIds.includes(stationId))) return null;
  return printers.find((printer) => isAlive(printer) && printer.printsReceipts) ?? null;
}

/** Receipts and the drawer's paper are no business of a kitchen's printer, and only a printer with a drawer opens one. */
export function mayPrint(printer: Printer, { content }: PrintJob): boolean {
  if (content.kind === 'drawer-pulse') return printer.opensDrawer;
  return content.kind === 'ticket' || content.kind === 'chit' || printer.printsReceipts;
}

const backupOf = (id: PrinterId, printers: readonly Printer[]): Printer | undefined => {
  const backupId = printers.find((printer) => printer.id === id)?.backupId;
  return backupId ? printers.find((printer) => printer.id === backupId) : undefined;
};
