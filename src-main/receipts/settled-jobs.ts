import type { OrderId } from '#shared/ids/ids.ts';
import { isOrderEvent } from '#shared/journal/events.ts';
import type { Order } from '#shared/order/order.ts';
import type { PrintJob } from '#shared/printing/print-job.ts';
import { withHead } from '#shared/printing/receipt-head.ts';
import type { Recorded } from '../engine/journal.ts';
import type { Till } from '../engine/till.ts';
import { newPrintJob } from '../printing/new-print-job.ts';
import { nameAt } from '../staff/name-at.ts';
import { settledBy } from './settled-by.ts';

/**
 * What a guest is given when something is settled, and what opens the drawer for its cash: the slip itself where it comes
 * out of the drawer's printer, else a job that prints nothing. Never both; spec [DR19].
 */
export function settledJobs(till: Till, entry: Recorded, orders: ReadonlyMap<OrderId, Order>): PrintJob[] {
  if (!isOrderEvent(entry)) return [];
  const { shop, printers } = till.settings;
  const order = orders.get(entry.payload.orderId);
  const settled = order && settledBy(entry, order, shop);
  if (!settled) return [];
  const { isPrinted, movesCash, receipt } = settled;
  const printer = isPrinted ? printers.find((one) => one.printsReceipts) : undefined;
  const drawer = movesCash && !printer?.opensDrawer ? printers.find((one) => one.opensDrawer) : undefined;
  const pulse = { why: receipt?.refund ? 'refund' : 'sale', orderNumber: order.number } as const;
  const jobs = drawer ? [newPrintJob(till, drawer, order.id, { kind: 'drawer-pulse', pulse }, entry.at)] : [];
  if (!printer || !receipt) return jobs;
  const slip = {
    receipt: withHead(order, receipt, nameAt(till)),
    ...(!movesCash && { keepsDrawerShut: true as const }),
  };
  return [...jobs, newPrintJob(till, printer, order.id, { kind: 'receipt', ...slip }, entry.at)];
}
