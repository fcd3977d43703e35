import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createRoll, type Slip, tokensOf } from './escpos-text.ts';

/**
 * How the printer behaves from now on.
 * - `print`: prints, answers DLE EOT at once and GS r in its turn.
 * - `mute`: prints and never says a word.
 * - `unconfirming`: prints and answers DLE EOT, but not GS r.
 * - `out-of-paper`: answers DLE EOT as not ready and keeps what it is sent until it prints again.
 * - `frozen`: takes connections and data, answers nothing, prints nothing.
 * - `hang-up`: closes every connection at once.
 * - `closeAfter`: prints so many bytes of a job, then closes the connection.
 */
export type Behaviour =
  | 'print'
  | 'mute'
  | 'unconfirming'
  | 'out-of-paper'
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
      if (behaviour === 'frozen' || behaviour === 'out-of-paper') return;
      const { tokens, rest } = tokensOf(waiting);
      waiting = rest;
      for (const token of tokens) {
        roll.take(token);
        const asksDone = token.kind === 'command' && token.name === 'ask-done';
        if (asksDone && behaviour === 'print') socket.write(Uint8Array.of(0));
      }
    };
    socket.on('data', (bytes: Buffer) => {
      if (typeof behaviour === 'object') {
        const part = bytes.subarray(0, behaviour.closeAfter - taken);
        taken += part.length;
        waiting = Buffer.concat([waiting, part]);
        work();
        if (taken >= behaviour.closeAfter) socket.end();
      } else {
        const speaks = behaviour === 'print' || behaviour === 'unconfirming' || behaviour === 'out-of-paper';
        if (bytes.includes(ASK_CONDITION)) {
          asked += 1;
          if (speaks) socket.write(Uint8Array.of(behaviour === 'out-of-paper' ? 0x1a : 0x12));
        }
        waiting = Buffer.concat([waiting, bytes]);
        work();
      }
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

const ASK_CONDITION = Buffer.from([0x10, 0x04]);
