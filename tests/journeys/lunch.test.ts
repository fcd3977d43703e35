import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAllEntries } from '#main/engine/journal.ts';
import type { CatalogChange, SettingsChange } from '#shared/journal/records.ts';
import { openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { id } from '#support/orders.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

const [FOOD, WINE] = [id<string>(0x71), id<string>(0x72)];
const [KITCHEN, BAR] = [id<string>(0x51), id<string>(0x52)];
const [EXTRAS, COOKED, SAUCES] = [id<string>(0x61), id<string>(0x62), id<string>(0x63)];

/** The restaurant of docs/spec/lunch.md: two rates within the prices, two stations, a room with four tables. */
function restaurant(shop: string): { catalog: CatalogChange[]; settings: SettingsChange[] } {
  const food = (n: number, name: string, price: number, modifierGroupIds: string[] = []) => ({
    ...{ noun: 'item', id: id(n) },
    set: { name, price, categoryId: id(0xc1), taxIds: [FOOD], modifierGroupIds, position: n },
  });
  const group = (groupId: string, name: string, min: number, modifiers: [number, string, number][]) => ({
    ...{ noun: 'modifierGroup', id: groupId },
    set: { name, min, max: 1, modifiers: modifiers.map(([n, label, price]) => ({ id: id(n), name: label, price })) },
  });
  const table = (n: number, x: number) => ({
    ...{ noun: 'table', id: id(0xa0 + n) },
    set: { name: String(n), roomId: id(0xaf), shape: 'square', seats: 4, x, y: 0, width: 3, height: 3 },
  });
  return {
    catalog: [
      { noun: 'tax', id: FOOD, set: { name: 'VAT 7 %', rate: 70_000, inclusive: true } },
      { noun: 'tax', id: WINE, set: { name: 'VAT 19 %', rate: 190_000, inclusive: true } },
      { noun: 'category', id: id(0xc1), set: { name: 'Food', colour: '#b45309', stationIds: [KITCHEN] } },
      { noun: 'category', id: id(0xc2), set: { name: 'Wine', colour: '#0369a1', stationIds: [BAR], position: 1 } },
      group(EXTRAS, 'Extras', 0, [[0x611, 'Extra cheese', 120]]),
      group(COOKED, 'How it is cooked', 1, [
        [0x621, 'Rare', 0],
        [0x622, 'Medium', 0],
      ]),
      group(SAUCES, 'Sauce', 0, [[0x631, 'Pepper sauce', 250]]),
      food(0x11, 'Soup', 690),
      food(0x12, 'Burger', 1_450, [EXTRAS]),
      food(0x13, 'Steak', 2_790, [COOKED, SAUCES]),
      food(0x14, 'Pasta', 1_280),
      food(0x15, 'Tiramisu', 720),
      {
        ...{ noun: 'item', id: id(0x16) },
        set: { name: 'Bottle of wine', price: 2_350, categoryId: id(0xc2), taxIds: [WINE], position: 6 },
      },
    ] as unknown as CatalogChange[],
    settings: [
      {
        ...{ noun: 'shop', id: shop },
        set: {
          ...{ name: 'Trattoria', currency: 'EUR', timeZone: 'Europe/Berlin', cashRounding: 5 },
          ...{ tipPresets: [50_000, 100_000], drawer: { blindCount: true, varianceLimit: null } },
          cards: { reader: 'simulated', tips: 'screen', captures: 'at-once' },
        },
      },
      { noun: 'station', id: KITCHEN, set: { name: 'Kitchen', position: 0 } },
      { noun: 'station', id: BAR, set: { name: 'Bar', position: 1 } },
      {
        ...{ noun: 'printer', id: id(0x91) },
        set: { name: 'Kitchen printer', address: 'virtual:', stationIds: [KITCHEN], printsReceipts: false },
      },
      {
        ...{ noun: 'printer', id: id(0x92) },
        set: { name: 'Bar printer', address: 'virtual:', stationIds: [BAR], printsReceipts: true, opensDrawer: true },
      },
      { noun: 'room', id: id(0xaf), set: { name: 'Dining room' } },
      ...[1, 2, 3, 4].map((n) => table(n, 4 * (n - 1))),
    ] as unknown as SettingsChange[],
  };
}

describe.skipIf(!findChromium())('a lunch', () => {
  let till: TillOnScreen;
  let page: Page;
  beforeAll(async () => {
    till = await startTillOnScreen(restaurant);
    await openDay(till.engine);
    page = await till.open({ viewport: { width: 1024, height: 768 } });
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    // As it ended, or where it failed.
    await page?.screenshot({ path: 'test-results/lunch.png' });
    await till?.[Symbol.asyncDispose]();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const dialog = () => page.getByRole('dialog');
  const goTo = (name: string) =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name, exact: true }).click();
  const says = (text: string) => page.getByText(text, { exact: false }).first().waitFor();
  const entries = () =>
    [...readAllEntries(till.engine.engine.till.db)] as unknown as { type: string; payload: Record<string, unknown> }[];
  const tickets = async () =>
    (await till.engine.client.printing.jobs({ limit: 200 })).jobs
      .flatMap(({ content }) => (content.kind === 'ticket' ? [content.ticket] : []))
      .map(({ station, lines }) => `${station.name}: ${lines.map(({ name }) => name).join(', ')}`)
      .sort();
  /** Takes a seat and a course, then the item. */
  async function ring(
    name: string,
    seat: number | null,
    course: number,
    choices: string[] = [],
    mustChoose = false,
  ): Promise<void> {
    const places = page.getByRole('group', { name: 'What is rung up next is for' });
    await places.getByRole('button', { name: seat === null ? 'The whole table' : `Seat ${seat}`, exact: true }).click();
    await places.getByRole('button', { name: `Course ${course}`, exact: true }).click();
    await page.getByRole('list', { name: 'Items' }).getByRole('button', { name }).first().click();
    const line = page.getByRole('list', { name: 'Lines of the order' }).getByRole('button', { name }).first();
    // What must be chosen is asked for; what may be is found behind the line.
    if (choices.length === 0) return line.waitFor();
    if (!mustChoose) await line.click();
    for (const choice of choices) await dialog().getByText(choice).click();
    await dialog()
      .getByRole('button', { name: /^(Add|Save)/ })
      .click();
    await dialog().waitFor({ state: 'hidden' });
  }

  test('[LU1] is sat, served in courses, split, paid, partly given back and counted as worked out by hand', {
    timeout: 180_000,
  }, async () => {
    await page.getByRole('list', { name: 'Items' }).waitFor();
    await page.keyboard.press('F6');
    await says('No session is open');
    await page.keyboard.type('15000');
    await page.keyboard.press('Enter');
    await button('Count and close').waitFor();

    await goTo('Tables');
    await button(/^4 Free/).click();
    await button('3 guests').click();
    await button(/Table 4 · 3 guests/).waitFor();
    await ring('Soup', 1, 1);
    await ring('Bottle of wine', null, 1);
    await ring('Burger', 1, 2, ['Extra cheese']);
    await ring('Steak', 2, 2, ['Medium', 'Pepper sauce'], true);
    await ring('Pasta', 3, 2);
    await ring('Tiramisu', 2, 3);
    await button(/^Pay.*€96\.50/).waitFor();
    await button(/^Send/).click();
    await expect.poll(tickets).toEqual(['Bar: Bottle of wine', 'Kitchen: Soup']);
    await button('Fire course 2').click();
    await expect.poll(tickets).toContain('Kitchen: Burger, Steak, Pasta');
    await button('Fire course 3').click();
    const all = ['Bar: Bottle of wine', 'Kitchen: Burger, Steak, Pasta', 'Kitchen: Soup', 'Kitchen: Tiramisu'];
    await expect.poll(tickets).toEqual(all);

    await button(/^Pay/).click();
    await button('Split…').click();
    await page.getByText('By item', { exact: true }).click();
    await page.getByRole('group', { name: 'How many checks' }).getByRole('button', { name: 'More' }).click();
    const on = { Soup: [1], Burger: [1], Steak: [2], Tiramisu: [2], Pasta: [3], 'Bottle of wine': [1, 2, 3] };
    for (const [name, checks] of Object.entries(on)) {
      for (const check of checks) await button(`${name} on check ${check}`).click();
    }
    for (const amount of ['€30.44', '€45.43', '€20.63']) await says(amount);
    await button('Split').click();

    await says('To pay for check 1 of 3');
    await button('Other tip').click();
    for (const key of '300') await page.keyboard.press(key);
    await button('Add this tip').click();
    await says('€33.45');
    await button(/€50/).first().click();
    await says('€16.55 change for the guest who has just paid');

    await says('To pay for check 2 of 3');
    await page.getByText('Card', { exact: true }).click();
    await button(/^10 %/).click();
    await says('€49.97');
    await page.waitForTimeout(450);
    await button('Charge the card').click();
    await button('Pay').click();

    await says('To pay for check 3 of 3');
    await page.getByText('Cash', { exact: true }).click();
    await page.waitForTimeout(450);
    await button(/€20\.65 Exact/).click();
    await says('Saved.');
    expect(await tickets()).toEqual(all);

    const { orders } = await till.engine.client.orders.list({ state: 'completed', limit: 10 });
    expect(orders).toHaveLength(1);
    const order = orders[0];
    expect(order?.status).toMatchObject({ totals: { net: 8_797, tax: 853, total: 9_650 } });
    expect(order?.payments).toMatchObject([
      { tender: 'cash', amount: 3_044, tip: 300, rounding: 1, tendered: 5_000, change: 1_655 },
      { tender: 'card', amount: 4_543, tip: 454 },
      { tender: 'cash', amount: 2_063, rounding: 2, tendered: 2_065, change: 0 },
    ]);

    await goTo('Orders');
    await giveBackTiramisu();
    await expect
      .poll(async () => (await till.engine.client.orders.get({ orderId: order?.id ?? '' })).order.refunds)
      .toMatchObject([{ tender: 'card', amount: 720, tip: 0, lines: [{ net: 673, tax: 47 }] }]);

    await button('Cash drawer: a session is open').click();
    await button('Count and close').click();
    await says('What should be there is shown once your count is recorded.');
    expect(await page.getByText('204.10').count()).toBe(0);
    await page.getByLabel('How many of €50.00').fill('4');
    await page.getByLabel('How many of €2.00').fill('2');
    await button('Close with €204.00').click();
    await page.getByRole('heading', { name: 'Z report 1' }).waitFor();
    await says('-€0.10');
    const closed = entries().find(({ type }) => type === 'drawer.closed')?.payload;
    expect(closed).toMatchObject({ number: 1, expected: 20_410, total: 20_400, variance: -10, blind: true });
    expect(closed?.report).toMatchObject({
      takings: {
        ...{ orders: 1, net: 8_797, tax: 853, total: 9_650 },
        tenders: [
          { tender: 'card', payments: 1, amount: 4_543, tips: 454 },
          { tender: 'cash', payments: 2, amount: 5_107, tips: 300, rounding: 3 },
        ],
        refunds: [{ tender: 'card', amount: 720 }],
      },
    });
  });

  async function giveBackTiramisu(): Promise<void> {
    await page.getByRole('list', { name: 'Orders' }).getByRole('button').first().click();
    await button('Give back…').click();
    await dialog().getByText('Items', { exact: true }).click();
    await dialog().getByRole('group', { name: 'How many of Tiramisu' }).getByRole('button', { name: 'More' }).click();
    for (const other of ['€33.45', '€20.65'])
      await dialog()
        .getByLabel(new RegExp(`cash, ${other}`))
        .uncheck();
    await dialog().getByRole('button', { name: 'Something was wrong' }).click();
    await dialog().getByText('€7.20').first().waitFor();
    await dialog().getByText('€0.47').first().waitFor();
    await dialog().getByRole('button', { name: 'Give back', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
  }
});
