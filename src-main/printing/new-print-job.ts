import type { OrderId, PrintJobId } from '#shared/ids/ids.ts';
import type { PrintContent, PrintJob } from '#shared/printing/print-job.ts';
import type { Printer } from '#shared/settings/settings.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Till } from '../engine/till.ts';

/** Paper that waits for its printer from `at` on; `about` is its order, or what else it is filed under. */
export const newPrintJob = (
  till: Pick<Till, 'newId'>,
  printer: Pick<Printer, 'id'>,
  about: OrderId,
  content: PrintContent,
  at: Instant,
): PrintJob => ({
  ...{ id: till.newId<PrintJobId>(), printerId: printer.id, owedTo: null, orderId: about, content },
  ...{ state: 'queued', tries: 0, problem: null, problemCode: null },
  ...{ createdAt: at, changedAt: at },
});
