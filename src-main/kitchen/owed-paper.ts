import type { OrderId, PrinterId, PrintJobId, StationId } from '#shared/ids/ids.ts';
import { stationSlips } from '#shared/kitchen/station-slips.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { ticketPrinters } from '#shared/kitchen/ticket-printers.ts';
import type { Order } from '#shared/order/order.ts';
import type { PrintContent, PrintJob } from '#shared/printing/print-job.ts';
import { receiptOf } from '#shared/printing/receipt-of.ts';
import type { Settings } from '#shared/settings/settings.ts';
import type { Recorded } from '../engine/journal.ts';
import type { Till } from '../engine/till.ts';
import { insertPrintJob } from '../printing/print-jobs.ts';
import { ticketsOwed } from './owed-tickets.ts';
import { showsOf } from './show-on-screens.ts';

/**
 * Queues the paper that freshly recorded entries owe, inside their transaction: a send and its tickets are one fact.
 * Answers whether there was any.
 */
export function insertPrintJobs(
  till: Till,
  entries: readonly Recorded[],
  orders: ReadonlyMap<OrderId, Order>,
): boolean {
  let owes = false;
  for (const entry of entries) {
    for (const { printerId, content } of paperOf(entry, orders, till)) {
      insertPrintJob(till.db, newJob(till, printerId, content, entry));
      owes = true;
    }
  }
  return owes;
}

interface Owed {
  readonly printerId: PrinterId;
  readonly content: Exclude<PrintContent, { kind: 'chit' }>;
}

function paperOf(entry: Recorded, orders: ReadonlyMap<OrderId, Order>, till: Till): Owed[] {
  const { settings } = till;
  if (entry.type === 'order.completed' && settings.shop.printReceipts) {
    const order = orders.get(entry.payload.orderId);
    const receipt = order && receiptOf(order, settings.shop);
    const printer = settings.printers.find((one) => one.printsReceipts);
    return receipt && printer ? [{ printerId: printer.id, content: { kind: 'receipt', receipt } }] : [];
  }
  return ticketsOwed(entry, orders)
    .filter(({ station }) => wantsPaper(till, station.stationId))
    .flatMap((ticket) => onPrinters(ticket, settings));
}

/** Where nobody would see it on a screen, it prints, whatever was chosen; spec [K26]. */
const wantsPaper = (till: Till, id: StationId): boolean => showsOf(till, id) !== 'screen' || !till.screens.shows(id);

/** Every slip that a station wants for a ticket, on every printer that serves it. */
function onPrinters(ticket: Ticket, { stations, printers }: Settings): Owed[] {
  const { stationId } = ticket.station;
  const slips = stationSlips(ticket, stations.find(({ id }) => id === stationId) ?? null);
  return ticketPrinters(stationId, printers).flatMap((printer) =>
    slips.map((slip): Owed => ({ printerId: printer.id, content: { kind: 'ticket', ticket: slip } })),
  );
}

const newJob = (till: Till, printerId: PrinterId, content: Owed['content'], entry: Recorded): PrintJob => ({
  id: till.newId<PrintJobId>(),
  printerId,
  owedTo: null,
  orderId: content.kind === 'ticket' ? content.ticket.orderId : content.receipt.orderId,
  content,
  state: 'queued',
  tries: 0,
  problem: null,
  problemCode: null,
  createdAt: entry.at,
  changedAt: entry.at,
});
