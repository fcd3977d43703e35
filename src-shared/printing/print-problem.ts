import { z } from 'zod';

/**
 * Why a slip has not come out, as far as that is known; spec [P50].
 * - What the printer says of itself: `paper-out`, `cover-open`, `error`, `not-ready` (it says no more than that),
 *   `busy` (it is ready, and has not confirmed yet).
 * - What its connection shows: `offline` (nobody answers), `not-a-printer` (something else does), `no-rights`, `no-device` and
 *   `in-use` (of a device file), `no-queue` (of the operating system), `interrupted` (the slip
 *   may have come out), `unconfirmed` (it took the slip and does not say more).
 * - What happened at the till: `till-stopped`, `copied`, `no-printer`, `bad-address`, `no-layout`, `cancelled` (by a
 *   person; the words say why).
 */
export const printProblemCode = z.enum([
  'paper-out',
  'cover-open',
  'error',
  'not-ready',
  'busy',
  'offline',
  'not-a-printer',
  'no-rights',
  'no-device',
  'in-use',
  'no-queue',
  'interrupted',
  'unconfirmed',
  'till-stopped',
  'copied',
  'no-printer',
  'bad-address',
  'no-layout',
  'cancelled',
]);
export type PrintProblemCode = z.output<typeof printProblemCode>;

/** Why nobody answers at a network address, where that is known: for whoever sets a printer up. */
export const unreachableReason = z.enum(['closed-port', 'unknown-name']);
export type UnreachableReason = z.output<typeof unreachableReason>;

/** A problem as a job keeps it: the code that screens translate, and English words for logs and scripts. */
export interface PrintProblem {
  readonly code: PrintProblemCode;
  readonly words: string;
  readonly reason?: UnreachableReason | undefined;
}
