import { openDeviceLine } from './device-line.ts';
import type { PrinterPlace } from './printer-address.ts';
import type { PrinterLine } from './printer-line.ts';
import { openTcpLine } from './tcp-line.ts';

/** A connection to a printer that can be spoken with. Throws `LineBroken` where that is not to be had. */
export const openPlace = (
  place: Exclude<PrinterPlace, { kind: 'queue' }>,
  connectMs: number,
  signal: AbortSignal,
): Promise<PrinterLine> =>
  place.kind === 'tcp' ? openTcpLine(place, connectMs, signal) : openDeviceLine(place.path, signal);
