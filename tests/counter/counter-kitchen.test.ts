import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findChromium } from '#support/find-chromium.ts';
import { auditPage } from '#support/renderer/audit-page.ts';
import { atRest, button, counterOnScreen, items, rows, SHOTS, tap } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('telling the kitchen from the counter', () => {
  const { openCounter } = counterOnScreen();

  /** Rings up an item with choices that it does not ask for. */
  async function ringUp(page: Page, name: string, choices: readonly string[]): Promise<void> {
    await page.getByLabel('Search the menu').fill(name);
    await items(page)
      .getByRole('button', { name })
      .first()
      .click({ modifiers: ['Shift'] });
    const dialog = page.getByRole('dialog', { name });
    for (const choice of choices) await button(dialog, choice).click();
    await atRest(page);
    await page.screenshot({ path: `${SHOTS}/choices-${choices.length}.png` });
    expect(await auditPage(page), name).toEqual([]);
    await button(dialog, /^Add/).click();
    await page.getByLabel('Search the menu').fill('');
  }

  it.each(['light', 'dark'] as const)(
    '[K11] [K12] says on the line what is left out and what nobody may eat, %s',
    { timeout: 60_000 },
    async (scheme) => {
      const page = await openCounter({ colorScheme: scheme });
      await ringUp(page, 'Pastrami on rye', ['No Onions', 'No Gherkins', 'Allergy: Nuts']);
      await expect.poll(() => rows(page).first().textContent()).toContain('No OnionsNo GherkinsAllergy: Nuts');
      await page.screenshot({ path: `${SHOTS}/line-kinds-${scheme}.png` });
      expect(await auditPage(page)).toEqual([]);
    },
  );

  it('[K14] asks the kitchen to hurry once it makes something, and only once', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    const rush = page.getByRole('menuitem', { name: 'Rush in the kitchen' });
    await button(page, 'More for this order').click();
    expect(await rush.isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await button(page, /^Send/).click();
    await page.getByRole('img', { name: 'Sent to the kitchen' }).waitFor();
    await button(page, 'More for this order').click();
    await rush.click();
    await page.getByText('is told to hurry').waitFor();
    await page.getByRole('img', { name: 'The kitchen hurries with it' }).waitFor();
    await button(page, 'More for this order').click();
    expect(await rush.isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F7');
    const paper = page.getByRole('dialog', { name: 'Paper' });
    await paper.getByText('RUSH').waitFor();
    await atRest(page);
    await page.screenshot({ path: `${SHOTS}/rush.png` });
    expect(await auditPage(page)).toEqual([]);
  });
});
