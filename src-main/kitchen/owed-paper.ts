import type { OrderId, StationId } from '#shared/ids/ids.ts';
import { stationSlips } from '#shared/kitchen/station-slips.ts';
import type { Ticket } from '#shared/kitchen/ticket.ts';
import { ticketPrinters } from '#shared/kitchen/ticket-printers.ts';
import type { Order } from '#shared/order/order.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import type { Instant } from '#shared/time/instant.ts';
import { drawerJobs } from '../drawer/drawer-paper.ts';
import type { Recorded } from '../engine/journal.ts';
import type { Till } from '../engine/till.ts';
import { newPrintJob } from '../printing/new-print-job.ts';
import { insertPrintJob } from '../printing/print-jobs.ts';
import { settledJobs } from '../receipts/settled-jobs.ts';
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
    owe(settledJobs(till, entry, orders));
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
    slips.map((slip) => newPrintJob(till, printer, ticket.orderId, { kind: 'ticket', ticket: slip }, at)),
  );
}

/** Where nobody would see it on a screen, it prints, whatever was chosen; spec [K26]. */
const wantsPaper = (till: Till, id: StationId): boolean => showsOf(till, id) !== 'screen' || !till.screens.shows(id);
