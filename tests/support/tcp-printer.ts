import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createRoll, type Slip } from './escpos-text.ts';
import { tokensOf } from './escpos-tokens.ts';

/**
 * How the printer behaves from now on.
 * - `print`: prints, answers DLE EOT at once and GS r in its turn.
 * - `mute`: prints and never says a word.
 * - `unconfirming`: prints and answers DLE EOT, but not GS r.
 * - `near-end`: prints, and says that its roll is nearly used up.
 * - `out-of-paper`, `cover-open`, `error`, `feeding`, `not-ready`: says so when it is asked by DLE EOT, and keeps what it is
 *   sent until it prints again; `not-ready` does not say why.
 * - `busy`: answers DLE EOT as ready, and keeps what it is sent until it prints again.
 * - `frozen`: takes connections and data, answers nothing, prints nothing.
 * - `hang-up`: closes every connection at once.
 * - `closeAfter`: prints so many bytes of a job, then closes the connection.
 */
export type Behaviour =
  | 'print'
  | 'mute'
  | 'unconfirming'
  | 'near-end'
  | 'out-of-paper'
  | 'cover-open'
  | 'error'
  | 'feeding'
  | 'not-ready'
  | 'busy'
  | 'frozen'
  | 'hang-up'
  | { readonly closeAfter: number };

export interface TcpPrinter {
  readonly port: number;
  readonly address: string;
  /** What came out of it so far. */
  slips(): readonly Slip[];
  pulses(): readonly (readonly [number, number, number])[];
  behave(how: Behaviour): void;
  /** Refuses connections, and drops those that stand, until `powerOn`. */
  powerOff(): Promise<void>;
  powerOn(): Promise<void>;
  /** Connections taken so far, and the most that stood at one time. */
  readonly connections: { readonly taken: number; readonly most: number };
  /** Connections that stand. */
  standing(): number;
  /** How often it was asked about its condition. */
  asked(): number;
  /** Resolves as soon as `is` holds, looked at whenever something reaches the printer. */
  until(is: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/**
 * A network printer as far as its socket shows one. It does not cover: a receive buffer that fills up, the time that
 * paper takes, unsolicited status. One that `lingers` never closes its side of a connection.
 */
export async function startTcpPrinter(options: { columns?: number; lingers?: boolean } = {}): Promise<TcpPrinter> {
  const roll = createRoll(options.columns ?? 48);
  const sockets = new Set<Socket>();
  const held = new Map<Socket, () => void>();
  const connections = { taken: 0, most: 0 };
  let asked = 0;
  let behaviour: Behaviour = 'print';
  let watchers: (() => void)[] = [];
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };

  const serve = (socket: Socket): void => {
    connections.taken += 1;
    sockets.add(socket);
    connections.most = Math.max(connections.most, sockets.size);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      held.delete(socket);
      changed();
    });
    changed();
    if (behaviour === 'hang-up') {
      socket.end();
      return;
    }
    let waiting: Uint8Array = new Uint8Array();
    let taken = 0;
    const work = (): void => {
      if (typeof behaviour === 'string' && !PRINTING.has(behaviour)) return;
      const { tokens, rest } = tokensOf(waiting);
      waiting = rest;
      for (const token of tokens) {
        roll.take(token);
        const asksDone = token.kind === 'command' && token.name === 'ask-done';
        if (asksDone && (behaviour === 'print' || behaviour === 'near-end')) socket.write(Uint8Array.of(0));
      }
    };
    socket.on('data', (bytes: Buffer) => {
      for (const question of questionsIn(bytes)) {
        asked += 1;
        if (behaviour !== 'mute' && behaviour !== 'frozen') socket.write(Uint8Array.of(answerTo(question, behaviour)));
      }
      const part = typeof behaviour === 'object' ? bytes.subarray(0, behaviour.closeAfter - taken) : bytes;
      taken += part.length;
      waiting = Buffer.concat([waiting, part]);
      work();
      if (typeof behaviour === 'object' && taken >= behaviour.closeAfter) socket.end();
      changed();
    });
    socket.on('end', () => {
      if (behaviour !== 'frozen' && !options.lingers) socket.end();
    });
    held.set(socket, work);
  };

  const server = createServer({ allowHalfOpen: true }, serve);
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  await listen(0);
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the printer has no port');
  const { port } = bound;

  return {
    port,
    address: `tcp://127.0.0.1:${port}`,
    slips: roll.slips,
    pulses: roll.pulses,
    connections,
    standing: () => sockets.size,
    asked: () => asked,
    behave(how) {
      behaviour = how;
      for (const work of held.values()) work();
      changed();
    },
    powerOff: stop,
    powerOn: () => listen(port),
    until: (is) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!is()) return;
          watchers = watchers.filter((watcher) => watcher !== look);
          resolve();
        };
        watchers.push(look);
        look();
      }),
    close: stop,
  };
}

const PRINTING: ReadonlySet<Behaviour> = new Set(['print', 'mute', 'unconfirming', 'near-end'] as const);

/** A printer sees DLE EOT wherever it stands in what it is sent. */
const questionsIn = (bytes: Buffer): number[] =>
  [...bytes].flatMap((byte, at) => (byte === 0x10 && bytes[at + 1] === 0x04 ? [bytes[at + 2] ?? 1] : []));

/** Answers to DLE EOT 1 to 4, as Epson documents their bits. */
const answerTo = (question: number, behaviour: Behaviour): number =>
  (typeof behaviour === 'string' ? CONDITIONS[behaviour]?.[question - 1] : undefined) ?? 0x12;

const CONDITIONS: Readonly<Partial<Record<string, readonly number[]>>> = {
  'near-end': [0x16, 0x12, 0x12, 0x1e],
  'out-of-paper': [0x1a, 0x32, 0x12, 0x7e],
  'cover-open': [0x1a, 0x36, 0x12, 0x7e],
  error: [0x1a, 0x52, 0x1a, 0x12],
  feeding: [0x5a, 0x1a, 0x12, 0x12],
  'not-ready': [0x1a, 0x12, 0x12, 0x12],
};
