import { z } from 'zod';
import { printerId } from '../ids/ids.ts';
import { instant } from '../time/instant.ts';
import { printProblemCode } from './print-problem.ts';

/** `dead`: nobody answers; `waits`: it answers and cannot print; `failed`: a slip of it did not come out and will not. */
export const printAlertKind = z.enum(['dead', 'waits', 'failed']);

/** What people must know of a printer until it is over or they have seen it; spec [P64]. */
export const printAlert = z.object({
  printerId,
  kind: printAlertKind,
  code: printProblemCode,
  /** For a dead one: the printer that prints in its place, if any. */
  insteadId: printerId.nullable(),
  since: instant,
});
export type PrintAlert = z.output<typeof printAlert>;
