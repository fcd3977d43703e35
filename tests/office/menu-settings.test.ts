import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

describe.skipIf(!findChromium())('the menu in the settings', () => {
  let till: TillOnScreen;
  let page: Page;

  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
  });
  afterEach(() => page?.context().close());
  afterAll(() => till?.[Symbol.asyncDispose]());

  const itemNamed = async (name: string) =>
    (await till.engine.client.catalog.get()).catalog.items.find((item) => item.name === name);
  async function openMenu(): Promise<void> {
    page = await till.open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Menu' }).click();
  }

  it('[OF30] makes an item with kinds and barcodes, and changes one field of it', { timeout: 60_000 }, async () => {
    await openMenu();
    await page.getByRole('button', { name: 'Add an item' }).waitFor();
    expect(await photograph(page, 'settings/menu', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await page.getByRole('button', { name: 'Add an item' }).click();
    const dialog = page.getByRole('dialog', { name: 'New item' });
    await dialog.getByLabel('Name', { exact: true }).fill('Tea towel');
    await dialog.getByLabel('Price', { exact: true }).fill('nine');
    await dialog.getByRole('button', { name: 'Add a kind' }).click();
    await dialog.getByLabel('Name of kind 1').fill('Linen');
    await dialog.getByLabel('Price of kind 1').fill('14,5');
    await dialog.getByLabel('Barcodes of kind 1').fill('96385074');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Enter a price, such as 12.50.').waitFor();
    expect(await photograph(page, 'settings/menu-item', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await dialog.getByLabel('Price', { exact: true }).fill('9');
    await dialog.getByLabel('Barcodes', { exact: true }).fill('4006381333931 2112345');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await itemNamed('Tea towel')).toMatchObject({
      ...{ price: 900, barcodes: ['4006381333931', '2112345'] },
      variants: [{ name: 'Linen', price: 1_450, barcodes: ['96385074'] }],
    });

    await page.getByLabel('Search the items').fill('tea tow');
    await page.getByRole('button', { name: 'Edit Tea towel' }).click();
    const again = page.getByRole('dialog', { name: 'Edit Tea towel' });
    await again.getByLabel('Price', { exact: true }).fill('');
    await again.getByRole('button', { name: 'Save' }).click();
    await again.waitFor({ state: 'detached' });
    await expect.poll(async () => (await itemNamed('Tea towel'))?.price).toBeNull();
    expect(await itemNamed('Tea towel')).toMatchObject({ name: 'Tea towel', variants: [{ price: 1_450 }] });
    await page.getByRole('button', { name: 'Remove Tea towel' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => itemNamed('Tea towel')).toBeUndefined();
  });

  it('[OF30] makes a category', async () => {
    await openMenu();
    await page.getByRole('button', { name: 'Add a category' }).click();
    const dialog = page.getByRole('dialog', { name: 'New category' });
    await dialog.getByLabel('Name', { exact: true }).fill('Breakfast for two');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { catalog } = await till.engine.client.catalog.get();
    expect(catalog.categories.map(({ name }) => name)).toContain('Breakfast for two');
  });
});
