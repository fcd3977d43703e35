import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { newId, openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { auditFocus } from '#support/renderer/audit-focus.ts';
import { auditPage } from '#support/renderer/audit-page.ts';
import { photograph, TABLET, ZOOMED } from '#support/renderer/photograph.ts';
import { startTillOnScreen } from '#support/renderer/till-page.ts';
import { walkScreens, walkSettings } from './walk-screens.ts';
import { wordsOf } from './words-of.ts';

/** What is long is German, what runs the other way Arabic; the light is looked at in English, where each screen is tried. */
const LOOKS = {
  de: (page: Page, name: string) => photograph(page, name, { sizes: [ZOOMED] }),
  ar: async (page: Page, name: string) => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.screenshot({ path: `test-results/${name}.png`, animations: 'disabled' });
    return (await auditPage(page)).map((problem) => `${name}: ${problem}`);
  },
} as const;

describe.skipIf(!findChromium())('every screen of the till', () => {
  it.each(['de', 'ar'] as const)('[L12] [L13] [U13] is whole in %s', { timeout: 240_000 }, async (language) => {
    await using till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
    const { client } = till.engine;
    const shop = (await client.till.state()).settings.shop.id;
    const room = newId<string>();
    await client.settings.change({
      commandId: newId(),
      changes: [
        { noun: 'shop', id: shop, set: { language } },
        { noun: 'room', id: room as never, set: { name: 'Garten' } },
        {
          noun: 'table',
          id: newId() as never,
          set: { name: '1', roomId: room as never, x: 2, y: 2, width: 4, height: 4 } as never,
        },
      ],
    });
    const page = await till.open({ viewport: TABLET });
    page.setDefaultTimeout(20_000);
    await page.locator(`html[lang=${language}]`).waitFor();
    const wrong: string[] = [];
    const look = async (name: string) =>
      void wrong.push(...(await LOOKS[language](page, `every-screen/${language}-${name}`)));
    const words = await wordsOf(language);
    await walkScreens(page, words, look);
    await walkSettings(page, words, look);
    expect(wrong).toEqual([]);
  });

  it('[U8] [U50] shows where the keyboard is, and has sound lists when they are open', {
    timeout: 120_000,
  }, async () => {
    await using till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
    const page = await till.open({ viewport: TABLET });
    const wrong: string[] = [];
    const tabThrough = async (name: string) =>
      void wrong.push(...(await auditFocus(page)).map((problem) => `${name}: ${problem}`));
    await page.getByRole('button', { name: 'Espresso' }).first().click();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await tabThrough('counter');
    for (const key of ['F4', 'F1', 'F3']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await tabThrough(key);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.evaluate(() => window.location.assign('#/history'));
    await page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('list', { name: 'Orders' }))
      .first()
      .waitFor();
    for (const key of ['F1', 'F7', 'F3']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    expect(await page.evaluate(() => window.location.hash)).not.toContain('history');
    for (const screen of ['history', 'drawer', 'menu-import', 'settings']) {
      await page.evaluate((hash) => window.location.assign(hash), `#/${screen}`);
      await page
        .getByRole('main')
        .getByRole('heading')
        .or(page.getByRole('searchbox'))
        .or(page.getByRole('textbox'))
        .first()
        .waitFor();
      await tabThrough(screen);
    }
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Deutsch' }).waitFor();
    wrong.push(...(await auditPage(page)));
    await page.keyboard.press('Escape');
    expect(wrong).toEqual([]);
  });

  it('[U51] gives the keyboard back to what opened a dialog', { timeout: 120_000 }, async () => {
    await using till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
    const page = await till.open({ viewport: TABLET });
    const dialog = page.getByRole('dialog');
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
    /** Opens by Enter what a control opens, closes it by Escape, and asks which control has the keyboard then. */
    const comesBack = async (name: string, opener: Locator) => {
      await opener.focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await expect.poll(() => opener.evaluate((one) => one === document.activeElement), { message: name }).toBe(true);
    };
    const goTo = (screen: string) => page.evaluate((hash) => window.location.assign(hash), `#/${screen}`);

    await button('Espresso').click();
    await comesBack('line', page.getByRole('list', { name: 'Lines of the order' }).getByRole('button'));
    await comesBack('order', page.getByRole('heading', { level: 2 }).getByRole('button'));
    await comesBack('open orders', button(/open orders?: show/));
    await page.keyboard.press('F9');
    await button(/Exact/).click();
    await page.getByText('Saved.', { exact: false }).waitFor();
    await goTo('history');
    await page.getByRole('list', { name: 'Orders' }).getByRole('button').first().click();
    await comesBack('refund', button('Give back…'));
    await goTo('drawer');
    await page.getByText('No session is open').waitFor();
    await page.keyboard.type('100');
    await page.keyboard.press('Enter');
    await comesBack('paid out', button('Pay out'));
    await goTo('settings');
    await page.getByRole('tab', { name: 'Menu' }).click();
    await comesBack('item', button('Add an item'));
    await comesBack('removal', button(/^Remove /));
  });
});
