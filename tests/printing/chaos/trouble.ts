import { setTimeout as pause } from 'node:timers/promises';
import type { Behaviour } from '#support/printer-behaviour.ts';
import type { TcpPrinter } from '#support/tcp-printer.ts';
import type { Chance } from '../../simulation/chance.ts';

const TROUBLES = [
  'frozen',
  'busy',
  'out-of-paper',
  'cover-open',
  'hang-up',
  'near-end',
  'tears',
  'refuses',
  'loses-power',
  'reports',
] as const;
/** Long enough for a till that has just started to take a stalled printer for one that never speaks. */
const MOST_HELD_MS = 1_500;
const MOST_REST_MS = 900;
/** About the length of a ticket; more than that is torn off behind its end. */
const MOST_BYTES = 900;

/** Gives a printer one trouble after the other until `over`; what was done is told, with the time. */
export async function troublePrinter(
  printer: TcpPrinter,
  chance: Chance,
  over: AbortSignal,
  told: (what: string) => void,
): Promise<void> {
  while (!over.aborted) {
    await pause(chance.below(MOST_REST_MS));
    const trouble = TROUBLES[chance.below(TROUBLES.length)] ?? 'frozen';
    const bytes = chance.below(MOST_BYTES);
    told(trouble === 'tears' ? `tears after ${bytes}` : trouble);
    await begin(printer, trouble, bytes);
    await pause(chance.below(MOST_HELD_MS));
    if (trouble === 'refuses' || trouble === 'loses-power') await printer.powerOn();
    printer.behave('print');
    told('prints');
  }
}

async function begin(printer: TcpPrinter, trouble: (typeof TROUBLES)[number], bytes: number): Promise<void> {
  if (trouble === 'refuses') await printer.powerOff();
  else if (trouble === 'loses-power') printer.losePower();
  else if (trouble === 'reports') printer.report();
  else printer.behave(trouble === 'tears' ? { closeAfter: bytes } : (trouble satisfies Behaviour));
}
