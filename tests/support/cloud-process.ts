import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../src-cloud/main.ts');

/** The cloud's own process, as a parent runs it that hears of its address and its pairing code. */
export interface CloudProcess {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ready: Promise<{ url: string; pairingCode: string | null }>;
  readonly ended: Promise<number | null>;
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** Ends the connection that a parent has to its child, as the end of the parent does. */
  leave(): Promise<number | null>;
}

export function startCloudProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
  execArgv: readonly string[] = [],
  program: string = MAIN,
): CloudProcess {
  const { DATABASE_URL: _, ...ownEnv } = process.env;
  const child = fork(program, [...args], {
    execArgv: [...execArgv],
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    env: { ...ownEnv, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  }
  child.stdin?.end(input);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const ready = Promise.race([
    once(child, 'message').then(([message]) => message as { url: string; pairingCode: string | null }),
    ended.then(() => Promise.reject(new Error(said))),
  ]);
  ready.catch(() => undefined);
  return {
    child,
    said: () => said,
    ready,
    ended,
    end(signal: NodeJS.Signals = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
    leave() {
      child.disconnect();
      return exited;
    },
  };
}
