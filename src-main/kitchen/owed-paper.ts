import type { OrderId, PrintJobId, StationId } from '#shared/ids/ids.ts';
import { isOrderEvent } from '#shared/journal/events.ts';
import { stationSlips } from '#shared/kitchen/station-slips.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { ticketPrinters } from '#shared/kitchen/ticket-printers.ts';
import type { Order } from '#shared/order/order.ts';
import type { PrintContent, PrintJob } from '#shared/printing/print-job.ts';
import type { Printer } from '#shared/settings/settings.ts';
import type { Instant } from '#shared/time/instant.ts';
import { drawerJobs } from '../drawer/drawer-paper.ts';
import type { Recorded } from '../engine/journal.ts';
import type { Till } from '../engine/till.ts';
import { receiptOwed } from '../printing/owed-receipt.ts';
import { insertPrintJob } from '../printing/print-jobs.ts';
import { withHead } from '../printing/receipt-head.ts';
import { ticketsOwed } from './owed-tickets.ts';
import { showsOf } from './show-on-screens.ts';
import { insertUnshown } from './unshown-tickets.ts';

/**
 * Queues the paper that freshly recorded entries owe, inside their transaction: a send and its tickets are one fact.
 * Answers whether there was any. A ticket that is to be read on a screen alone owes none yet; spec [K52].
 */
export function insertPrintJobs(
  till: Till,
  entries: readonly Recorded[],
  orders: ReadonlyMap<OrderId, Order>,
): boolean {
  let owes = false;
  const owe = (jobs: readonly PrintJob[]): void => {
    for (const job of jobs) insertPrintJob(till.db, job);
    owes ||= jobs.length > 0;
  };
  for (const entry of entries) {
    owe(drawerJobs(till, entry));
    owe(receiptJobs(till, entry, orders));
    for (const ticket of ticketsOwed(till, entry, orders)) {
      if (wantsPaper(till, ticket.station.stationId)) owe(ticketJobs(till, ticket, entry.at));
      else insertUnshown(till.db, ticket);
    }
  }
  return owes;
}

/** Every slip that a station wants for a ticket, on every printer that serves it. */
export function ticketJobs(till: Till, ticket: Ticket, at: Instant): PrintJob[] {
  const { stations, printers } = till.settings;
  const { stationId } = ticket.station;
  const slips = stationSlips(ticket, stations.find(({ id }) => id === stationId) ?? null);
  return ticketPrinters(stationId, printers).flatMap((printer) =>
    slips.map((slip) => newJob(till, printer, { kind: 'ticket', ticket: slip }, at)),
  );
}

function receiptJobs(till: Till, entry: Recorded, orders: ReadonlyMap<OrderId, Order>): PrintJob[] {
  const { settings } = till;
  if (!isOrderEvent(entry)) return [];
  const order = orders.get(entry.payload.orderId);
  const receipt = order && receiptOwed(entry, order, settings.shop);
  const printer = settings.printers.find((one) => one.printsReceipts);
  return order && receipt && printer
    ? [newJob(till, printer, { kind: 'receipt', receipt: withHead(till, order, receipt) }, entry.at)]
    : [];
}

/** Where nobody would see it on a screen, it prints, whatever was chosen; spec [K26]. */
const wantsPaper = (till: Till, id: StationId): boolean => showsOf(till, id) !== 'screen' || !till.screens.shows(id);

const newJob = (
  till: Till,
  printer: Pick<Printer, 'id'>,
  content: Extract<PrintContent, { kind: 'ticket' | 'receipt' }>,
  at: Instant,
): PrintJob => ({
  id: till.newId<PrintJobId>(),
  printerId: printer.id,
  owedTo: null,
  orderId: content.kind === 'ticket' ? content.ticket.orderId : content.receipt.orderId,
  content,
  state: 'queued',
  tries: 0,
  problem: null,
  problemCode: null,
  createdAt: at,
  changedAt: at,
});
