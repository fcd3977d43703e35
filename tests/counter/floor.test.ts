import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findChromium } from '#support/find-chromium.ts';
import { auditFocus } from '#support/renderer/audit-focus.ts';
import { photograph } from '#support/renderer/photograph.ts';
import { atRest, button, counterOnScreen, LARGE, rows, SMALL, tap } from './counter-on-screen.ts';

const PATIENCE = { timeout: 8_000 };
const LOOKS = { sizes: [SMALL, LARGE] };

describe.skipIf(!findChromium())('tables', () => {
  const { client, openCounter } = counterOnScreen();
  const open = async () => (await client().till.state()).openOrders;
  const goTo = (page: Page, name: string) => button(page.getByRole('navigation', { name: 'Screens' }), name).click();
  const table = (page: Page, name: string, says = '') =>
    button(page.getByRole('group', { name: /^Tables of/ }), new RegExp(`^${name} ${says}`));

  it('[FP4] [FP9] are put where they stand, by hand and by keys; until then nothing of them shows', async () => {
    const page = await openCounter({ viewport: SMALL });
    expect(await button(page.getByRole('navigation', { name: 'Screens' }), 'Tables').count()).toBe(0);
    await goTo(page, 'Settings');
    await page.getByRole('tab', { name: 'Tables' }).click();
    await button(page, 'Add a room').click();
    for (const name of ['1', '2', '3']) {
      await button(page, 'Add a table').click();
      await page.getByRole('button', { name: `Table ${name},` }).waitFor();
    }
    const third = page.getByRole('button', { name: 'Table 3,' });
    const box = await third.boundingBox();
    if (!box) throw new Error('the table is not on the page');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y + 140, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByText('Round', { exact: true }).click();
    const saved = async () => (await client().till.state()).settings.tables.find(({ name }) => name === '3');
    await expect.poll(saved, PATIENCE).toMatchObject({ x: 8, y: 5, width: 4, height: 3, shape: 'round', seats: 4 });
    expect(await third.getAttribute('aria-label')).toBe('Table 3, 4 seats, column 9, row 6, 4 by 3');
    expect(await photograph(page, 'counter/floor-settings', { sizes: [SMALL] })).toEqual([]);
  });

  it('[FP4] [FP5] [FP8] [U50] seat guests with two taps, and show what they wait for', async () => {
    const page = await openCounter({ viewport: SMALL });
    await goTo(page, 'Tables');
    await table(page, '1', 'Free').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await button(page, '3 guests').click();
    await button(page, /Order A-001 Table 2 · 3 guests/).waitFor();
    await tap(page, 'Espresso');
    await button(page, /^Send/).click();
    await goTo(page, 'Tables');
    await table(page, '2', 'Sent €2.60 0 min 3 guests').waitFor();
    // Who sits at a table and has ordered nothing yet still sits there when others are served.
    await table(page, '1', 'Free').click();
    await button(page, '2 guests').click();
    await button(page, /Table 1 · 2 guests/).waitFor();
    await goTo(page, 'Tables');
    await table(page, '2', 'Sent').click();
    expect(await rows(page).count()).toBe(1);
    await expect.poll(async () => (await open()).length).toBe(2);
    await goTo(page, 'Tables');
    await table(page, '1', 'Seated 0 min 2 guests').waitFor();
    expect(await photograph(page, 'counter/floor', LOOKS)).toEqual([]);
    expect(await auditFocus(page)).toEqual([]);
  });

  it('[FP3] [K70] move to another table, to one at which others sit, and to several put together', async () => {
    const page = await openCounter({ viewport: SMALL });
    await goTo(page, 'Tables');
    await table(page, '2').click();
    const move = async () => {
      await button(page, 'More for this order').click();
      await page.getByRole('menuitem', { name: 'To a table…' }).click();
      await page.getByText('Where does order A-001 go?').waitFor();
    };
    await move();
    await atRest(page);
    expect(await photograph(page, 'counter/floor-moving', LOOKS)).toEqual([]);
    await table(page, '3', 'Free').click();
    await button(page, /Table 3 · 3 guests/).waitFor();
    await expect
      .poll(async () => (await client().printing.jobs({})).jobs.map(({ content }) => kindOf(content)), PATIENCE)
      .toContain('moved');
    await move();
    await page.getByRole('switch', { name: 'Also keep 3, put together' }).check();
    await table(page, '2', 'Free').click();
    await button(page, /Table 3 \+ 2 · 3 guests/).waitFor();
    await move();
    await table(page, '1', 'Seated').click();
    await button(page, 'Sit beside, as an order of its own').click();
    await goTo(page, 'Tables');
    await table(page, '1', 'Sent €2.60 0 min 5 guests 2 orders').click();
    expect(await photograph(page, 'counter/floor-several', LOOKS)).toEqual([]);
    await button(page, /^A-001 · Sent/).click();
    await button(page, /Order A-001 Table 1/).waitFor();
  });

  it('[FP10] [FP16] go with their lines to another order or a new one, some of them or all', async () => {
    const page = await openCounter({ viewport: SMALL });
    await goTo(page, 'Tables');
    await table(page, '1').click();
    await button(page, /^A-001 · Sent/).click();
    await tap(page, 'Espresso');
    await tap(page, 'Sencha');
    await button(page, 'More for this order').click();
    await page.getByRole('menuitem', { name: 'Items to another order…' }).click();
    await page.getByRole('checkbox', { name: /Sencha/ }).check();
    await atRest(page);
    expect(await photograph(page, 'counter/give-lines', { sizes: [SMALL] })).toEqual([]);
    await button(page, 'Give over').click();
    const linesOf = async (number: string) =>
      (await open()).find((order) => order.number === number)?.lines.filter(({ voided }) => !voided).length;
    await expect.poll(() => linesOf('A-002'), PATIENCE).toBe(1);
    await button(page, 'More for this order').click();
    await page.getByRole('menuitem', { name: 'Items to another order…' }).click();
    await page
      .getByRole('checkbox', { name: /Espresso/ })
      .last()
      .check();
    await page.getByRole('combobox', { name: 'To which order?' }).click();
    await page.getByRole('option', { name: 'A new order' }).click();
    await button(page, 'Give over').click();
    await expect.poll(() => linesOf('A-003'), PATIENCE).toBe(1);
    expect((await open()).find(({ number }) => number === 'A-003')?.tables).toMatchObject([{ name: '1' }]);
    await atRest(page);
    expect(await photograph(page, 'counter/given-to-new', { sizes: [SMALL] })).toEqual([]);
    await button(page, 'More for this order').click();
    await page.getByRole('menuitem', { name: 'To a table…' }).click();
    await table(page, '1').click();
    await button(page, 'Put together with A-002').click();
    await button(page, /Order A-002 Table 1 · 5 guests/).waitFor();
    await expect.poll(async () => (await open()).map(({ number }) => number), PATIENCE).toEqual(['A-002', 'A-003']);
    expect(await rows(page).count()).toBe(2);
  });
});

const kindOf = (content: { kind: string; ticket?: { kind?: string | undefined } }): string | undefined =>
  content.kind === 'ticket' ? content.ticket?.kind : undefined;
