import { connect, type Socket } from 'node:net';
import { createAnswerReader, type PrinterAnswer } from './printer-answers.ts';

/** A connection to a network printer. Waiting on it throws `LineBroken` when it breaks or is given up. */
export interface PrinterLine {
  /** Hands bytes to the operating system; that all were taken does not say that they arrived. */
  write(bytes: Uint8Array, withinMs: number): Promise<void>;
  /** What the printer says next, or null when it says nothing for so long. */
  next(withinMs: number): Promise<PrinterAnswer | null>;
  /** Closes our side; answers whether the printer closed its own in time. */
  hangUp(withinMs: number): Promise<boolean>;
  destroy(): void;
}

/** A connection that cannot be used any further, and why, in words for the people in the shop. */
export class LineBroken extends Error {}

export interface PrinterPoint {
  readonly host: string;
  readonly port: number;
}

/** Throws `LineBroken` when nobody answers there. */
export async function openLine(point: PrinterPoint, withinMs: number, signal: AbortSignal): Promise<PrinterLine> {
  const socket = connect({ host: point.host, port: point.port, allowHalfOpen: true, noDelay: true });
  const line = lineOver(socket, signal);
  try {
    if (!(await line.until(() => line.connected, withinMs))) throw new LineBroken('it does not answer');
    return line;
  } catch (error) {
    line.destroy();
    throw error;
  }
}

function lineOver(socket: Socket, signal: AbortSignal) {
  const answers: PrinterAnswer[] = [];
  const read = createAnswerReader();
  let broken: LineBroken | null = null;
  let hungUp = false;
  let theirsClosed = false;
  let onChange: () => void = () => {};

  const breakWith = (words: string): void => {
    broken ??= new LineBroken(words);
    onChange();
  };
  const onAbort = (): void => breakWith('the till stopped before it confirmed');
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();

  socket.on('connect', () => {
    line.connected = true;
    onChange();
  });
  socket.on('data', (bytes) => {
    answers.push(...read(bytes));
    onChange();
  });
  socket.on('end', () => {
    theirsClosed = true;
    // A printer that closes before we do has not said all that it was asked.
    if (!hungUp) breakWith('it closed the connection');
    onChange();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => breakWith(wordsFor(error)));

  const line = {
    connected: false,

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
      socket.write(bytes, (error) => {
        taken = !error;
        onChange();
      });
      if (!(await line.until(() => taken, withinMs))) throw new LineBroken('it takes no more data');
    },

    async next(withinMs: number): Promise<PrinterAnswer | null> {
      await line.until(() => answers.length > 0, withinMs);
      return answers.shift() ?? null;
    },

    async hangUp(withinMs: number): Promise<boolean> {
      hungUp = true;
      socket.end();
      return line.until(() => theirsClosed, withinMs);
    },

    destroy(): void {
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
    },
  };
  return line;
}

function wordsFor(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'nothing accepts print jobs there';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'there is no device of that name on the network';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ETIMEDOUT':
      return 'it does not answer';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'it broke the connection off';
    default:
      return `the connection failed (${error.code ?? error.message})`;
  }
}
