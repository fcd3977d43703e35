import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET, ZOOMED } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

const SCREENS = ['#/', '#/history', '#/drawer', '#/menu-import', '#/settings'];

describe.skipIf(!findChromium())('training at the counter', () => {
  let till: TillOnScreen;
  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
  });
  afterAll(() => till[Symbol.asyncDispose]());

  const mark = (page: Page) => page.getByRole('complementary', { name: 'TRAINING' });
  /** Whether the mark is what a finger would meet there: nothing lies over it. */
  const isOnTop = (page: Page) =>
    mark(page).evaluate((bar) => {
      const { left, top, width, height } = bar.getBoundingClientRect();
      return bar.contains(document.elementFromPoint(left + width / 3, top + height / 2));
    });

  it('[TR5] [TR8] marks every screen, dialog and slip of the window that trains, and no other, and is left by one tap', async () => {
    const [page, other] = [await till.open({ viewport: TABLET }), await till.open({ viewport: TABLET })];
    const wrong: string[] = [];
    const look = async (name: string) =>
      wrong.push(...(await photograph(page, `training/${name}`, { sizes: [TABLET, LAPTOP, ZOOMED] })));
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Train on a copy…' }).click();
    await mark(page).waitFor({ timeout: 20_000 });
    await page
      .getByRole('button', { name: /^Espresso\b/ })
      .first()
      .click();
    await page.getByText('Order T-001').waitFor();
    await look('1-counter');
    for (const screen of SCREENS) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, screen);
      await page.getByRole('main').waitFor();
      expect(await isOnTop(page), screen).toBe(true);
    }
    await page.evaluate(() => {
      window.location.hash = '';
    });
    await page.getByRole('button', { name: /^Pay/ }).click();
    await page.getByRole('button', { name: '€2.60' }).first().click();
    await page.getByRole('button', { name: /^Paper of the virtual printers/ }).click();
    const slips = page.getByRole('dialog').getByRole('listitem');
    await expect.poll(() => slips.count()).toBe(2);
    for (const slip of await slips.all()) expect(await slip.getByText('TRAINING', { exact: true }).count()).toBe(2);
    expect(await isOnTop(page)).toBe(true);
    await look('2-paper');

    expect(await mark(other).count()).toBe(0);
    await other
      .getByRole('button', { name: /^Americano\b/ })
      .first()
      .click();
    await other.getByText('Order A-001').waitFor();
    await page.getByRole('button', { name: 'Leave training' }).click();
    await mark(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^A-001/ }).waitFor();
    expect(await page.getByText('T-001').count()).toBe(0);
    const { orders } = await till.engine.client.orders.list({});
    expect(orders.map(({ number }) => number)).toEqual(['A-001']);
    expect((await till.engine.client.printing.jobs({ limit: 10 })).jobs).toEqual([]);
    expect(wrong).toEqual([]);
  }, 120_000);
});
