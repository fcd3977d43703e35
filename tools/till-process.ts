import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import type { TillConfig } from '../src-main/config.ts';
import { EXIT_CONFIGURATION, EXIT_REFUSED } from '../src-main/station/exit-codes.ts';
import { type Child, end, keepRunning } from './child.ts';

const root = join(import.meta.dirname, '..');
/** A desktop app that ends with an error within this time has never been one on this machine. */
const STILLBORN_MS = 20_000;

export interface TillLaunch {
  readonly config: TillConfig;
  readonly cloudUrl: string | null;
  readonly pairingCode: string | null;
}

/**
 * The engine as a plain Node process that serves browsers. `onOpen` is told each address that lets one in: a process
 * that is started again, and a browser that stands before the door, bring a new one.
 */
export const runForBrowser = (launch: TillLaunch, onOpen: (openUrl: string) => void): Child =>
  keepRunning({
    name: 'till',
    start: () =>
      spawn(process.execPath, [join(root, 'src-main/station/engine-main.ts'), ...flagsOf(launch)], {
        cwd: root,
        env: environmentOf(launch),
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      }).on('message', (message) => {
        const said = openMessage.safeParse(message);
        if (said.success) onOpen(said.data.openUrl);
      }),
    isFinal: (code) => code === 0 || code === EXIT_CONFIGURATION || code === EXIT_REFUSED,
  });

const openMessage = z.object({ url: z.string(), openUrl: z.string() });

/** The desktop app. `failed` answers in words when it could not run on this machine, and null when it was closed. */
export function runDesktop(
  program: string,
  launch: TillLaunch,
): { failed: Promise<string | null>; stop(): Promise<void> } {
  const startedAt = performance.now();
  let isStopping = false;
  const app: ChildProcess = spawn(program, [join(root, 'dist/electron/main.cjs'), ...flagsOf(launch)], {
    cwd: root,
    env: environmentOf(launch),
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  app.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-4_000);
  });
  const failed = new Promise<string | null>((resolve) => {
    app.once('error', (error) => resolve(error.message));
    app.once('exit', (code, signal) => {
      const isStillborn = code !== 0 && !isStopping && performance.now() - startedAt < STILLBORN_MS;
      resolve(isStillborn ? firstLine(said) || `it ended with ${code ?? signal}` : null);
    });
  });
  return {
    failed,
    stop() {
      isStopping = true;
      return end(app);
    },
  };
}

const flagsOf = ({ config, cloudUrl }: TillLaunch): string[] => [
  ...['--port', String(config.port), '--data', config.dataDirectory],
  ...['--cloud', cloudUrl ?? 'none', '--log', config.logLevel],
  ...(config.empty ? ['--empty'] : []),
];

/** The code is no flag: every process of the machine may read those. */
const environmentOf = ({ pairingCode }: TillLaunch): NodeJS.ProcessEnv => ({
  ...process.env,
  EVERTILL_PAIRING_CODE: pairingCode ?? '',
});

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? '';
