import type { PrintProblem } from '#shared/printing/print-problem.ts';
import { askBefore, hearOut, type PrinterContact, troubleOf } from './hear-printer.ts';
import type { PrinterCondition } from './printer-condition.ts';
import { LineBroken, type PrinterLine } from './printer-line.ts';

/**
 * How a delivery ended. `not-reached` and `not-ready` promise that no byte of the slip left: nobody there, or a printer
 * that says why it cannot print; so does `withdrawn`: it is not to be printed here any more. The words of a problem go on from “The printer at …:”.
 */
export type Delivery =
  | { readonly outcome: 'printed' }
  | { readonly outcome: 'withdrawn' }
  | { readonly outcome: 'sent'; readonly problem: PrintProblem | null }
  | { readonly outcome: 'not-ready'; readonly problem: PrintProblem }
  | { readonly outcome: 'not-reached'; readonly problem: PrintProblem }
  | { readonly outcome: 'lost'; readonly problem: PrintProblem };

export interface SlipDelivery extends PrinterContact {
  readonly bytes: Uint8Array;
  /** Four characters that no other slip's delivery has. */
  readonly id: string;
  /** Called when the printer can take the slip, before its first byte leaves; answers whether it still is to be printed. */
  readonly onBegin: () => boolean;
  /** Called when the printer confirms the slip, before its connection is closed. */
  readonly onPrinted: () => void;
  /** Called when the printer says that it is not ready, and with null when it is again. */
  readonly onTrouble: (problem: PrintProblem | null) => void;
}

/**
 * Takes one slip to a printer on a connection of its own: connect, ask how it stands, write, hear what the printer
 * says, close our side, wait for it to close its own; spec [P21]–[P25], [P52]. Our side stays open until then, so that a
 * printer which hangs up at once is not taken for one that printed.
 */
export async function deliverSlip(delivery: SlipDelivery): Promise<Delivery> {
  const { timing, manners } = delivery;
  let line: PrinterLine | null = null;
  let begun = false;
  try {
    line = await delivery.open();
    const condition = await askBefore(line, delivery);
    if (condition?.problem) return { outcome: 'not-ready', problem: troubleOf(condition.problem) };
    if (!delivery.onBegin()) return { outcome: 'withdrawn' };
    begun = true;
    await line.hand(delivery.bytes, manners.givesIds === false ? null : delivery.id, timing.writeMs);
    const wasKnown = manners.confirms !== null;
    const heard = await hearOut(line, delivery, delivery.onTrouble);
    if (heard === 'done') {
      delivery.onPrinted();
      const closed = await line.hangUp(timing.closeMs).catch(() => false);
      // What it was asked last, it has answered before it closes, or never will.
      if (closed) manners.givesIds ??= line.gaveId();
      return { outcome: 'printed' };
    }
    const closed = await line.hangUp(timing.closeMs);
    return { outcome: 'sent', problem: closed && (heard === 'mute' || wasKnown) ? null : UNCONFIRMED };
  } catch (error) {
    if (!(error instanceof LineBroken)) throw error;
    const { code, message: words, reason } = error;
    // What another program prints on is busy, not dead.
    if (!begun) return { outcome: code === 'in-use' ? 'not-ready' : 'not-reached', problem: { code, words, reason } };
    return { outcome: 'lost', problem: { code: code === 'offline' ? 'interrupted' : code, words } };
  } finally {
    line?.destroy();
  }
}

/** How a printer stands, without a slip to give; null where it does not say. Throws `LineBroken` where nobody answers. */
export async function askPrinter(contact: PrinterContact): Promise<PrinterCondition | null> {
  const line = await contact.open();
  try {
    return await askBefore(line, contact);
  } finally {
    line.destroy();
  }
}

/** Whether somebody answers there. */
export async function reachPrinter(contact: PrinterContact): Promise<boolean> {
  try {
    await askPrinter(contact);
    return true;
  } catch (error) {
    if (!(error instanceof LineBroken)) throw error;
    return false;
  }
}

const UNCONFIRMED: PrintProblem = {
  code: 'unconfirmed',
  words: 'it took the slip but has not confirmed it; see whether it came out',
};
