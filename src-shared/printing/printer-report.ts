import { z } from 'zod';
import { printer } from '../settings/settings.ts';
import { printProblemCode, unreachableReason } from './print-problem.ts';

/** A printer as it stands in a form: its name may still be missing, and its address be none. */
export const printerDraft = printer
  .pick({ stationIds: true, printsReceipts: true, columns: true, twoColour: true, codePage: true, buzzer: true })
  .extend({ name: z.string().trim().max(120), address: z.string().trim().max(255) });
export type PrinterDraft = z.output<typeof printerDraft>;

/**
 * How a printer stands, or what became of a test page; spec [P70]–[P72].
 * - `ready`; `silent` (it takes what is sent and says nothing of itself); `accepts` (a queue, which says no more); `screen`.
 * - `printed` and `sent` (it does not confirm) of a test page.
 * - What is wrong, as a job would say it, and for a network address more closely.
 */
export const printerReport = z.object({
  code: z.enum([
    'ready',
    'silent',
    'accepts',
    'screen',
    'printed',
    'sent',
    ...unreachableReason.options,
    ...printProblemCode.options,
  ]),
  /** The same in English words. */
  words: z.string(),
});
export type PrinterReport = z.output<typeof printerReport>;
