import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { openDay, openOrder, settle } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';
import { levelsAt } from '#support/stock.ts';
import { atRest, items } from '../counter/counter-on-screen.ts';

/** As long as a busy machine may take. */
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000 });

describe.skipIf(!findChromium())('stock on the screen', () => {
  let till: TillOnScreen;
  let page: Page;
  let name: string;
  let other: string;
  let itemId: string;

  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
    const { catalog } = await till.engine.client.catalog.get();
    const plain = catalog.items.filter((item) => item.price !== null && item.modifierGroupIds.length === 0);
    const [one, two] = [plain[0], plain[1]];
    if (!one || !two) throw new Error('the demo menu is shorter');
    name = one.name;
    itemId = one.id;
    other = two.name;
  });
  afterEach(async () => {
    await till?.leave(page);
  });
  afterAll(() => till?.[Symbol.asyncDispose]());

  async function openStock() {
    page = await till.open();
    page.setDefaultTimeout(10_000);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Stock' }).click();
    await page.getByRole('heading', { name: 'Stock', exact: true }).waitFor();
  }
  const row = () => page.getByRole('listitem').filter({ hasText: name });
  const dialog = () => page.getByRole('dialog');
  /** Which of what leads out of the dialog is shut. */
  const waysOut = async () =>
    Promise.all((await dialog().getByRole('button', { name: 'Cancel' }).all()).map((way) => way.isDisabled()));
  const sell = async () => settle(till.engine, await openOrder(till.engine, itemId), 90_000);
  const level = async () => (await levelsAt(till.engine))[itemId];
  const tile = () =>
    items(page)
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .first();

  it('[SK13] tracks an item by keyboard alone, then receives, counts and wastes it', async () => {
    await openStock();
    await page.getByText('Nothing is tracked yet.').waitFor();
    await page.getByRole('button', { name: 'Track an item' }).press('Enter');
    const choice = dialog().getByRole('combobox', { name: 'Item' });
    await choice.fill(name);
    await page.getByRole('option', { name, exact: true }).waitFor();
    await choice.press('ArrowDown');
    await choice.press('Enter');
    await dialog().getByLabel('How many are there now').fill('4');
    await dialog().getByLabel('Low level').fill('3');
    await page.keyboard.press('Enter');
    await row().getByText('4 left', { exact: true }).waitFor();
    expect(await level()).toBe(4_000);

    await page.getByRole('button', { name: `Receive ${name}` }).click();
    await dialog().getByLabel('How many came in').fill('2,5');
    await page.keyboard.press('Enter');
    await row().getByText('6.500 left').waitFor();

    await page.getByRole('button', { name: `Count ${name}` }).click();
    await sell();
    await dialog().getByText('The till shows 6.500.').waitFor();
    await dialog().getByLabel('How many are there').fill('6');
    await page.keyboard.press('Enter');
    await row().getByText('5 left').waitFor();

    await page.getByRole('button', { name: `More for ${name}` }).press('Enter');
    await page.getByRole('menuitem', { name: 'Waste…' }).press('Enter');
    await dialog().getByLabel('How many are thrown away').fill('0');
    await page.keyboard.press('Enter');
    await dialog().getByText('Enter a number').waitFor();
    await dialog().getByText('Say why.').waitFor();
    await dialog().getByLabel('How many are thrown away').fill('2');
    await dialog().getByLabel('Why').fill('Dropped');
    await page.keyboard.press('Enter');
    await row().getByText('3 left').waitFor();
    expect(await level()).toBe(3_000);
  });

  it('[SK12] the tile says what is left as it runs out, in its name too, and never keeps anybody from selling', async () => {
    page = await till.open();
    await items(page).getByRole('button').first().waitFor();
    await tile().getByText('3 left').waitFor();
    await sell();
    await sell();
    await page
      .getByRole('button', { name: new RegExp(`^${name} ?1 left`) })
      .first()
      .waitFor();
    await sell();
    await sell();
    await tile().getByText('none left').waitFor();
    expect(await items(page).getByText('left').count()).toBe(1);
    await tile().click();
    await page.getByRole('list', { name: 'Lines of the order' }).getByRole('button', { name }).waitFor();
    await page.getByLabel('Search the menu').fill(name);
    await atRest(page);
    expect(await photograph(page, 'stock/tile-none', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Stock' }).click();
    await row().getByText('None left (-1)').waitFor();
  });

  it('[OF22] keeps a dialog whose change is on its way until the till has answered, and receives it once', async () => {
    await openStock();
    await page.getByRole('button', { name: `Receive ${name}` }).click();
    await dialog().getByLabel('How many came in').fill('2');
    await till.station.stop();
    await page.keyboard.press('Enter');
    await dialog().getByText('Saving. It closes once the till has answered.').waitFor();
    expect(await waysOut()).toEqual([true, true]);
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    expect(await photograph(page, 'stock/sending', { sizes: [TABLET] })).toEqual([]);
    expect(await dialog().getByLabel('How many came in').inputValue()).toBe('2');
    await till.station.start();
    await row().getByText('1 left', { exact: true }).waitFor();
    await dialog().waitFor({ state: 'hidden' });
    expect(await level()).toBe(1_000);
  });

  it('[SK13] [OF22] sets the low level, and stops tracking', async () => {
    await openStock();
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Low level' }).click();
    await dialog().getByLabel('Low level').fill('');
    await page.keyboard.press('Enter');
    await row().getByText('No low level').waitFor();
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Stop tracking' }).click();
    await till.station.stop();
    await dialog().getByRole('button', { name: 'Stop tracking' }).click();
    await dialog().getByText('Saving.').waitFor();
    await page.keyboard.press('Escape');
    expect(await waysOut()).toEqual([true, true]);
    await till.station.start();
    await page.getByText('Nothing is tracked yet.').waitFor();
    await eventually(async () => expect(await level()).toBeUndefined());
  });

  it('reads well in every size, light and dark', async () => {
    await openStock();
    const wrong: string[] = [];
    const look = async (picture: string) => {
      await atRest(page);
      wrong.push(...(await photograph(page, `stock/${picture}`, { sizes: [TABLET, LAPTOP] })));
    };
    await look('nothing');
    for (const [item, now, low] of [
      [name, '2', '3'],
      [other, '12', ''],
    ] as const) {
      await page.getByRole('button', { name: 'Track an item' }).click();
      await dialog().getByRole('combobox', { name: 'Item' }).fill(item);
      await page.getByRole('option', { name: item, exact: true }).click();
      await dialog().getByLabel('How many are there now').fill(now);
      await dialog().getByLabel('Low level').fill(low);
      await page.keyboard.press('Enter');
      await page.getByRole('listitem').filter({ hasText: item }).getByText(`${now} left`, { exact: true }).waitFor();
    }
    await look('levels');
    await page.getByRole('button', { name: `More for ${name}` }).click();
    await look('menu');
    await page.getByRole('menuitem', { name: 'Waste…' }).click();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await look('waste-dialog');
    expect(wrong).toEqual([]);
  }, 120_000);
});
