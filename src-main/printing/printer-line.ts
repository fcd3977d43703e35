import type { PrintProblemCode, UnreachableReason } from '#shared/printing/print-problem.ts';
import { ASK_DONE, askDoneWithId, createAnswerReader, type PrinterAnswer } from './printer-answers.ts';
import { askingFor, type ConditionQuestion } from './printer-condition.ts';

/** What a printer said, with the question about its condition that it answers, or what it confirms the slip by. */
export type HeardAnswer =
  | { readonly kind: 'done'; readonly by: 'turn' | 'id' }
  | { readonly kind: 'condition'; readonly question: ConditionQuestion; readonly byte: number };

/** A connection to a printer. Waiting on it throws `LineBroken` when it breaks or is given up. */
export interface PrinterLine {
  /** Hands bytes to the operating system; that all were taken does not say that they arrived. */
  write(bytes: Uint8Array, withinMs: number): Promise<void>;
  /** Asks about its condition. One question stands at a time: an answer to an older one is taken for this one's. */
  ask(question: ConditionQuestion, withinMs: number): Promise<void>;
  /**
   * Hands over a slip and the questions that are answered behind it; nothing said before that confirms it. `id`: four
   * characters that are this slip's alone, or null where the printer is known to give none.
   */
  hand(slip: Uint8Array, id: string | null, withinMs: number): Promise<void>;
  /** What the printer says next, or null when it says nothing for so long. */
  next(withinMs: number): Promise<HeardAnswer | null>;
  /** Closes our side; answers whether the printer closed its own in time. */
  hangUp(withinMs: number): Promise<boolean>;
  /** Whether it has given the slip's id back. */
  gaveId(): boolean;
  destroy(): void;
}

/** A connection that cannot be used any further, and why, in words for the people in the shop. */
export class LineBroken extends Error {
  readonly code: PrintProblemCode;
  readonly reason: UnreachableReason | undefined;
  constructor(code: PrintProblemCode, words: string, reason?: UnreachableReason) {
    super(words);
    this.code = code;
    this.reason = reason;
  }
}

/** What carries bytes to a printer. */
export interface Wire {
  /** Calls back without an error once the operating system has taken the bytes. */
  write(bytes: Uint8Array, taken: (error?: Error | null) => void): void;
  /** Closes our side. */
  end(): void;
  destroy(): void;
}

/** A line over a wire; whoever holds the wire tells what comes over it. */
export function createLine(wire: Wire, signal: AbortSignal) {
  const answers: HeardAnswer[] = [];
  const read = createAnswerReader();
  let asked: ConditionQuestion | null = null;
  let isDoneAsked = false;
  let slipId: string | null = null;
  let gaveId = false;
  let broken: LineBroken | null = null;
  let hungUp = false;
  let theirsClosed = false;
  let onChange: () => void = () => {};

  const breakWith = (code: PrintProblemCode, words: string, reason?: UnreachableReason): void => {
    broken ??= new LineBroken(code, words, reason);
    onChange();
  };
  const onAbort = (): void => breakWith('till-stopped', 'the till stopped before it confirmed');
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();

  const take = (answer: PrinterAnswer): void => {
    switch (answer.kind) {
      case 'stranger':
        breakWith('not-a-printer', 'what answers there is not a receipt printer');
        return;
      case 'condition':
        if (asked !== null) answers.push({ ...answer, question: asked });
        asked = null;
        return;
      case 'done':
        if (isDoneAsked) answers.push({ kind: 'done', by: 'turn' });
        return;
      case 'done-with-id':
        if (answer.id !== slipId) return;
        gaveId = true;
        answers.push({ kind: 'done', by: 'id' });
        return;
      default:
        answer satisfies never;
    }
  };

  const line = {
    connected: false,

    opened(): void {
      line.connected = true;
      onChange();
    },

    heard(bytes: Uint8Array): void {
      for (const answer of read(bytes)) take(answer);
      onChange();
    },

    closed(): void {
      theirsClosed = true;
      // A printer that closes before we do has not said all that it was asked.
      if (!hungUp) breakWith('offline', 'it closed the connection');
      onChange();
    },

    breakWith,

    /** Waits for something to be true; answers whether it came true in time. What is true counts before what broke. */
    async until(ready: () => boolean, withinMs: number): Promise<boolean> {
      let timer: NodeJS.Timeout | undefined;
      const timeUp = new Promise<'time-up'>((resolve) => {
        timer = setTimeout(resolve, withinMs, 'time-up').unref();
      });
      try {
        while (!ready()) {
          if (broken) throw broken;
          const change = new Promise<'change'>((resolve) => {
            onChange = () => resolve('change');
          });
          if ((await Promise.race([change, timeUp])) === 'time-up') return ready();
        }
        return true;
      } finally {
        clearTimeout(timer);
      }
    },

    async write(bytes: Uint8Array, withinMs: number): Promise<void> {
      let taken = false;
      wire.write(bytes, (error) => {
        taken = !error;
        onChange();
      });
      if (!(await line.until(() => taken, withinMs))) throw new LineBroken('offline', 'it takes no more data');
    },

    async ask(question: ConditionQuestion, withinMs: number): Promise<void> {
      asked = question;
      await line.write(askingFor(question), withinMs);
    },

    async hand(slip: Uint8Array, id: string | null, withinMs: number): Promise<void> {
      isDoneAsked = true;
      slipId = id;
      await line.write(Buffer.concat([slip, ASK_DONE, ...(id === null ? [] : [askDoneWithId(id)])]), withinMs);
    },

    async next(withinMs: number): Promise<HeardAnswer | null> {
      await line.until(() => answers.length > 0, withinMs);
      return answers.shift() ?? null;
    },

    async hangUp(withinMs: number): Promise<boolean> {
      hungUp = true;
      wire.end();
      return line.until(() => theirsClosed, withinMs);
    },

    gaveId: () => gaveId,

    destroy(): void {
      signal.removeEventListener('abort', onAbort);
      wire.destroy();
    },
  };
  return line;
}

export type WiredLine = ReturnType<typeof createLine>;
