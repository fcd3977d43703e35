import { ASK_CONDITION, ASK_DONE, NO_UNASKED_STATUS } from './printer-answers.ts';
import { LineBroken, openLine, type PrinterLine, type PrinterPoint } from './printer-line.ts';

/** How a delivery ended. Only `not-reached` promises that no byte left; `problem` goes on from “The printer at …:”. */
export type Delivery =
  | { readonly outcome: 'printed' }
  | { readonly outcome: 'sent'; readonly problem: string | null }
  | { readonly outcome: 'not-reached'; readonly problem: string }
  | { readonly outcome: 'lost'; readonly problem: string };

/** What earlier deliveries showed of a printer's ways; a delivery adds to it. */
export interface PrinterManners {
  /** Whether it ever answered a question about its condition. */
  answers: boolean;
  /** Whether it confirms what it printed; null while nobody knows. */
  confirms: boolean | null;
}

export interface TcpTiming {
  /** For the connection to stand. */
  readonly connectMs: number;
  /** For the bytes to be taken. */
  readonly writeMs: number;
  /** A printer that never said anything is given so long for a first word. */
  readonly answerMs: number;
  /** Between two questions about its condition, while it has not confirmed. */
  readonly askMs: number;
  /** A printer that did answer, and then says nothing for so long, is gone. */
  readonly silenceMs: number;
  /** For a printer that is ready to confirm; time without paper or with an open cover does not count. */
  readonly confirmMs: number;
  /** For the printer to close its side after we closed ours. */
  readonly closeMs: number;
}

export interface TcpDelivery {
  readonly point: PrinterPoint;
  readonly bytes: Uint8Array;
  readonly timing: TcpTiming;
  readonly manners: PrinterManners;
  readonly signal: AbortSignal;
  /** Called when the connection stands, before the first byte leaves. */
  readonly onBegin: () => void;
  /** Called when the printer confirms the slip, before its connection is closed. */
  readonly onPrinted: () => void;
  /** Called when the printer says that it is not ready, and with null when it is again. */
  readonly onTrouble: (problem: string | null) => void;
}

/**
 * Takes one slip to a network printer on a connection of its own: connect, write, hear what the printer says, close our
 * side, wait for it to close its own; spec [P21]–[P25]. Our side stays open until then, so that a printer which hangs up
 * at once is not taken for one that printed.
 */
export async function deliverOverTcp(delivery: TcpDelivery): Promise<Delivery> {
  const { timing, manners, point, signal } = delivery;
  let line: PrinterLine;
  try {
    line = await openLine(point, timing.connectMs, signal);
  } catch (error) {
    return { outcome: 'not-reached', problem: wordsOf(error) };
  }
  try {
    delivery.onBegin();
    const bytes = Buffer.concat([NO_UNASKED_STATUS, ASK_CONDITION, delivery.bytes, ASK_DONE]);
    await line.write(bytes, timing.writeMs);
    const wasKnown = manners.confirms !== null;
    const heard = await hearOut(line, delivery);
    if (heard === 'done') {
      delivery.onPrinted();
      await line.hangUp(timing.closeMs).catch(() => false);
      return { outcome: 'printed' };
    }
    const closed = await line.hangUp(timing.closeMs);
    return { outcome: 'sent', problem: closed && (heard === 'mute' || wasKnown) ? null : UNCONFIRMED };
  } catch (error) {
    return { outcome: 'lost', problem: wordsOf(error) };
  } finally {
    line.destroy();
  }
}

const UNCONFIRMED = 'it took the slip but has not confirmed it; see whether it came out';
const NOT_READY = 'it is not ready; look at its paper and its cover';

/**
 * Waits for the answer that comes after the slip. `mute`: this printer says nothing at all; `unconfirmed`: it speaks,
 * but does not confirm. Throws `LineBroken` when a printer that can speak fell silent.
 */
async function hearOut(line: PrinterLine, delivery: TcpDelivery): Promise<'done' | 'mute' | 'unconfirmed'> {
  const { timing, manners, onTrouble } = delivery;
  const patience = manners.confirms === false ? timing.answerMs : timing.confirmMs;
  let silentMs = 0;
  let readyMs = 0;
  let offline = false;
  for (;;) {
    const answer = await line.next(timing.askMs);
    if (answer?.kind === 'done') {
      manners.confirms = true;
      return 'done';
    }
    if (answer) {
      manners.answers = true;
      silentMs = 0;
      if (answer.offline !== offline) onTrouble(answer.offline ? NOT_READY : null);
      offline = answer.offline;
      continue;
    }
    silentMs += timing.askMs;
    if (!offline) readyMs += timing.askMs;
    if (!manners.answers && silentMs >= timing.answerMs) return 'mute';
    if (silentMs >= timing.silenceMs) throw new LineBroken('it stopped answering');
    if (manners.answers && readyMs >= patience) {
      if (manners.confirms) throw new LineBroken('it did not confirm the slip');
      manners.confirms = false;
      return 'unconfirmed';
    }
    await line.write(ASK_CONDITION, timing.writeMs);
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof LineBroken) return error.message;
  throw error;
}
