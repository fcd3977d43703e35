import type { PrintProblemCode } from '#shared/printing/print-problem.ts';

/**
 * The questions that DLE EOT can ask, answered ahead of whatever is still to be printed: 1 how the printer stands, 2 why
 * it is offline, 3 which error it has, 4 how much paper it sees.
 */
export type ConditionQuestion = 1 | 2 | 3 | 4;

export const askingFor = (question: ConditionQuestion): Buffer => Buffer.from([0x10, 0x04, question]);

/** The answers so far; what was not answered yet is not there. */
export type ConditionAnswers = Readonly<Partial<Record<ConditionQuestion, number>>>;

/** What a printer can say of itself. */
export type ConditionProblem = Extract<PrintProblemCode, 'paper-out' | 'cover-open' | 'error' | 'not-ready' | 'busy'>;

/** Each in words that go on from “The printer at …:”. */
export const conditionWords: Readonly<Record<ConditionProblem, string>> = {
  'paper-out': 'it is out of paper',
  'cover-open': 'its cover is open',
  error: 'it reports an error; switch it off and on',
  'not-ready': 'it is not ready; look at its paper and its cover',
  busy: 'it is busy',
};

/** What a printer's answers come to; spec [P51]. */
export interface PrinterCondition {
  /** Why it prints nothing now, or null when it is ready. */
  readonly problem: ConditionProblem | null;
  /** Whether its roll is nearly used up. */
  readonly isPaperLow: boolean;
  /** Whether the signal of its drawer is high: open or shut, as the drawer is wired. */
  readonly isDrawerSignalHigh: boolean;
}

export const conditionOf = (answers: ConditionAnswers): PrinterCondition => ({
  problem: problemOf(answers),
  isPaperLow: has(answers[4], NEAR_END),
  isDrawerSignalHigh: has(answers[1], DRAWER),
});

/** The question whose answer would say more, or null; a printer that is ready has nothing more to explain. */
export function nextQuestion(answers: ConditionAnswers): ConditionQuestion | null {
  if (answers[1] === undefined) return 1;
  if (!has(answers[1], OFFLINE)) return null;
  if (answers[2] === undefined) return 2;
  return causeOf(answers[2]) === null && answers[4] === undefined ? 4 : null;
}

function problemOf(answers: ConditionAnswers): ConditionProblem | null {
  if (!has(answers[1], OFFLINE)) return null;
  // The cover first: whoever puts paper in has it open, and closing it is what is left to do.
  return causeOf(answers[2] ?? 0) ?? (has(answers[4], PAPER_END) ? 'paper-out' : 'not-ready');
}

function causeOf(byte: number): ConditionProblem | null {
  if (has(byte, COVER_OPEN)) return 'cover-open';
  if (has(byte, STOPPED_FOR_PAPER)) return 'paper-out';
  if (has(byte, ERROR)) return 'error';
  // Somebody holds its paper feed button.
  return has(byte, FEEDING) ? 'busy' : null;
}

const has = (byte: number | undefined, bits: number): boolean => ((byte ?? 0) & bits) !== 0;

/** Bits of the first answer. */
const DRAWER = 0x04;
const OFFLINE = 0x08;
/** Bits of the second. */
const COVER_OPEN = 0x04;
const FEEDING = 0x08;
const STOPPED_FOR_PAPER = 0x20;
const ERROR = 0x40;
/** Bits of the fourth. */
const NEAR_END = 0x0c;
const PAPER_END = 0x60;
