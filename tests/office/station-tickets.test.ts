import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { newId, openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

describe.skipIf(!findChromium())('how a station’s tickets look', () => {
  let till: TillOnScreen;
  let page: Page;

  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
  });
  afterEach(() => till?.leave(page));
  afterAll(() => till?.[Symbol.asyncDispose]());

  const kitchen = async () => {
    const { settings } = await till.engine.client.till.state();
    const station = settings.stations.find(({ name }) => name === 'Kitchen');
    if (!station) throw new Error('the demo shop has no kitchen');
    return station;
  };
  async function edit(): Promise<{ dialog: Locator; preview: Locator }> {
    page = await till.open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Stations' }).click();
    await page.getByRole('button', { name: 'Edit Kitchen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit Kitchen' });
    return { dialog, preview: dialog.getByRole('region', { name: 'How its tickets look' }) };
  }

  it('[K18] is shown while they are chosen, and kept', { timeout: 60_000 }, async () => {
    const { dialog, preview } = await edit();
    const slips = () => preview.locator('> div').count();
    const heightOf = async () => (await preview.getByText('2 × Cheeseburger').boundingBox())?.height ?? 0;
    await preview.getByText('ALSO AT: GRILL').waitFor();
    expect(await photograph(page, 'settings/station-tickets', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    const before = await heightOf();
    await dialog.getByText('Huge', { exact: true }).click();
    await expect.poll(heightOf).toBeGreaterThan(before);
    await dialog.getByRole('switch', { name: 'Prints notes' }).click();
    await expect.poll(() => preview.getByText('cut in half').count()).toBe(0);
    await dialog.getByRole('switch', { name: 'A ticket for each item' }).click();
    await preview.getByText('Item 3 of 3').waitFor();
    expect(await slips()).toBe(3);
    await dialog.getByRole('combobox', { name: 'Copies of each ticket' }).click();
    await page.getByRole('option', { name: '2' }).click();
    await expect.poll(slips).toBe(6);
    await dialog.getByRole('switch', { name: 'Puts orders together' }).click();
    await preview
      .getByText(/^ +AT: GRILL$/)
      .first()
      .waitFor();
    await dialog.getByLabel('Name', { exact: true }).fill('Pass');
    await preview.getByText('Pass').first().waitFor();
    expect(await photograph(page, 'settings/station-tickets-apart', { sizes: [LAPTOP] })).toEqual([]);
    await dialog.getByLabel('Name', { exact: true }).fill('Kitchen');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const looks = { kind: 'expo', itemSize: 'huge', printsNotes: false, oneItemPerTicket: true, copies: 2 };
    expect(await kitchen()).toMatchObject(looks);
  });

  it('[K7] [K11] lets a choice be made at a station of its own, and leave something out', {
    timeout: 60_000,
  }, async () => {
    page = await till.open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Stations' }).click();
    await page.getByRole('button', { name: 'On top' }).click();
    await page.getByText('Extra egg').waitFor();
    const egg = page.getByRole('listitem').filter({ hasText: 'Extra egg' });
    await egg.getByRole('checkbox', { name: 'Bar' }).check();
    await page.getByRole('combobox', { name: 'What Chilli is' }).click();
    await page.getByRole('option', { name: 'Leaves out' }).click();
    const modifiers = async () => {
      const { catalog } = await till.engine.client.catalog.get();
      return catalog.modifierGroups.find(({ name }) => name === 'On top')?.modifiers ?? [];
    };
    await expect.poll(async () => (await modifiers()).find(({ name }) => name === 'Chilli')?.kind).toBe('remove');
    expect((await modifiers()).find(({ name }) => name === 'Extra egg')?.stationIds).toHaveLength(1);
    await egg.scrollIntoViewIfNeeded();
    expect(await photograph(page, 'settings/choices-made-where', { sizes: [TABLET] })).toEqual([]);
    await egg.getByRole('checkbox', { name: 'Bar' }).uncheck();
    await expect
      .poll(async () => (await modifiers()).find(({ name }) => name === 'Extra egg'))
      .not.toHaveProperty('stationIds');
  });

  it('[K73] [K75] come of the types of order that it is there for, and what nobody makes then is named', {
    timeout: 60_000,
  }, async () => {
    page = await till.open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Stations' }).click();
    await page.getByRole('button', { name: 'Edit Bar' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit Bar' });
    const types = dialog.getByRole('group', { name: 'For orders that are' });
    const away = ['Takeaway', 'Pick-up at a time', 'Delivery'].map((name) => types.getByRole('checkbox', { name }));
    const here = types.getByRole('checkbox', { name: 'Dine in' });
    for (const type of away) await type.uncheck();
    expect(await here.isDisabled()).toBe(true);
    await dialog.getByRole('status').getByText('Delivery · ').waitFor();
    for (const type of away) await type.check();
    await here.uncheck();
    await dialog.getByRole('status').getByText('Dine in · ').waitFor();
    expect(await photograph(page, 'settings/station-order-types', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const warning = page.getByRole('note').filter({ hasText: 'In some orders nobody makes this' });
    await warning.getByText('Dine in · ').waitFor();
    await warning.scrollIntoViewIfNeeded();
    expect(await photograph(page, 'settings/made-nowhere', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    const bar = async () =>
      (await till.engine.client.till.state()).settings.stations.find(({ name }) => name === 'Bar');
    expect(await bar()).toMatchObject({ orderTypes: ['takeaway', 'pick-up', 'delivery'] });
    await page.getByRole('button', { name: 'Edit Bar' }).click();
    await here.check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await bar()).toMatchObject({ orderTypes: null });
    await warning.waitFor({ state: 'hidden' });
  });

  it('[K18] is as wide as its printer’s paper', async () => {
    const { settings } = await till.engine.client.till.state();
    const { id } = await kitchen();
    const printer = settings.printers.find(({ stationIds }) => stationIds.includes(id));
    const plain = { kind: 'prep', itemSize: 'large', printsNotes: true, oneItemPerTicket: false, copies: 1 } as const;
    await till.engine.client.settings.change({
      commandId: newId(),
      changes: [
        { noun: 'printer', id: printer?.id ?? '', set: { columns: 32 } },
        { noun: 'station', id, set: plain },
      ],
    });
    const { preview } = await edit();
    await preview.getByText('ALSO AT: GRILL').waitFor();
    const columns = await preview
      .locator('> div')
      .first()
      .evaluate((slip) => getComputedStyle(slip).getPropertyValue('--columns'));
    expect(columns).toBe('32');
    expect(await photograph(page, 'settings/station-tickets-narrow', { sizes: [LAPTOP] })).toEqual([]);
  });
});
