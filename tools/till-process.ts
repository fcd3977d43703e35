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

export interface Desktop {
  /** The exit code of an app that was closed, or what kept it from running on this machine, in words. */
  readonly ended: Promise<{ readonly code: number } | { readonly problem: string }>;
  stop(): Promise<void>;
}

/** The desktop app. What Chromium says of the system it runs on is kept for the case that it does not run. */
export function runDesktop(program: string, launch: TillLaunch): Desktop {
  const startedAt = performance.now();
  let isStopping = false;
  const app: ChildProcess = spawn(program, [root, ...flagsOf(launch)], {
    cwd: root,
    env: environmentOf(launch),
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  let said = '';
  app.stderr?.on('data', (text) => {
    said = `${said}${text}`.slice(-4_000);
  });
  const ended = new Promise<{ code: number } | { problem: string }>((resolve) => {
    app.once('error', ({ message }) => resolve({ problem: message }));
    app.once('close', (code, signal) => {
      const isRefused = code === EXIT_CONFIGURATION || code === EXIT_REFUSED;
      const isStillborn = code !== 0 && !isRefused && !isStopping && performance.now() - startedAt < STILLBORN_MS;
      if (isRefused) process.stderr.write(said);
      resolve(isStillborn ? { problem: firstLine(said) || `it ended with ${code ?? signal}` } : { code: code ?? 1 });
    });
  });
  return {
    ended,
    stop() {
      isStopping = true;
      return end(app);
    },
  };
}

const flagsOf = ({ config, cloudUrl }: TillLaunch): string[] => [
  ...['--port', String(config.port), '--screens-port', String(config.screensPort), '--data', config.dataDirectory],
  ...['--cloud', cloudUrl ?? 'none', '--log', config.logLevel],
  ...(config.empty ? ['--empty'] : []),
];

/** The code is no flag: every process of the machine may read those. */
const environmentOf = ({ pairingCode }: TillLaunch): NodeJS.ProcessEnv => ({
  ...process.env,
  EVERTILL_PAIRING_CODE: pairingCode ?? '',
});

const firstLine = (text: string): string => text.trim().split('\n', 1)[0] ?? '';
