import { hostname } from 'node:os';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS } from '../chromium-flags.ts';
import { findChromium } from '../find-chromium.ts';
import { type KeptTabs, keepTabs } from './kept-tabs.ts';

/** This machine by a name, as over a network: to a page from there a browser grants less than to one of its own machine. */
export const BY_NAME = hostname().toLowerCase();

let kept: Promise<KeptTabs> | undefined;

/**
 * Tabs of the one browser that a test process has: files that share the process share it too, for to start one takes as
 * long as many a test. It ends with the process.
 */
export function keptTabs(): Promise<KeptTabs> {
  kept ??= launch();
  return kept;
}

async function launch(): Promise<KeptTabs> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('there is no Chromium on this machine');
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_FLAGS, `--host-resolver-rules=MAP ${BY_NAME} 127.0.0.1`],
    handleSIGTERM: false,
  });
  // A test process is ended by a signal; what Playwright has started goes, with its profile, when a process exits by itself.
  process.once('SIGTERM', () => process.exit());
  return keepTabs(browser);
}
