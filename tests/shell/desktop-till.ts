import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { tempDirectory } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { buildIfStale } from '../../tools/build-if-stale.ts';

/** The journeys of the desktop till run its built bundles; `npm test` has built them already. */
export async function buildDesktop(): Promise<void> {
  for (const product of ['pages', 'desktop app'] as const) {
    const problem = await buildIfStale(product);
    if (problem) throw new Error(problem);
  }
}

/** Without a Chromium there is neither Electron nor its stand-in to open a window. */
export const hasChromium = findChromium() !== null;
if (!hasChromium) console.log('No Chromium on this machine: the desktop till’s journeys are skipped.');

/** A till's directory of its own, and the launch that opens it. */
export function newTill() {
  const directory = tempDirectory();
  const data = join(directory.path, 'data');
  return {
    data,
    file: join(data, 'till.db'),
    launch: { userData: join(directory.path, 'user'), args: ['--data', data] },
    remove: directory.remove,
  };
}

/** Opens the day, and waits until the engine has: a window that dies at once would take the question with it. */
export async function openDay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the day' }).click();
  await page.getByRole('button', { name: /^\d+ open orders?: show/ }).waitFor();
}
/** Taps of a counter; the demo shop's drinks ask for no choice. */
export const tapCola = (page: Page) => page.getByRole('button', { name: /^Cola/ }).click();
export const tapWater = (page: Page) => page.getByRole('button', { name: /^Still water/ }).click();

/** Waits until the page offers to take this much for the order. */
export const seeTotal = (page: Page, total: string) => page.getByRole('button', { name: `Pay ${total}` }).waitFor();

/** Pays the exact sum in cash and waits until the page says that the engine has kept it. */
export async function payExactly(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('button', { name: /Exact/ }).click();
  await page.getByText(/^Saved/).waitFor();
}
