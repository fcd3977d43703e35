import { accessSync, constants } from 'node:fs';

const CANDIDATES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  // No test needs a window, and what has none starts in less than half the time.
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

/** The Chromium of this machine for browser journeys, or null; `CHROMIUM` names another one. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM;
  return [...(named ? [named] : []), ...(CANDIDATES[process.platform] ?? [])].find(canRun) ?? null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
