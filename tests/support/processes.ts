import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface RunningProcess {
  readonly child: ChildProcess;
  /** Everything it has said so far. */
  said(): string;
  /** Waits until it says what `pattern` matches; answers the first group. Throws when it ends before. */
  says(pattern: RegExp): Promise<string>;
  /** Asks it to stop and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Runs one of our scripts by Node, as the npm script of the README does. */
export function run(script: string, ...args: string[]): RunningProcess {
  const child = spawn(process.execPath, [resolve(ROOT, script), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  const hear = (data: Buffer) => {
    text += data;
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    said: () => text,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(text);
          if (!found) return;
          listeners.delete(look);
          resolve(found[1] ?? found[0]);
        };
        listeners.add(look);
        ended.then((code) => reject(new Error(`${script} ended with ${code}: ${text}`)));
        look();
      }),
    stop(signal = 'SIGTERM') {
      if (child.exitCode === null) child.kill(signal);
      return ended;
    },
  };
}

/** Runs a script to its end; answers its exit code and what it said. */
export async function runToEnd(script: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const { child, said } = run(script, ...args);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said: said() };
}

/**
 * A port that nothing listens on now, for a server that must come back on the same one: below those that systems give to
 * whoever asks for any, so that nobody is given it while the server is away.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
