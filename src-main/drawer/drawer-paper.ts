import type { DrawerReport } from '#shared/drawer/drawer-events.ts';
import type { DrawerSession } from '#shared/drawer/session.ts';
import type { OrderId } from '#shared/ids/ids.ts';
import { isDrawerEvent } from '#shared/journal/events.ts';
import type { DrawerSlip } from '#shared/printing/drawer-slip.ts';
import type { PrintContent, PrintJob } from '#shared/printing/print-job.ts';
import type { Printer } from '#shared/settings/settings.ts';
import type { Recorded } from '../engine/journal.ts';
import type { Till } from '../engine/till.ts';
import { newPrintJob } from '../printing/new-print-job.ts';
import { insertPrintJob } from '../printing/print-jobs.ts';
import { readSession } from './sessions.ts';

/** The slip that a fact of the drawer owes: it opens the drawer, and says why; a closing is its report; spec [DR7], [DR11]. */
export function drawerJobs(till: Till, entry: Recorded): PrintJob[] {
  if (!isDrawerEvent(entry)) return [];
  const { sessionId } = entry.payload;
  if (entry.type === 'drawer.closed') {
    const session = readSession(till.db, entry.payload.sessionId)?.session;
    return session ? reportJobs(till, session, entry.payload.report, false) : [];
  }
  const printer = till.settings.printers.find((one) => one.opensDrawer);
  if (!printer) return [];
  return [newJob(till, printer, sessionId ?? entry.id, { kind: 'drawer-slip', slip: slipOf(till, entry) })];
}

/** Prints what a session comes to; a copy of what was printed before is marked so. */
export function queueReport(till: Till, session: DrawerSession, report: DrawerReport, isCopy: boolean): void {
  for (const job of reportJobs(till, session, report, isCopy)) insertPrintJob(till.db, job);
  till.onPrintJobs();
}

function reportJobs(till: Till, session: DrawerSession, report: DrawerReport, isCopy: boolean): PrintJob[] {
  const printer = till.settings.printers.find((one) => one.printsReceipts);
  if (!printer) return [];
  const { shop } = till.settings;
  const slip = { shop: shop.name, till: till.device.letter, at: till.now(), session, report, isCopy };
  return [newJob(till, printer, session.id, { kind: 'drawer-report', slip })];
}

function slipOf(till: Till, entry: Recorded): DrawerSlip {
  const said = { till: till.device.letter, at: entry.at, currency: till.settings.shop.currency };
  switch (entry.type) {
    case 'drawer.opened':
      return { ...said, what: 'opened', amount: entry.payload.float, reason: null };
    case 'drawer.moved':
      return { ...said, what: entry.payload.kind, amount: entry.payload.amount, reason: entry.payload.reason };
    case 'drawer.no-sale':
      return { ...said, what: 'no-sale', amount: null, reason: entry.payload.reason };
    default:
      throw new Error(`${entry.type} owes no slip of the drawer`);
  }
}

/** Paper of the drawer is of no order: it is filed under its session. */
const newJob = (till: Till, printer: Pick<Printer, 'id'>, about: string, content: PrintContent): PrintJob =>
  newPrintJob(till, printer, about as OrderId, content, till.now());
