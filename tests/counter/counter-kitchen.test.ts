import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findChromium } from '#support/find-chromium.ts';
import { auditPage } from '#support/renderer/audit-page.ts';
import { atRest, button, counterOnScreen, items, rows, SHOTS, tap } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('telling the kitchen from the counter', () => {
  const { client, openCounter } = counterOnScreen();

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

  it('[U62] hears nothing of a line that is saved as it stands', async () => {
    const page = await openCounter();
    await ringUp(page, 'Pastrami on rye', ['No Onions']);
    await button(page, /^Send/).click();
    await page.getByRole('img', { name: 'Sent to the kitchen' }).waitFor();
    const order = async () => (await client().till.state()).openOrders.at(-1);
    const before = await order();
    const dialog = page.getByRole('dialog', { name: /Pastrami/ });
    await rows(page).first().click();
    await button(dialog, /^Save/).click();
    await dialog.waitFor({ state: 'detached' });
    await rows(page).first().click();
    await dialog.getByLabel('Note', { exact: true }).fill('cut in half');
    await button(dialog, /^Save/).click();
    await expect.poll(() => rows(page).first().textContent()).toContain('cut in half');
    await expect.poll(async () => (await order())?.lines.some(({ note }) => note === 'cut in half')).toBe(true);
    // The second was the only change: what was rung up is off, what took its place stands.
    expect((await order())?.lines).toHaveLength((before?.lines.length ?? 0) + 1);
  });

  it.each(['light', 'dark'] as const)(
    '[U40] [U41] rings up for seats and courses, moves lines, fires what waits and splits by seat, %s',
    { timeout: 90_000 },
    async (scheme) => {
      const page = await openCounter({ colorScheme: scheme });
      const choose = (name: string) => button(page, name).click();
      await choose('Dine in');
      await tap(page, 'Sencha');
      expect(await page.getByRole('group', { name: 'What is rung up next is for' }).count()).toBe(0);
      await page
        .getByRole('heading', { name: /^Order / })
        .getByRole('button')
        .click();
      const details = page.getByRole('dialog', { name: /^About order/ });
      for (let guests = 0; guests < 3; guests += 1) await button(details, /^More/).click();
      await button(details, 'Save').click();
      for (const [seat, course, item] of [
        ['Seat 1', 'Course 1', 'Earl Grey'],
        ['Seat 2', 'Course 2', 'Cola 0.33 l'],
        ['Seat 2', 'Course 2', 'Cola 0.33 l'],
        ['The whole table', 'Course 2', 'Fresh mint tea'],
      ] as const) {
        await choose(seat);
        await choose(course);
        await tap(page, item);
      }
      await expect.poll(() => rows(page).allTextContents()).toHaveLength(4);
      await button(page, /^Send/).click();
      const second = page.getByRole('region', { name: 'Course 2' });
      await second.getByText('waits 0 min').waitFor();
      expect(await second.getByRole('img', { name: 'Sent to the kitchen' }).count()).toBe(0);
      expect(await auditPage(page)).toEqual([]);
      await button(page, 'Move…').click();
      const dialog = page.getByRole('dialog', { name: 'Seats and courses' });
      await dialog.getByLabel(/Fresh mint tea/).check();
      await dialog.getByRole('group', { name: 'To a seat' }).getByRole('button', { name: 'Seat 3' }).click();
      await dialog.getByText('Seat 3 · Course 2').waitFor();
      await atRest(page);
      await page.screenshot({ path: `${SHOTS}/move-lines-${scheme}.png` });
      expect(await auditPage(page)).toEqual([]);
      await button(dialog, 'Done').click();
      await button(page, 'Fire course 2').click();
      await second.getByText('fired 0 min ago').waitFor();
      await expect.poll(() => second.getByRole('img', { name: 'Sent to the kitchen' }).count()).toBe(2);
      await page.screenshot({ path: `${SHOTS}/courses-${scheme}.png` });
      await page.keyboard.press('F7');
      await page.getByRole('dialog', { name: 'Paper' }).getByText('FIRED: COURSE 2').first().waitFor();
      await page.keyboard.press('Escape');
      await button(page, /^Pay/).click();
      await button(page, 'Split…').click();
      await page.getByText('By seat', { exact: true }).click();
      await expect
        .poll(() => page.getByRole('list', { name: 'What each check comes to' }).getByRole('listitem').count())
        .toBe(3);
      await atRest(page);
      await page.screenshot({ path: `${SHOTS}/split-by-seat-${scheme}.png` });
    },
  );

  it('[K64] tells the kitchen of allergies of a whole order, also after it was sent', { timeout: 60_000 }, async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    await button(page, /^Send/).click();
    await page.getByRole('img', { name: 'Sent to the kitchen' }).waitFor();
    await page
      .getByRole('heading', { name: /^Order / })
      .getByRole('button')
      .click();
    const details = page.getByRole('dialog', { name: /^About order/ });
    await button(details, 'Allergies').click();
    await button(details, 'Nuts').click();
    await details.getByLabel('Another allergy').fill('Kiwi');
    await page.keyboard.press('Enter');
    const note = details.getByLabel('Note for the kitchen');
    await note.fill('long '.repeat(41));
    await details.getByText('A note has at most 200 characters: take out 4 more.').waitFor();
    await atRest(page);
    await page.screenshot({ path: `${SHOTS}/note-too-long.png` });
    expect(await auditPage(page)).toEqual([]);
    await button(details, 'Save').click({ force: true });
    expect(await note.inputValue()).toHaveLength(205);
    await note.fill('');
    await atRest(page);
    await page.screenshot({ path: `${SHOTS}/allergies.png` });
    expect(await auditPage(page)).toEqual([]);
    await button(details, 'Save').click();
    await page.getByText('Allergy: Nuts, Kiwi').waitFor();
    await button(page, /^Send/).click();
    await page.keyboard.press('F7');
    const paper = page.getByRole('dialog', { name: 'Paper' });
    await paper.getByText('Already sent: nothing new').first().waitFor();
    await paper.getByText('!! ALLERGY: Nuts, Kiwi !!').waitFor();
    await page.keyboard.press('Escape');
    await atRest(page);
    expect(await auditPage(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    '[K80] [K81] [U60] says what the guest of a line is allergic to, also after it was sent, %s',
    { timeout: 60_000 },
    async (colorScheme) => {
      const page = await openCounter({ colorScheme, viewport: { width: 1024, height: 768 } });
      await tap(page, 'Sencha');
      await button(page, /^Send/).click();
      await page.getByRole('img', { name: 'Sent to the kitchen' }).waitFor();
      await rows(page).first().click();
      const dialog = page.getByRole('dialog', { name: /Sencha/ });
      await button(dialog, 'Allergies').click();
      await button(dialog, 'Milk').click();
      await page.keyboard.press('Tab');
      await dialog.getByLabel('Another allergy').fill('Kiwi 2');
      await atRest(page);
      await page.screenshot({ path: `${SHOTS}/line-allergies-open-${colorScheme}.png` });
      expect(await auditPage(page)).toEqual([]);
      // What is typed and not taken yet is meant, too.
      await button(dialog, /^Save/).click();
      await expect.poll(() => rows(page).first().textContent()).toContain('Allergy: Milk, Kiwi 2');
      await expect.poll(() => page.getByRole('img', { name: 'Sent to the kitchen' }).count()).toBe(0);
      await tap(page, 'Sencha');
      await expect.poll(() => rows(page).count()).toBe(2);
      await button(page, /^Send 2/).click();
      await expect.poll(() => page.getByRole('img', { name: 'Sent to the kitchen' }).count()).toBe(2);
      await page.screenshot({ path: `${SHOTS}/line-allergies-${colorScheme}.png` });
      await page.keyboard.press('F7');
      const paper = page.getByRole('dialog', { name: 'Paper' });
      await paper.getByText('CHANGED').first().waitFor();
      await paper.getByText('!! ALLERGY: Kiwi 2 !!').first().waitFor();
      await atRest(page);
      await page.screenshot({ path: `${SHOTS}/line-allergies-paper-${colorScheme}.png` });
    },
  );
});
