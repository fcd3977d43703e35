import { z } from 'zod';
import { orderId, printerId, printJobId } from '../ids/ids.ts';
import { ticket } from '../kitchen/ticket.ts';
import { instant } from '../time/instant.ts';
import { chit } from './chit.ts';
import { drawerPulse } from './drawer-pulse.ts';
import { drawerReportSlip, drawerSlip } from './drawer-slip.ts';
import { printProblemCode } from './print-problem.ts';
import { receipt } from './receipt.ts';

export const printContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), ticket }),
  z.object({
    kind: z.literal('receipt'),
    receipt,
    /** The drawer stays shut whatever was paid: it was opened for the sale before; spec [DR19]. */
    keepsDrawerShut: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('chit'), chit }),
  z.object({ kind: z.literal('drawer-pulse'), pulse: drawerPulse }),
  z.object({ kind: z.literal('drawer-slip'), slip: drawerSlip }),
  z.object({ kind: z.literal('drawer-report'), slip: drawerReportSlip }),
]);
export type PrintContent = z.output<typeof printContent>;

/**
 * queued → sending → sent (handed to a printer that cannot confirm) or printed; `unknown` when the connection broke
 * while sending, to be printed again marked REPRINT; `failed` when a person must decide.
 */
export const printJobState = z.enum(['queued', 'sending', 'sent', 'printed', 'unknown', 'failed']);
export type PrintJobState = z.output<typeof printJobState>;

export const printJob = z.object({
  id: printJobId,
  /** The printer that is to print it. */
  printerId,
  /** The printer that it was owed to, where another is to print it; null where it is the same. */
  owedTo: printerId.nullable(),
  /** What is of no order, such as the drawer's paper, names what it is of instead. */
  orderId,
  content: printContent,
  state: printJobState,
  /** How often its bytes set out for a printer; what is printed after that is marked REPRINT. */
  tries: z.int(),
  /** Why the last try ended badly, in English words; null while it has not. */
  problem: z.string().nullable(),
  /** The same as a code; null also where it was written before there were codes. */
  problemCode: printProblemCode.nullable(),
  createdAt: instant,
  changedAt: instant,
});
export type PrintJob = z.output<typeof printJob>;
