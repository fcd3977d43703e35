import { type MessagePortMain, utilityProcess } from 'electron';
import type { Logger } from 'pino';
import type { EngineStart, FromEngine, ToEngine } from './engine-messages.ts';
import { type EngineEvent, type EngineState, engineStates, judgeDeath } from './engine-states.ts';

/** How long a closing engine may take before it is ended; what it confirmed is on the disk either way. */
const STOP_MS = 5_000;

export interface EngineHost {
  start(): void;
  /** Hands one end of a channel to the engine, which serves the till on it. False while the engine is not running. */
  connect(port: MessagePortMain): boolean;
  /** Ends the engine for good; resolves when its process is gone. */
  stop(): Promise<void>;
}

interface Surroundings {
  readonly entry: string;
  /** Asked before every start, so that a restarted engine gets the secrets as they are now. */
  readonly startOptions: () => EngineStart;
  readonly log: Logger;
  readonly onReady: () => void;
  /** The data cannot be opened; the sentence says what to do. The process is left to end with the app. */
  readonly onRefused: (message: string) => void;
  readonly onGivenUp: () => void;
  readonly onSecret: (secret: Extract<FromEngine, { kind: 'secret' }>) => void;
}

/** Keeps one engine process alive; spec [H7] to [H9]. */
export function createEngineHost(around: Surroundings): EngineHost {
  let state: EngineState = 'down';
  let child: Electron.UtilityProcess | null = null;
  let startedAt = 0;
  let quickDeaths = 0;
  let restart: NodeJS.Timeout | undefined;
  const gone = Promise.withResolvers<void>();

  /** Moves the state; false when the event means nothing in this one. */
  function happen(event: EngineEvent): boolean {
    const next = engineStates[state][event];
    if (next === 'ignore') return false;
    around.log.info({ from: state, to: next }, 'engine');
    state = next;
    if (state === 'stopped') gone.resolve();
    return true;
  }

  const tell = (message: ToEngine, ports: MessagePortMain[] = []) => child?.postMessage(message, ports);

  function start(): void {
    if (!happen('start')) return;
    startedAt = performance.now();
    const born = utilityProcess.fork(around.entry, [], { serviceName: 'Evertill engine' });
    child = born;
    born.on('message', hear);
    born.on('error', (type, location) => around.log.error({ type, location }, 'the engine cannot go on'));
    born.once('exit', (code) => {
      child = null;
      mourn(code);
    });
    tell({ kind: 'start', start: around.startOptions() });
  }

  function hear(message: FromEngine): void {
    switch (message.kind) {
      case 'ready':
        if (happen('ready')) around.onReady();
        return;
      case 'refused':
        if (happen('refused')) around.onRefused(message.message);
        return;
      case 'secret':
        around.onSecret(message);
        return;
      default:
        message satisfies never;
    }
  }

  function mourn(code: number): void {
    const death = judgeDeath(quickDeaths, performance.now() - startedAt);
    if (death.verdict === 'give-up') {
      quickDeaths = 0;
      if (happen('lost') && state === 'given-up') around.onGivenUp();
      return;
    }
    if (!happen('died') || state !== 'waiting') return;
    quickDeaths = death.quickDeaths;
    around.log.warn({ code, quickDeaths }, 'the engine died; it is started again');
    restart = setTimeout(start, death.waitMs);
  }

  return {
    start,
    connect(port) {
      if (state !== 'running') return false;
      tell({ kind: 'port' }, [port]);
      return true;
    },
    async stop() {
      clearTimeout(restart);
      happen('stop');
      if (!child) return;
      const ending = child;
      tell({ kind: 'stop' });
      const overdue = setTimeout(() => ending.kill(), STOP_MS);
      await gone.promise;
      clearTimeout(overdue);
    },
  };
}
