import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { MAX_PICTURE_LENGTH } from '#shared/catalog/picture.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { newId, openDay } from '#support/engine.ts';
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
  afterEach(() => till?.leave(page));
  afterAll(() => till?.[Symbol.asyncDispose]());

  const itemNamed = async (name: string) =>
    (await till.engine.client.catalog.get()).catalog.items.find((item) => item.name === name);
  async function openMenu(part?: string): Promise<void> {
    page = await till.open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Menu' }).click();
    if (part) await page.getByRole('tab', { name: part }).click();
  }
  const catalog = async () => (await till.engine.client.catalog.get()).catalog;
  const groupNamed = async (name: string) => (await catalog()).modifierGroups.find((group) => group.name === name);
  const looks = async (name: string) =>
    expect(await photograph(page, `settings/${name}`, { sizes: [TABLET, LAPTOP] })).toEqual([]);
  async function save(dialog: Locator): Promise<void> {
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
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

  it('[L12] [OF30] makes a category, in a colour that is chosen', async () => {
    await openMenu('Categories');
    await page.getByRole('button', { name: 'Add a category' }).click();
    const dialog = page.getByRole('dialog', { name: 'New category' });
    await dialog.getByLabel('Name', { exact: true }).fill('Breakfast for two');
    await dialog.getByLabel('Colour').click();
    await page.getByRole('slider').first().waitFor();
    await looks('menu-colour');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await catalog()).categories.map(({ name }) => name)).toContain('Breakfast for two');
  });

  it('[OF32] [OF37] makes a group of choices, sorts it by keyboard and by dragging, and keeps what others edit', {
    timeout: 90_000,
  }, async () => {
    await openMenu('Choices');
    await page.getByRole('button', { name: 'Add a group' }).click();
    const dialog = page.getByRole('dialog', { name: 'New group of choices' });
    await dialog.getByLabel('Name', { exact: true }).fill('Sauce');
    await dialog.getByLabel('At least').fill('2');
    for (const [at, name] of ['Ketchup', 'Mustard', 'Mayonnaise'].entries()) {
      await dialog.getByRole('button', { name: 'Add a choice' }).click();
      await dialog.getByLabel(`Choice of choice ${at + 1}`).fill(name);
    }
    await dialog.getByLabel('Adds of choice 3').fill('0,3o');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('The most cannot be less than the least.').waitFor();
    await dialog.getByText('Enter a price, such as 12.50.').waitFor();
    await looks('menu-choices');
    // All of it fits a tall window, so that nothing hides what is dragged.
    await page.setViewportSize({ width: 1440, height: 1600 });
    await dialog.getByLabel('At least').fill('1');
    await dialog.getByLabel('Adds of choice 3').fill('0,30');
    await dialog.getByLabel('Chosen at first of choice 2').check();
    const handle = (name: string) => dialog.getByRole('button', { name: `Move ${name}` });
    await handle('Mustard').focus();
    await page.keyboard.press('ArrowUp');
    await dialog.getByText('Mustard is number 1 of 3 now.').waitFor();
    // The one that goes down is the one that the page puts elsewhere.
    await page.keyboard.press('ArrowDown');
    await dialog.getByText('Mustard is number 2 of 3 now.').waitFor();
    await expect.poll(() => handle('Mustard').evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    await dialog.getByText('Mustard is number 1 of 3 now.').waitFor();
    await handle('Mayonnaise').scrollIntoViewIfNeeded();
    const [from, to] = [await handle('Mayonnaise').boundingBox(), await handle('Mustard').boundingBox()];
    if (!from || !to) throw new Error('there is nothing to drag');
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 60, { steps: 6 });
    await page.mouse.move(to.x + 20, to.y - 30, { steps: 4 });
    await page.mouse.up();
    await save(dialog);
    expect(await groupNamed('Sauce')).toMatchObject({
      ...{ min: 1, max: 1 },
      modifiers: [
        { name: 'Mayonnaise', price: 30 },
        { name: 'Mustard', price: 0, isDefault: true },
        { name: 'Ketchup', price: 0 },
      ],
    });

    const { id = newId<never>(), modifiers = [] } = (await groupNamed('Sauce')) ?? {};
    const change = (set: Extract<CatalogChange, { noun: 'modifierGroup' }>['set']) =>
      till.engine.client.catalog.change({
        commandId: newId(),
        changes: [{ noun: 'modifierGroup', id, set }],
      });
    // What a choice is for the kitchen is said with the stations, not here.
    await change({ modifiers: modifiers.map((one, at) => (at === 2 ? { ...one, kind: 'remove' } : one)) });
    await page.getByRole('button', { name: 'Edit Sauce' }).click();
    const again = page.getByRole('dialog', { name: 'Edit Sauce' });
    const opens = again.getByRole('combobox', { name: 'Then asks for of choice 1' });
    await opens.click();
    await page.getByRole('option').first().click();
    await looks('menu-choice-opens');
    await page.getByRole('option').first().click();
    await page.keyboard.press('Escape');
    await again.getByLabel('At most').fill('3');
    await again.getByLabel('Adds of choice 1').fill('0,40');
    // Meanwhile another till calls it otherwise.
    await change({ name: 'Sauces' });
    await save(again);
    expect(await groupNamed('Sauces')).toMatchObject({
      ...{ min: 1, max: 3 },
      modifiers: [{ price: 40 }, { price: 0 }, { name: 'Ketchup', kind: 'remove' }],
    });
    const [{ id: itemId } = { id: '' }] = (await catalog()).items;
    const named = { noun: 'item' as const, id: itemId, set: { modifierGroupIds: [id] } };
    await till.engine.client.catalog.change({ commandId: newId(), changes: [named] });
    await page.getByRole('button', { name: 'Remove Sauces' }).click();
    await page.getByRole('dialog').getByText('One item asks for it.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => groupNamed('Sauces')).toBeUndefined();
    const { db } = till.engine.engine.till;
    const records = db.prepare("SELECT fields FROM record WHERE noun = 'modifierGroup'").all() as { fields: string }[];
    expect(records.map(({ fields }) => JSON.parse(fields))).toContainEqual(
      expect.objectContaining({ name: 'Sauces', archived: true }),
    );
  });

  it('[OF33] [OF34] [OF35] makes a tax, hours with another price at them, and says what scales print', {
    timeout: 90_000,
  }, async () => {
    await openMenu('Taxes');
    await page.getByRole('button', { name: 'Add a tax' }).click();
    const tax = page.getByRole('dialog', { name: 'New tax' });
    await tax.getByLabel('Name', { exact: true }).fill('City tax');
    await tax.getByLabel('Rate').fill('101');
    await tax.getByRole('button', { name: 'Save' }).click();
    await tax.getByText('Enter a share up to 100').waitFor();
    await tax.getByLabel('Rate').fill('8,875');
    await tax.getByLabel('Are without it: it comes on top').check();
    await tax.getByLabel('Delivery').uncheck();
    await looks('menu-tax');
    await save(tax);
    expect((await catalog()).taxes.find(({ name }) => name === 'City tax')).toMatchObject({
      ...{ rate: 88_750, inclusive: false, orderTypes: ['dine-in', 'takeaway', 'pick-up'] },
    });

    await page.getByRole('tab', { name: 'Hours' }).click();
    await page.getByText('There are no hours yet.').waitFor();
    await page.getByRole('button', { name: 'Add hours' }).click();
    const hours = page.getByRole('dialog', { name: 'New hours' });
    await hours.getByLabel('Name', { exact: true }).fill('Happy hour');
    await hours.getByLabel('Sat').check();
    await hours.getByLabel('From of span 1').fill('22:00');
    await hours.getByLabel('Until of span 1').fill('01:30');
    await hours.getByText('On the next day.').waitFor();
    await looks('menu-hours');
    await save(hours);
    await page.getByText('Mon–Sat 22:00–01:30').waitFor();

    await page.getByRole('tab', { name: 'Items' }).click();
    await page.getByLabel('Search the items').fill('espresso');
    await page.getByRole('button', { name: 'Edit Espresso' }).first().click();
    const item = page.getByRole('dialog', { name: /^Edit Espresso/ });
    await item.getByRole('button', { name: 'Add a price' }).click();
    await item.getByLabel('Price of other price 1').fill('1.5');
    await item.getByRole('button', { name: 'Save' }).click();
    await item.getByText('Say when: at which hours').waitFor();
    await item.getByRole('combobox', { name: 'At of other price 1' }).click();
    await page.getByRole('option', { name: 'Happy hour' }).click();
    const types = item.getByRole('combobox', { name: 'Orders that are of other price 1' });
    await types.click();
    await page.getByRole('option', { name: 'Delivery' }).click();
    await looks('menu-other-price');
    await page.getByRole('option', { name: 'Delivery' }).click();
    await page.keyboard.press('Escape');
    await save(item);
    const happy = (await catalog()).schedules.find(({ name }) => name === 'Happy hour');
    expect((await itemNamed('Espresso'))?.prices).toEqual([{ price: 150, scheduleId: happy?.id }]);

    await page.getByRole('tab', { name: 'Scales' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Begins with 27' });
    await row.getByText('Price', { exact: true }).click();
    await expect
      .poll(async () => (await till.engine.client.till.state()).settings.shop.scaleLabels)
      .toEqual([
        { prefix: '21', says: 'weight' },
        { prefix: '23', says: 'price' },
        { prefix: '27', says: 'price' },
      ]);
    await looks('menu-scales');
  });

  it('[OF36] makes a combo of places with choices', { timeout: 60_000 }, async () => {
    await openMenu();
    await page.getByRole('button', { name: 'Add an item' }).click();
    const dialog = page.getByRole('dialog', { name: 'New item' });
    await dialog.getByLabel('Name', { exact: true }).fill('Lunch deal');
    await dialog.getByLabel('Price', { exact: true }).fill('11');
    for (const [at, name] of ['Main', 'Drink'].entries()) {
      await dialog.getByRole('button', { name: 'Add a place' }).click();
      await dialog.getByRole('textbox', { name: `Place ${at + 1}` }).fill(name);
    }
    const add = async (place: number, name: string) => {
      const field = dialog.getByRole('combobox', { name: `Add something to choose ${place}` });
      await field.fill(name);
      await page.getByRole('option', { name, exact: true }).click();
    };
    await add(1, 'Granola bowl');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Every place needs something to choose.').waitFor();
    await add(2, 'Espresso');
    await add(2, 'Flat white');
    await dialog.getByLabel('What Flat white adds to the price').fill('1.20');
    await looks('menu-combo');
    await save(dialog);
    const granola = await itemNamed('Granola bowl');
    const [espresso, flatWhite] = [await itemNamed('Espresso'), await itemNamed('Flat white')];
    expect(await itemNamed('Lunch deal')).toMatchObject({
      combo: [
        { name: 'Main', choices: [{ itemId: granola?.id, upcharge: 0 }] },
        {
          name: 'Drink',
          choices: [
            { itemId: espresso?.id, upcharge: 0 },
            { itemId: flatWhite?.id, upcharge: 120 },
          ],
        },
      ],
    });
  });

  it('[MN9] [OF30] puts a picture on a tile, made small, and shows it at the counter', {
    timeout: 60_000,
  }, async () => {
    await openMenu();
    await page.getByLabel('Search the items').fill('croissant');
    await page.getByRole('button', { name: 'Edit Butter croissant' }).click();
    const dialog = page.getByRole('dialog', { name: /^Edit Butter/ });
    await dialog.getByRole('button', { name: 'Choose a picture…' }).waitFor();
    const file = dialog.locator('input[type=file]');
    await file.setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
    await dialog.getByText('This file cannot be read as a picture.').waitFor();
    await file.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: await photoIn(page) });
    await dialog.getByRole('img', { name: 'The picture of the tile' }).scrollIntoViewIfNeeded();
    await looks('menu-picture');
    await save(dialog);
    const pictureId = (await itemNamed('Butter croissant'))?.pictureId;
    const { pictures } = await till.engine.client.catalog.pictures({ pictureIds: pictureId ? [pictureId] : [] });
    expect(pictures[0]?.data).toMatch(/^data:image\/webp/);
    expect(pictures[0]?.data.length).toBeLessThan(MAX_PICTURE_LENGTH);
    await page.getByRole('button', { name: 'Counter' }).click();
    await page.getByLabel('Search the menu').fill('croissant');
    const tile = page.getByRole('list', { name: 'Items' }).getByRole('button', { name: /^Butter croissant/ });
    const shown = tile.locator('img');
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(192);
    await page.getByLabel('Search the menu').fill('c');
    await looks('menu-picture-tile');
  });
});

/** A large picture, as a telephone would take it. */
async function photoIn(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1_600, 1_200);
    const pen = canvas.getContext('2d');
    if (!pen) return '';
    const sky = pen.createLinearGradient(0, 0, 1_600, 1_200);
    sky.addColorStop(0, '#fff3d6');
    sky.addColorStop(0.6, '#d98b3a');
    sky.addColorStop(1, '#3a2412');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 1_600, 1_200);
    for (let at = 0; at < 400; at += 1) {
      pen.fillStyle = `hsl(${(at * 37) % 60}deg 70% ${30 + ((at * 13) % 50)}%)`;
      pen.fillRect((at * 271) % 1_600, (at * 173) % 1_200, 40, 25);
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
  });
  return Buffer.from(base64, 'base64');
}
