import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createRoll, type Slip } from './escpos-text.ts';
import { type Token, tokensOf } from './escpos-tokens.ts';
import { answerTo, type Behaviour, PRINTING, unaskedStatus } from './printer-behaviour.ts';
import { confirmationOf, createVoice, questionsIn, type Speech, type Voice } from './printer-voice.ts';

export interface TcpPrinter {
  readonly port: number;
  readonly address: string;
  /** What came out of it so far. */
  slips(): readonly Slip[];
  pulses(): readonly (readonly [number, number, number])[];
  /** How often its buzzer sounded. */
  beeps(): number;
  behave(how: Behaviour): void;
  /** Refuses connections, and drops those that stand, until `powerOn`; what it has taken stays in it. */
  powerOff(): Promise<void>;
  /** Forgets what it has not printed and says no more, not even that its connections have gone, until `powerOn`. */
  losePower(): void;
  powerOn(): Promise<void>;
  /** Says how it stands, to everybody and unasked (ASB). */
  report(): void;
  /** Says these bytes to everybody, as of a connection that has gone. */
  blurt(...bytes: readonly number[]): void;
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

/** A printer's make: what it does whatever its condition. */
export interface Make extends Speech {
  readonly columns?: number;
  /** It never closes its side of a connection. */
  readonly lingers?: boolean;
  /** It does not know `GS (` and takes what follows for text. */
  readonly readsBrackets?: boolean;
}

/**
 * A network printer as far as its socket shows one. What it has taken it prints when it can, though the connection has gone,
 * until it loses its power. It does not cover: a receive buffer that fills up, the time that paper takes, a machine that is
 * not there at all (without power it refuses connections), a command that two connections share.
 */
export async function startTcpPrinter(make: Make = {}): Promise<TcpPrinter> {
  const roll = createRoll(make.columns ?? 48);
  const sockets = new Set<Socket>();
  const dark = new Set<Socket>();
  const deaf = new WeakSet<Socket>();
  let inbox: Job[] = [];
  const connections = { taken: 0, most: 0 };
  let asked = 0;
  let behaviour: Behaviour = 'print';
  let watchers: (() => void)[] = [];
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  const voices = new Map<Socket, Voice>();
  const blurt = (...bytes: readonly number[]): void => {
    for (const voice of voices.values()) voice.say(bytes);
  };
  const report = (): void => blurt(...unaskedStatus(behaviour));
  const say = (socket: Socket, bytes: readonly number[]): void => {
    const voice = voices.get(socket);
    if (make.unasked) voice?.say(unaskedStatus(behaviour));
    voice?.say(bytes);
    if (make.unasked) voice?.say(unaskedStatus(behaviour));
  };
  const print = ({ socket }: Job, token: Token): void => {
    if (make.readsBrackets === false && token.kind === 'command' && token.name === 'ask-done-with-id') {
      const text = [0x48, ...token.parameters.slice(2)];
      for (const byte of text) roll.take({ kind: 'character', byte });
      return;
    }
    roll.take(token);
    const confirmation = behaviour === 'print' || behaviour === 'near-end' ? confirmationOf(token, make) : null;
    if (confirmation) say(socket, confirmation);
  };
  const work = (): void => {
    if (typeof behaviour === 'string' && !PRINTING.has(behaviour)) return;
    for (const job of inbox) {
      const { tokens, rest } = tokensOf(job.waiting);
      job.waiting = rest;
      for (const token of tokens) print(job, token);
    }
    inbox = inbox.filter(({ socket }) => sockets.has(socket));
  };

  const serve = (socket: Socket): void => {
    connections.taken += 1;
    sockets.add(socket);
    connections.most = Math.max(connections.most, sockets.size);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      voices.delete(socket);
      dark.delete(socket);
      changed();
    });
    changed();
    if (behaviour === 'hang-up') {
      socket.end();
      return;
    }
    const voice = createVoice(socket, make);
    voices.set(socket, voice);
    if (make.unasked) voice.say(unaskedStatus(behaviour));
    const job: Job = { socket, waiting: new Uint8Array() };
    inbox.push(job);
    let taken = 0;
    socket.on('data', (bytes: Buffer) => {
      if (dark.has(socket) || deaf.has(socket)) return;
      for (const question of questionsIn(bytes)) {
        asked += 1;
        if (behaviour !== 'mute' && behaviour !== 'frozen') say(socket, [answerTo(question, behaviour)]);
      }
      const part = typeof behaviour === 'object' ? bytes.subarray(0, Math.max(0, behaviour.closeAfter - taken)) : bytes;
      taken += part.length;
      job.waiting = Buffer.concat([job.waiting, part]);
      work();
      if (typeof behaviour === 'object' && taken >= behaviour.closeAfter) {
        voice.hangUp();
        // What still comes on it would be read as the end of what was torn, also after the printer is well again.
        deaf.add(socket);
      }
      changed();
    });
    socket.on('end', () => {
      if (behaviour !== 'frozen' && !make.lingers && !dark.has(socket)) voice.hangUp();
    });
  };

  const server = createServer({ allowHalfOpen: true }, serve);
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const reset = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const stop = async (): Promise<void> => {
    if (!server.listening) return reset();
    const closed = once(server, 'close');
    server.close();
    reset();
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
    beeps: roll.beeps,
    connections,
    standing: () => sockets.size,
    asked: () => asked,
    report,
    blurt,
    behave(how) {
      behaviour = how;
      if (make.unasked) report();
      work();
      changed();
    },
    powerOff: stop,
    losePower() {
      server.close();
      for (const socket of sockets) dark.add(socket);
      voices.clear();
      inbox = [];
    },
    async powerOn() {
      for (const socket of dark) socket.resetAndDestroy();
      await listen(port);
    },
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

/** What came over one connection and is still to be printed. */
interface Job {
  readonly socket: Socket;
  waiting: Uint8Array;
}
