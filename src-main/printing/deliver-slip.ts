import type { PrintProblem } from '#shared/printing/print-problem.ts';
import { NO_UNASKED_STATUS } from './printer-answers.ts';
import {
  type ConditionAnswers,
  type ConditionProblem,
  conditionOf,
  conditionWords,
  nextQuestion,
  type PrinterCondition,
} from './printer-condition.ts';
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

/** What earlier deliveries showed of a printer's ways; a delivery adds to it. Null while nobody knows. */
export interface PrinterManners {
  /** Whether it answers questions about its condition. */
  answers: boolean | null;
  /** Whether it confirms what it printed. */
  confirms: boolean | null;
}

export interface LineTiming {
  /** For the connection to stand. */
  readonly connectMs: number;
  /** For the bytes to be taken. */
  readonly writeMs: number;
  /** A printer is given so long for its first word. */
  readonly answerMs: number;
  /** Between two questions about its condition, while it has not confirmed. */
  readonly askMs: number;
  /** A printer that is ready and has not confirmed for so long is busy. */
  readonly busyMs: number;
  /** A printer that did answer, and then says nothing for so long, is gone. */
  readonly silenceMs: number;
  /** For a printer that is ready to confirm; time without paper or with an open cover does not count. */
  readonly confirmMs: number;
  /** For the printer to close its side after we closed ours. */
  readonly closeMs: number;
}

export interface PrinterContact {
  /** Throws `LineBroken` where nobody answers. */
  readonly open: () => Promise<PrinterLine>;
  readonly timing: LineTiming;
  readonly manners: PrinterManners;
}

export interface SlipDelivery extends PrinterContact {
  readonly bytes: Uint8Array;
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
    await line.hand(delivery.bytes, timing.writeMs);
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
    if (!(error instanceof LineBroken)) throw error;
    const { code, message: words } = error;
    // What another program prints on is busy, not dead.
    if (!begun) return { outcome: code === 'in-use' ? 'not-ready' : 'not-reached', problem: { code, words } };
    return { outcome: 'lost', problem: { code: code === 'offline' ? 'interrupted' : code, words } };
  } finally {
    line?.destroy();
  }
}

/** Whether somebody answers there, without a slip to give. */
export async function reachPrinter(contact: PrinterContact): Promise<boolean> {
  let line: PrinterLine | null = null;
  try {
    line = await contact.open();
    await askBefore(line, contact);
    return true;
  } catch (error) {
    if (!(error instanceof LineBroken)) throw error;
    return false;
  } finally {
    line?.destroy();
  }
}

const UNCONFIRMED: PrintProblem = {
  code: 'unconfirmed',
  words: 'it took the slip but has not confirmed it; see whether it came out',
};

/**
 * How the printer stands before it is given a slip; null where it does not say. Throws `LineBroken` where one that used to
 * say does not any more: a slip it is given now would be lost. One that never answers is asked all the same, not waited for.
 */
async function askBefore(line: PrinterLine, { timing, manners }: PrinterContact): Promise<PrinterCondition | null> {
  await line.write(NO_UNASKED_STATUS, timing.writeMs);
  if (manners.answers === false) {
    await line.ask(1, timing.writeMs);
    return null;
  }
  const answers = await hearCondition(line, timing);
  if (answers[1] !== undefined) {
    manners.answers = true;
    return conditionOf(answers);
  }
  if (manners.answers) throw new LineBroken('offline', 'it takes connections but does not answer');
  manners.answers = false;
  return null;
}

/** Asks until no further answer would say more, or none comes. */
async function hearCondition(line: PrinterLine, timing: LineTiming): Promise<ConditionAnswers> {
  let answers: ConditionAnswers = {};
  for (let question = nextQuestion(answers); question !== null; question = nextQuestion(answers)) {
    await line.ask(question, timing.writeMs);
    const answer = await line.next(timing.answerMs);
    if (answer?.kind !== 'condition') return answers;
    answers = { ...answers, [question]: answer.byte };
  }
  return answers;
}

/**
 * Waits for the answer that comes after the slip. `mute`: this printer says nothing at all; `unconfirmed`: it speaks,
 * but does not confirm. Throws `LineBroken` when a printer that can speak fell silent.
 */
async function hearOut(line: PrinterLine, delivery: SlipDelivery): Promise<'done' | 'mute' | 'unconfirmed'> {
  const { timing, manners, onTrouble } = delivery;
  const patience = manners.confirms === false ? timing.answerMs : timing.confirmMs;
  let answers: ConditionAnswers = {};
  let silentMs = 0;
  let readyMs = 0;
  for (;;) {
    const answer = await line.next(timing.askMs);
    if (answer?.kind === 'done') {
      manners.confirms = true;
      return 'done';
    }
    const { problem } = conditionOf(answers);
    if (answer) {
      manners.answers = true;
      silentMs = 0;
      answers = answer.question === 1 ? { 1: answer.byte } : { ...answers, [answer.question]: answer.byte };
      const question = nextQuestion(answers);
      if (question !== null) {
        await line.ask(question, timing.writeMs);
        continue;
      }
      const { problem: found } = conditionOf(answers);
      if (found) onTrouble(troubleOf(found));
      else if (problem) onTrouble(null);
      else if (readyMs >= timing.busyMs) onTrouble(troubleOf('busy'));
      continue;
    }
    silentMs += timing.askMs;
    if (problem) onTrouble(troubleOf(problem));
    else readyMs += timing.askMs;
    if (!manners.answers && silentMs >= timing.answerMs) return 'mute';
    if (silentMs >= timing.silenceMs) throw new LineBroken('offline', 'it stopped answering');
    if (manners.answers && readyMs >= patience) {
      if (manners.confirms) throw new LineBroken('offline', 'it did not confirm the slip');
      manners.confirms = false;
      return 'unconfirmed';
    }
    await line.ask(1, timing.writeMs);
  }
}

const troubleOf = (code: ConditionProblem): PrintProblem => ({ code, words: conditionWords[code] });
