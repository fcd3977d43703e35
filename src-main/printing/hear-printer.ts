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

/** What earlier deliveries showed of a printer's ways; a delivery adds to it. Null while nobody knows. */
export interface PrinterManners {
  /** Whether it answers questions about its condition. */
  answers: boolean | null;
  /** Whether it confirms what it printed. */
  confirms: boolean | null;
  /** Whether it gives a slip's id back (`GS ( H`). */
  givesIds: boolean | null;
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

/**
 * How the printer stands before it is given a slip; null where it does not say. Throws `LineBroken` where one that used to
 * say does not any more: a slip it is given now would be lost. One that never answers is asked all the same, not waited for.
 */
export async function askBefore(
  line: PrinterLine,
  { timing, manners }: PrinterContact,
): Promise<PrinterCondition | null> {
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
export async function hearOut(
  line: PrinterLine,
  { timing, manners }: PrinterContact,
  onTrouble: (problem: PrintProblem | null) => void,
): Promise<'done' | 'mute' | 'unconfirmed'> {
  const patience = manners.confirms === false ? timing.answerMs : timing.confirmMs;
  let answers: ConditionAnswers = {};
  let silentMs = 0;
  let readyMs = 0;
  let saidDone = false;
  for (;;) {
    const answer = await line.next(timing.askMs);
    if (answer?.kind === 'done') {
      if (answer.by === 'id') manners.givesIds = true;
      if (answer.by === 'id' || !manners.givesIds) {
        manners.confirms = true;
        return 'done';
      }
      // May belong to an earlier slip, of which it still held the question.
      saidDone = true;
      silentMs = 0;
      continue;
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
      if (saidDone) {
        // Another printer than the one that gave ids.
        manners.givesIds = false;
        return 'done';
      }
      if (manners.confirms) throw new LineBroken('offline', 'it did not confirm the slip');
      manners.confirms = false;
      return 'unconfirmed';
    }
    await line.ask(1, timing.writeMs);
  }
}

export const troubleOf = (code: ConditionProblem): PrintProblem => ({ code, words: conditionWords[code] });
