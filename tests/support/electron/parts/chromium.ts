import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS } from '#support/chromium-flags.ts';
import { findChromium } from '#support/find-chromium.ts';
import { tellTest } from './test-line.ts';

let context: Promise<BrowserContext> | undefined;

/** One Chromium for the app, with its profile beside the app's other data, as Electron has it. */
export function openChromium(userData: string): Promise<BrowserContext> {
  context ??= launch(join(userData, 'chromium'));
  return context;
}

export const theChromium = (): Promise<BrowserContext> => {
  if (!context) throw new Error('no window before the app is ready');
  return context;
};

export async function closeChromium(): Promise<void> {
  await (await context)?.close();
}

async function launch(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('the stand-in for Electron needs a Chromium on this machine');
  await rm(join(profile, ENDPOINT_FILE), { force: true });
  const launched = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: null,
    args: [
      ...CHROMIUM_FLAGS,
      '--window-size=1280,800',
      // A second way in, for the test's own playwright.
      '--remote-debugging-port=0',
    ],
  });
  tellTest({ told: 'chromium', endpoint: await readEndpoint(profile) });
  return launched;
}

/** Chromium writes the port that it took, and the path of its socket. */
const ENDPOINT_FILE = 'DevToolsActivePort';

async function readEndpoint(profile: string): Promise<string> {
  for (;;) {
    const text = await readFile(join(profile, ENDPOINT_FILE), 'utf8').catch(() => '');
    const [port, path] = text.split('\n');
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await pause(20);
  }
}
