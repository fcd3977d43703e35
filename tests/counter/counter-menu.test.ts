import { beforeAll, describe, expect, it } from 'vitest';
import type { CatalogChange } from '#shared/journal/records.ts';
import type { OrderLine } from '#shared/order/order.ts';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { id } from '#support/orders.ts';
import { auditPage } from '#support/renderer/audit-page.ts';
import { scan } from '#support/renderer/scan.ts';
import { atRest, button, counterOnScreen, find, items, LARGE, rows, SHOTS, SMALL } from './counter-on-screen.ts';

const price = (cents: number) => cents as never;

describe.skipIf(!findChromium())('the menu at the counter', () => {
  const { client, openCounter } = counterOnScreen();
  const names = {
    cheese: 'Mountain cheese',
    shirt: 'Tea towel',
    beer: 'Pale ale',
    menu: 'Lunch for one',
    bowl: 'Salad plate',
  };

  beforeAll(async () => {
    const { catalog } = await client().catalog.get();
    const find = (name: string) => catalog.items.find((item) => item.name === name)?.id ?? id<never>(0);
    const changes: CatalogChange[] = [
      {
        noun: 'item',
        id: id(0x9001),
        set: { name: names.cheese, price: price(2_490), unit: 'kg', barcodes: ['2112345', '2312345', '4006381333931'] },
      },
      {
        noun: 'item',
        id: id(0x9002),
        set: {
          name: names.shirt,
          price: price(900),
          variants: [
            { id: id(0x9a1), name: 'Blue', price: null, barcodes: ['96385074'] },
            { id: id(0x9a2), name: 'Linen', price: price(1_450) },
          ],
        },
      },
      {
        noun: 'schedule',
        id: id(0x9b1),
        set: { name: 'Always', hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1_440 }] },
      },
      { noun: 'schedule', id: id(0x9b2), set: { name: 'Never', hours: [] } },
      {
        noun: 'item',
        id: id(0x9003),
        set: { name: names.beer, price: price(500), prices: [{ price: price(350), scheduleId: id(0x9b1) }] },
      },
      { noun: 'item', id: id(0x9004), set: { name: 'Midnight soup', price: price(500), scheduleIds: [id(0x9b2)] } },
      {
        noun: 'item',
        id: id(0x9005),
        set: {
          name: names.menu,
          price: price(850),
          combo: [
            {
              id: id(0x9c1),
              name: 'To eat',
              choices: [
                { itemId: id(0x9003), upcharge: price(0) },
                { itemId: find('Granola bowl'), upcharge: price(150) },
              ],
            },
            { id: id(0x9c2), name: 'To drink', choices: [{ itemId: find('Espresso'), upcharge: price(0) }] },
          ],
        },
      },
      {
        noun: 'modifierGroup',
        id: id(0x9d2),
        set: { name: 'Dressing', min: 1, max: 1, modifiers: [{ id: id(0x9d3), name: 'Vinaigrette', price: price(0) }] },
      },
      {
        noun: 'modifierGroup',
        id: id(0x9d1),
        set: {
          name: 'Side',
          min: 1,
          max: 1,
          modifiers: [
            { id: id(0x9d4), name: 'Bread', price: price(0), isDefault: true },
            { id: id(0x9d5), name: 'Leaves', price: price(120), groupIds: [id(0x9d2)] },
          ],
        },
      },
      { noun: 'item', id: id(0x9006), set: { name: names.bowl, price: price(700), modifierGroupIds: [id(0x9d1)] } },
    ];
    await client().catalog.change({ commandId: newId(), changes });
  });

  it('[U30] [MN11] [MN12] rings up what a scanner reads, wherever somebody stands', async () => {
    const page = await openCounter();
    await scan(page, '96385074');
    await expect.poll(() => rows(page).first().textContent()).toMatch(/^1×Tea towel, Blue€9\.00$/);
    // The focus is on a tile, whose Enter would ring it up.
    await items(page).getByRole('button').first().focus();
    await scan(page, '96385074');
    await expect.poll(() => rows(page).first().textContent()).toMatch(/^2×/);
    expect(await rows(page).count()).toBe(1);
    const search = page.getByLabel('Search the menu');
    await search.fill('esp');
    await scan(page, '2112345003504');
    await expect.poll(() => rows(page).nth(1).textContent()).toMatch(/^0\.350kgMountain cheese€8\.72$/);
    expect(await search.inputValue()).toBe('esp');
    await search.fill('');
    await scan(page, '2312345012999');
    await expect.poll(() => rows(page).nth(2).textContent()).toMatch(/€12\.99$/);
    await scan(page, '4012345000009');
    await page.getByText('Nothing on the menu has the barcode 4012345000009.').waitFor();
    expect(await rows(page).count()).toBe(3);
    // The focus is on a choice, which takes no text.
    await button(page, /^Pay/).click();
    await page.getByText('Other terminal', { exact: true }).click();
    await scan(page, '96385074');
    await expect.poll(() => rows(page).count()).toBe(4);
    await page.keyboard.press('F2');
  });

  it('[U30] presses nothing while a dialog is open, and leaves what is typed alone', async () => {
    const page = await openCounter();
    await page.getByLabel('Search the menu').fill(names.cheese);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: names.cheese });
    await dialog.getByText('Enter the weight.').waitFor();
    await scan(page, '96385074');
    await page.getByText('Close what is open, then scan again.').waitFor();
    expect(await dialog.getByRole('button', { name: /^Weight/ }).textContent()).toBe('Weight0.000 kg');
    await page.keyboard.type('354', { delay: 80 });
    await expect.poll(() => dialog.getByRole('button', { name: /^Weight/ }).textContent()).toBe('Weight0.354 kg');
    await page.keyboard.press('Enter');
    // 0.354 × 24.90 = 8.8146.
    await expect.poll(() => rows(page).first().textContent()).toMatch(/^0\.354kgMountain cheese€8\.81$/);
    await page.keyboard.press('F2');
  });

  it('[U31] [U32] takes how many before the item, and rings the last line up once more', async () => {
    const page = await openCounter();
    await page.keyboard.type('12', { delay: 80 });
    await expect.poll(() => button(page, /× of the next item$/).textContent()).toBe('12 ×');
    await find(page, names.beer);
    await expect.poll(() => rows(page).first().textContent()).toMatch(/^12×Pale ale€42\.00$/);
    expect(await button(page, /× of the next item$/).textContent()).toBe('1 ×');
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press('+');
    await expect.poll(() => rows(page).first().textContent()).toMatch(/^13×/);
    await button(page, /× of the next item$/).click();
    await button(page.getByRole('dialog'), '3').click();
    await find(page, 'Espresso');
    await expect.poll(() => rows(page).nth(1).textContent()).toMatch(/^3×Espresso/);
    await page.keyboard.press('F2');
  });

  it('[MN1] [MN5] [MN15] [MN16] [MN20] asks for kinds, opened choices and parts, and shows what is on the menu now', async () => {
    const page = await openCounter({ viewport: SMALL });
    await page.getByLabel('Search the menu').fill('Midnight');
    await page.getByText('Nothing on the menu is called “Midnight”.').waitFor();
    await page.getByLabel('Search the menu').fill('');
    await find(page, names.shirt);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Choose which kind.').waitFor();
    await button(dialog, /^Linen/).click();
    await button(dialog, /^Add/).click();
    await expect.poll(() => rows(page).first().textContent()).toMatch(/Tea towel, Linen€14\.50$/);
    // A default is enough: nothing is asked.
    await find(page, names.bowl);
    await expect.poll(() => rows(page).nth(1).textContent()).toMatch(/Salad plateBread€7\.00$/);
    await rows(page).nth(1).click();
    await button(dialog, /^Leaves/).click();
    await dialog.getByText('Choose one of “Leaves: Dressing”.').waitFor();
    await atRest(page);
    await page.screenshot({ path: `${SHOTS}/opened-choices.png` });
    await button(dialog, /^Vinaigrette/).click();
    await button(dialog, /^Save/).click();
    await expect.poll(() => rows(page).nth(1).textContent()).toMatch(/Leaves.*Vinaigrette€8\.20$/);
    await find(page, names.menu);
    await button(dialog, /^Granola bowl/).click();
    await atRest(page);
    expect(await auditPage(page)).toEqual([]);
    await page.screenshot({ path: `${SHOTS}/combo-small.png` });
    await button(dialog, /^Pale ale/).click();
    await button(dialog, /^Add/).click();
    await expect.poll(() => rows(page).count()).toBe(4);
    const partPrices = async () => {
      const { openOrders } = await client().till.state();
      const parts = openOrders.flatMap(({ lines }) => lines.filter(({ combo }) => combo));
      return parts.reduce((sum, line) => sum + line.unitPrice, 0);
    };
    await expect.poll(partPrices).toBe(850);
    await rows(page).nth(3).focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => rows(page).count()).toBe(2);
    await page.keyboard.press('F2');
  });

  it('[O4] keeps what was chosen with a line when its note is changed, though the menu offers it no longer', async () => {
    const page = await openCounter();
    const hasVinaigrette = ({ modifiers, voided }: OrderLine) =>
      !voided && modifiers.some(({ name }) => name === 'Vinaigrette');
    const change = (set: { archived: boolean }) =>
      client().catalog.change({ commandId: newId(), changes: [{ noun: 'modifierGroup', id: id(0x9d2), set }] });
    await page.getByLabel('Search the menu').fill(names.bowl);
    const tile = items(page).getByRole('button', { name: names.bowl });
    await tile.click({ modifiers: ['Shift'] });
    const dialog = page.getByRole('dialog', { name: names.bowl });
    await button(dialog, /^Leaves/).click();
    await button(dialog, /^Vinaigrette/).click();
    await button(dialog, /^Add/).click();
    await expect.poll(() => rows(page).first().textContent()).toMatch(/Leaves.*Vinaigrette€8\.20$/);
    const isRungUp = async () => (await client().till.state()).openOrders.at(-1)?.lines.some(hasVinaigrette);
    await expect.poll(isRungUp).toBe(true);
    await change({ archived: true });
    await rows(page).first().click();
    await expect.poll(() => button(dialog, /^Vinaigrette/).count()).toBe(0);
    await dialog.getByLabel('Note', { exact: true }).fill('on the side');
    await button(dialog, /^Save/).click();
    await expect.poll(() => rows(page).first().textContent()).toMatch(/Leaves.*Vinaigrette.*on the side/);
    await change({ archived: false });
    await page.keyboard.press('F2');
  });

  it('[MN8] says that an item is sold out, sells it all the same, and brings it back', async () => {
    const page = await openCounter({ viewport: LARGE, colorScheme: 'dark' });
    await page.getByLabel('Search the menu').fill(names.beer);
    const tile = items(page).getByRole('button', { name: names.beer });
    await tile.click({ modifiers: ['Shift'] });
    await button(page.getByRole('dialog'), 'Sold out until I say').click();
    await expect.poll(() => tile.textContent()).toContain('sold out');
    await tile.click();
    const dialog = page.getByRole('dialog');
    await atRest(page);
    expect(await auditPage(page)).toEqual([]);
    await page.screenshot({ path: `${SHOTS}/sold-out-dark.png` });
    await button(dialog, /^Sell it all the same/).click();
    await expect.poll(() => rows(page).count()).toBe(1);
    await tile.click();
    await button(dialog, 'Back on sale').click();
    await expect.poll(() => tile.textContent()).not.toContain('sold out');
    await page.screenshot({ path: `${SHOTS}/menu-tiles-dark.png` });
    await page.keyboard.press('F2');
  });
});
