import { mkdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { openDay } from '#support/engine.ts';
import { auditPage } from '#support/renderer/audit-page.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

export const SHOTS = 'test-results/counter';
/** Long for a screen that answers at once, short beside the test's own patience, so that a failure says where. */
const PATIENCE_MS = 8_000;
export const SMALL = { width: 1024, height: 768 } as const;
export const LARGE = { width: 1440, height: 900 } as const;

/** The demo shop's counter on screen for the tests of one file: one till, and a browser profile for each test. */
export function counterOnScreen(over: Parameters<typeof startTillOnScreen>[1] = {}) {
  let till: TillOnScreen;
  const pages: Page[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    till = await startTillOnScreen(demoChanges, over);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await till.leave(page);
    // A page that complains is broken, whatever it shows; a socket that was cut on purpose is not its fault.
    expect(complaints.splice(0).filter((text) => !text.includes('WebSocket'))).toEqual([]);
  });
  afterAll(() => till?.[Symbol.asyncDispose]());

  /** The till's page as it first shows. */
  async function openPage(look: Parameters<TillOnScreen['open']>[0] = {}): Promise<Page> {
    const page = await till.open(look);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    pages.push(page);
    page.setDefaultTimeout(PATIENCE_MS);
    return page;
  }

  return {
    till: () => till,
    client: () => till.engine.client,
    openPage,
    /** The counter with the day open; other tests' open orders stay in its strip. */
    async openCounter(look: Parameters<TillOnScreen['open']>[0] = {}): Promise<Page> {
      const { day } = await till.engine.client.till.state();
      if (!day) await openDay(till.engine);
      const page = await openPage(look);
      await items(page).getByRole('button').first().waitFor();
      await atRest(page);
      return page;
    },
    settled: () => till.engine.client.orders.list({ state: 'completed', limit: 200 }),
    openCount: async () => (await till.engine.client.till.state()).openOrders.length,
  };
}

/** Dialogs come in over a moment, and the grid takes no taps for one: what is judged is what stands then. */
export const atRest = (page: Page) =>
  page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))));

export const items = (page: Page) => page.getByRole('list', { name: 'Items' });
export const tap = (page: Page, name: string) => items(page).getByRole('button', { name }).first().click();
/** For what the window may not show: the search brings it up. */
export async function find(page: Page, name: string): Promise<void> {
  await page.getByLabel('Search the menu').fill(name);
  await tap(page, name);
  await page.getByLabel('Search the menu').fill('');
}
export const rows = (page: Page) => page.getByRole('list', { name: 'Lines of the order' }).getByRole('button');
export const button = (page: Page | Locator, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/** Photographs what a page shows once it rests, and expects its audit to find nothing; `how` ends the picture's name. */
export const lookingAt = (page: Page, how: string) => async (name: string) => {
  await atRest(page);
  await page.screenshot({ path: `${SHOTS}/${name}-${how}.png` });
  expect(await auditPage(page), name).toEqual([]);
};
