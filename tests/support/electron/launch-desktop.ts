import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, type Browser, chromium, type Page } from 'playwright-core';
import { findInstalledElectron, hasDisplay } from '../../../tools/find-electron.ts';
import type { Asked, ShownDialog, Told } from './parts/test-line.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Below a test's own limit, so that a screen that never shows something says what it was. */
const PATIENCE_MS = 10_000;

export interface DesktopOptions {
  /** Where the app keeps its profile; Electron's `userData`. */
  readonly userData: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A running desktop till, whichever Electron it runs on. */
export interface Desktop {
  /** The first window's page, as the test's own playwright sees it. */
  page(): Promise<Page>;
  /** Ends the engine's process as a crash would. */
  endEngine(): Promise<void>;
  quit(): Promise<void>;
  /** The exit code, once the app has ended. */
  readonly exited: Promise<number | null>;
}

/** What only the stand-in can tell. */
export interface StandInDesktop extends Desktop {
  ask(what: string, value?: unknown): Promise<unknown>;
  /** The next dialog that the app shows, or one that it has shown and nobody has taken. */
  nextDialog(): Promise<ShownDialog>;
}

/** Opens the built app on Electron where its program is, else on the stand-in, and says so. */
export async function launchDesktop(options: DesktopOptions): Promise<Desktop> {
  const electron = hasDisplay() ? findInstalledElectron() : { reason: 'there is no display' };
  if ('path' in electron) return launchOnElectron(electron.path, options);
  console.log(`A stand-in takes Electron’s place: ${electron.reason}.`);
  return launchOnStandIn(options);
}

async function launchOnElectron(executablePath: string, options: DesktopOptions): Promise<Desktop> {
  const app = await _electron.launch({
    executablePath,
    args: [ROOT, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...argsOf(options)],
    env: { ...definedOf(process.env), ...options.env },
  });
  const exited = once(app.process(), 'exit').then(([code]) => code as number | null);
  return {
    exited,
    page: () => app.firstWindow(),
    endEngine: () =>
      app.evaluate(({ app }) => {
        const engine = app
          .getAppMetrics()
          .find(({ name, serviceName }) => [name, serviceName].includes('Evertill engine'));
        if (engine) process.kill(engine.pid, 'SIGKILL');
      }),
    async quit() {
      await app.evaluate(({ app }) => app.quit());
      await exited;
    },
  };
}

/** Runs the bundles with the stand-in in the place of the `electron` module. */
export function launchOnStandIn(options: DesktopOptions): StandInDesktop {
  const child = fork(join(ROOT, 'dist/electron/main.cjs'), argsOf(options), {
    execArgv: ['--import', new URL('./register.ts', import.meta.url).href],
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const endpoint = Promise.withResolvers<string>();
  const answers = new Map<number, (value: unknown) => void>();
  const dialogs: ShownDialog[] = [];
  const waiting: ((dialog: ShownDialog) => void)[] = [];
  let browser: Promise<Browser> | undefined;

  child.on('message', (told: Told) => {
    if (told.told === 'chromium') endpoint.resolve(told.endpoint);
    else if (told.told === 'answer') answers.get(told.id)?.(told.value);
    else (waiting.shift() ?? ((dialog) => dialogs.push(dialog)))(told.dialog);
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);

  const ask = (what: string, value: unknown = null) =>
    new Promise((resolve) => {
      const asked: Asked = { id: answers.size + 1, ask: what, value };
      answers.set(asked.id, resolve);
      child.send(asked);
    });

  return {
    exited,
    ask,
    async page() {
      browser ??= endpoint.promise.then((url) => chromium.connectOverCDP(url));
      const [context] = (await browser).contexts();
      if (!context) throw new Error('Chromium has no context');
      context.setDefaultTimeout(PATIENCE_MS);
      const page = context.pages()[0] ?? (await context.waitForEvent('page'));
      await page.waitForURL(/^https:/);
      return page;
    },
    async endEngine() {
      await ask('end-engine');
    },
    nextDialog: () =>
      new Promise((resolve) => {
        const shown = dialogs.shift();
        if (shown) resolve(shown);
        else waiting.push(resolve);
      }),
    async quit() {
      if (child.exitCode === null && child.connected) void ask('quit');
      await exited;
    },
  };
}

const argsOf = ({ userData, args = [] }: DesktopOptions): string[] => [`--user-data-dir=${userData}`, ...args];

const definedOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
