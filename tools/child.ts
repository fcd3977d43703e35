import type { ChildProcess } from 'node:child_process';
import { judgeDeath } from '../src-main/shell/engine-states.ts';

/** A process that is started again when it dies, until it is stopped or its end is final. */
export interface Child {
  /** The exit code it ended with for good. */
  readonly ended: Promise<number>;
  /** Asks it to end, and after a while makes it. */
  stop(): Promise<void>;
  /** Ends it and starts it anew, from sources that have changed. */
  restart(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/**
 * Keeps a process running. Every child has a channel to this process: it ends when the channel does, so that none is
 * left behind when this process is killed.
 */
export function keepRunning(options: {
  name: string;
  start: () => ChildProcess;
  /** Whether starting again would only meet the same. */
  isFinal: (code: number) => boolean;
}): Child {
  const { name, start, isFinal } = options;
  let child: ChildProcess;
  let isEndingIt = false;
  let quickDeaths = 0;
  let retry: NodeJS.Timeout | undefined;
  const { promise: ended, resolve: finish } = Promise.withResolvers<number>();

  function run(): void {
    const startedAt = performance.now();
    child = start();
    child.once('error', (error) => onGone(1, error.message));
    child.once('exit', (code) => onGone(code ?? 1, code === null ? 'killed' : String(code)));

    function onGone(code: number, how: string): void {
      if (isEndingIt) return;
      const death = isFinal(code) ? null : judgeDeath(quickDeaths, performance.now() - startedAt);
      if (death?.verdict === 'restart') {
        console.error(`The ${name} stopped unexpectedly (${how}) and is started again.`);
        quickDeaths = death.quickDeaths;
        retry = setTimeout(run, death.waitMs);
        return;
      }
      if (death) console.error(`The ${name} keeps stopping (${how}), and is not started again.`);
      finish(code);
    }
  }
  run();

  async function endIt(): Promise<void> {
    isEndingIt = true;
    clearTimeout(retry);
    await end(child);
  }

  return {
    ended,
    async stop() {
      await endIt();
      finish(0);
    },
    async restart() {
      await endIt();
      isEndingIt = false;
      run();
    },
  };
}

/** The closed channel is the request to end that every system has; a signal is not one on Windows. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Not `close`: that never comes once the channel was closed from this side.
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.connected) child.disconnect();
  else child.kill();
  const lastResort = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await gone;
  clearTimeout(lastResort);
}
