import type { StationId } from '../ids/ids.ts';
import type { Printer } from '../settings/settings.ts';

/**
 * The printers that a station's tickets come out on: its own, or where receipts do, since a ticket must come out somewhere.
 * Empty where there is neither; spec [K4].
 */
export function ticketPrinters(stationId: StationId, printers: readonly Printer[]): readonly Printer[] {
  const own = printers.filter((printer) => printer.stationIds.includes(stationId));
  return own.length > 0 ? own : printers.filter((printer) => printer.printsReceipts).slice(0, 1);
}
