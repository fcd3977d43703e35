import { mkdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { newId, openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { auditPage } from '#support/renderer/audit-page.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

const SHOTS = 'test-results/counter';
/** Long for a screen that answers at once, short beside the test's own patience, so that a failure says where. */
const PATIENCE_MS = 8_000;
const SIZES = [
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
] as const;

describe.skipIf(!findChromium())('the counter', () => {
  let till: TillOnScreen;
  const pages: Page[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    till = await startTillOnScreen(demoChanges);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    // A page that complains is broken, whatever it shows; a socket that was cut on purpose is not its fault.
    expect(complaints.splice(0).filter((text) => !text.includes('WebSocket'))).toEqual([]);
  });
  afterAll(() => till?.[Symbol.asyncDispose]());

  /** The counter with the day open, in a profile of its own; other tests' open orders stay in its strip. */
  async function openCounter(look: Parameters<TillOnScreen['open']>[0] = {}): Promise<Page> {
    const { day } = await till.engine.client.till.state();
    if (!day) await openDay(till.engine);
    const page = await till.open(look);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    pages.push(page);
    page.setDefaultTimeout(PATIENCE_MS);
    await items(page).getByRole('button').first().waitFor();
    await atRest(page);
    return page;
  }

  /** Dialogs come in over a moment, and the grid takes no taps for one: what is judged is what stands then. */
  const atRest = (page: Page) =>
    page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null))));

  const items = (page: Page) => page.getByRole('list', { name: 'Items' });
  const tap = (page: Page, name: string) => items(page).getByRole('button', { name }).first().click();
  /** For what the window may not show: the search brings it up. */
  async function find(page: Page, name: string): Promise<void> {
    await page.getByLabel('Search the menu').fill(name);
    await tap(page, name);
    await page.getByLabel('Search the menu').fill('');
  }
  const rows = (page: Page) => page.getByRole('list', { name: 'Lines of the order' }).getByRole('button');
  const button = (page: Page | Locator, name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' });
  const settled = () => till.engine.client.orders.list({ state: 'completed', limit: 200 });
  const openCount = async () => (await till.engine.client.till.state()).openOrders.length;

  it('[U16] has one thing to do before the day is open', async () => {
    const page = await till.open({ viewport: SIZES[1] });
    pages.push(page);
    const open = button(page, 'Open the day');
    await open.waitFor();
    expect(await auditPage(page)).toEqual([]);
    await page.screenshot({ path: `${SHOTS}/open-day.png` });
    await open.click();
    await items(page).waitFor();
    expect((await till.engine.client.till.state()).day?.state).toBe('open');
  });

  it('[U16] shows a day left open from before, and closes it', async () => {
    const { client } = till.engine;
    await client.day.close({ commandId: newId() });
    const { today } = await client.till.state();
    const before = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10) as BusinessDate;
    await client.day.open({ commandId: newId(), businessDate: before });
    const page = await till.open({ viewport: SIZES[0] });
    pages.push(page);
    await button(page, /is still open$/).waitFor();
    expect(await auditPage(page)).toEqual([]);
    await page.screenshot({ path: `${SHOTS}/day-left-open.png` });
    await button(page, /is still open$/).click();
    await button(page.getByRole('dialog'), 'Close the day').click();
    await button(page, 'Open the day').waitFor();
    expect((await client.till.state()).day?.state).not.toBe('open');
  });

  it('[U11] sells one item in three taps, and the next item begins a new order', async () => {
    const page = await openCounter();
    const before = (await settled()).orders.length;
    await tap(page, 'Espresso');
    await button(page, /^Pay/).click();
    await button(page, '€5.00').click();
    await page.getByText('Saved.', { exact: false }).waitFor();
    expect(await page.getByLabel('Change', { exact: true }).textContent()).toBe('€2.40');
    const { orders } = await settled();
    expect(orders).toHaveLength(before + 1);
    expect(orders[0]).toMatchObject({
      status: { state: 'completed', totals: { total: 260 } },
      payments: [{ tendered: 500, change: 240 }],
    });
    await tap(page, 'Americano');
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).not.toContain(orders[0]?.number);
    await page.keyboard.press('F2');
  });

  it('[U7] a double tap on an amount is one payment', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    await button(page, /^Pay/).click();
    await button(page, /Exact/).dblclick();
    await page.getByText('Saved.', { exact: false }).waitFor();
    expect((await settled()).orders[0]?.payments).toHaveLength(1);
    // The second tap fell on the grid that was back by then: it rang up nothing.
    expect(await rows(page).count()).toBe(0);
  });

  it('[U6] [U10] [U17] asks for what an item needs, and takes choices, a note and a quantity', async () => {
    const page = await openCounter();
    await tap(page, 'Cappuccino');
    const dialog = page.getByRole('dialog', { name: 'Cappuccino' });
    await dialog.getByText('Choose one of “Size”.').waitFor();
    const add = dialog.getByRole('button', { name: /^Add/ });
    expect(await add.getAttribute('aria-disabled')).toBe('true');
    await add.click({ force: true });
    expect(await dialog.count()).toBe(1);
    await button(dialog, /^Large/).click();
    await button(dialog, /^Extra shot/).click();
    await button(dialog, 'One more Extra shot').click();
    await dialog.getByLabel('Note').fill('extra hot');
    await button(dialog, 'More').click();
    await add.click();
    await expect.poll(() => rows(page).first().textContent()).toContain('2 × Extra shot');
    expect(await rows(page).first().textContent()).toMatch(/^2×CappuccinoLarge.*extra hot€12\.80$/);

    await rows(page).first().click();
    await button(page.getByRole('dialog'), '3').click();
    await button(page, /^Save/).click();
    await expect.poll(() => rows(page).first().textContent()).toContain('€19.20');
    await rows(page).first().click();
    await button(page.getByRole('dialog'), 'Take off').click();
    await expect.poll(() => rows(page).count()).toBe(0);

    const blank = (await page.getByRole('heading', { name: /^Order/ }).textContent())?.replace('Order ', '');
    await button(page, 'New').click();
    // [U17] What was left blank does not wait among the open orders.
    const numbers = async () => (await till.engine.client.till.state()).openOrders.map(({ number }) => number);
    await expect.poll(numbers).not.toContain(blank);
  });

  it('[U6] asks for the price of what has none', async () => {
    const page = await openCounter();
    await find(page, 'Dish of the day');
    const dialog = page.getByRole('dialog', { name: 'Dish of the day' });
    await dialog.getByText('Enter the price.').waitFor();
    for (const key of ['9', '5', '0']) await button(dialog, key).click();
    await page.screenshot({ path: `${SHOTS}/open-price.png` });
    await button(dialog, /^Add/).click();
    await expect.poll(() => rows(page).first().textContent()).toContain('€9.50');
  });

  it('tells the kitchen, asks why before it takes that back, and shows the paper', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    await find(page, 'Granola bowl');
    await button(page, /^Send/).click();
    await page.getByRole('img', { name: 'Sent to the kitchen' }).first().waitFor();
    await rows(page).first().focus();
    await page.keyboard.press('Delete');
    const why = page.getByRole('dialog', { name: 'Take off Sencha?' });
    await button(why, 'Sold out').click();
    await button(why, 'Take off').click();
    await page.getByText('the kitchen hears of it with the next send').waitFor();
    await button(page, /^Send/).click();
    await expect.poll(() => rows(page).count()).toBe(1);

    await button(page, /new slips/).click();
    const paper = page.getByRole('dialog', { name: 'Paper' });
    await paper.getByText('VOID').first().waitFor();
    expect(await paper.getByText('Granola bowl').count()).toBe(1);
    await page.keyboard.press('Escape');
    await button(page, 'Paper of the virtual printers').waitFor();

    await button(page, 'More for this order').click();
    await page.getByRole('menuitem', { name: 'Cancel the order…' }).click();
    await button(page, 'Rung up by mistake').click();
    await button(page, 'Cancel the order').click();
    await page.getByRole('heading', { name: 'New order' }).waitFor();
  });

  it('discounts an order and a line, takes a part in cash, and completes what costs nothing without cash', async () => {
    const page = await openCounter();
    await tap(page, 'Espresso');
    await button(page, 'Add discount').click();
    await button(page, '10%').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => button(page, /^Pay/).textContent()).toBe('Pay€2.34');
    await button(page, /^Pay/).click();
    await page.keyboard.type('100');
    await page.getByText('€1.34 left to pay').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('€1.00 paid').waitFor();
    await page.keyboard.press('Escape');

    await rows(page).first().click();
    await button(page, 'Discount…').click();
    const dialog = page.getByRole('dialog', { name: 'Discount on Espresso' });
    await dialog.getByText('Amount').click();
    for (const key of ['1', '5', '0']) await button(dialog, key).click();
    await button(dialog, 'Give discount').click();
    await expect.poll(() => button(page, /^Pay/).textContent()).toBe('Pay€0.00');
    await button(page, /^Pay/).click();
    await page.getByText('Saved.', { exact: false }).waitFor();
    expect(await page.getByLabel('Change', { exact: true }).textContent()).toBe('€0.01');
    expect((await settled()).orders[0]).toMatchObject({
      status: { totals: { total: 99 } },
      payments: [{ amount: 100 }],
    });
  });

  it('says a refusal in words, in the page’s own place for them', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    await button(page, 'Add discount').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Amount').click();
    for (const key of ['9', '0', '0', '0']) await button(dialog, key).click();
    await button(dialog, 'Give discount').click();
    await page.getByRole('alert').getByText('A discount must be more than 0').waitFor();
    expect(await dialog.count()).toBe(1);
    await page.screenshot({ path: `${SHOTS}/refusal.png` });
    await page.keyboard.press('Escape');
    await button(page, 'Dismiss').click();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  it('[U5] rings up while the engine is away, says so, and hands it over once', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    const open = await openCount();
    await till.station.stop();
    await page.getByText('Reconnecting to the till’s engine…').waitFor();
    await tap(page, 'Espresso');
    await expect.poll(() => rows(page).count()).toBe(2);
    await button(page, /^Pay/).click();
    await button(page, /Exact/).click();
    await page.getByText('Not saved yet').waitFor();
    expect(await page.getByText('Paid', { exact: true }).count()).toBe(0);
    await atRest(page);
    await page.screenshot({ path: `${SHOTS}/engine-away.png` });
    await till.station.start();
    await page.getByText('Saved.', { exact: false }).waitFor();
    await page.getByText('Reconnecting').waitFor({ state: 'detached' });
    expect(await openCount()).toBe(open - 1);
    expect((await settled()).orders[0]).toMatchObject({ lines: [{ name: 'Sencha' }, { name: 'Espresso' }] });
  });

  it('[U8] sells, searches and switches orders by the keyboard alone', async () => {
    const page = await openCounter();
    await page.keyboard.press('/');
    await page.keyboard.type('earl');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).allTextContents()).toEqual(['1×Earl Grey€3.50']);
    expect(await page.getByLabel('Search the menu').inputValue()).toBe('');

    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(await focused()).toContain('Espresso');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toContain('Latte macchiato');
    await page.keyboard.press('End');
    const isLast = () =>
      page.evaluate(() => {
        const place = document.activeElement?.closest('li');
        return place !== null && place?.ariaPosInSet === place?.ariaSetSize;
      });
    await expect.poll(isLast).toBe(true);
    await page.keyboard.press('Home');
    await expect.poll(focused).toContain('Espresso');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(2);

    await rows(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('+');
    await expect.poll(() => rows(page).nth(1).textContent()).toContain('2×');
    expect(await focused()).toContain('Espresso');
    await page.keyboard.press('Delete');
    await expect.poll(() => rows(page).count()).toBe(1);

    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Keys and gestures' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F9');
    await page.keyboard.type('1000');
    await page.keyboard.press('Enter');
    await page.getByLabel('Change', { exact: true }).getByText('€6.50').waitFor();
  });

  it('[U8] holding an item, or Shift with a tap, asks for choices first', async () => {
    const page = await openCounter();
    const espresso = items(page).getByRole('button', { name: 'Espresso' }).first();
    await espresso.click({ delay: 600 });
    await page.getByRole('dialog', { name: 'Espresso' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await espresso.click({ modifiers: ['Shift'] });
    await page.getByRole('dialog', { name: 'Espresso' }).waitFor();
    expect(await rows(page).count()).toBe(0);
  });

  it('[U12] nothing moves while lines are rung up and answered', async () => {
    const page = await openCounter({ viewport: SIZES[0] });
    const places = () =>
      page.evaluate(() =>
        [
          'aside header',
          'aside output',
          'aside button:last-of-type',
          '[data-search]',
          'main > div > div:last-child',
        ].map((place) => JSON.stringify(document.querySelector(place)?.getBoundingClientRect())),
      );
    await page.evaluate(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      type Shift = PerformanceEntry & {
        sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
      };
      new PerformanceObserver((list) => {
        for (const { node, previousRect: was, currentRect: is } of (list.getEntries() as Shift[]).flatMap(
          (e) => e.sources,
        )) {
          // A figure that gets a digit more keeps one of its edges: it grew, and nothing moved.
          if (was.top !== is.top || (was.left !== is.left && was.right !== is.right))
            moved.push(node?.textContent ?? '');
        }
      }).observe({ type: 'layout-shift' });
    });
    const before = await places();
    for (const name of ['Sencha', 'Espresso', 'Sencha', 'Earl Grey', 'Double espresso']) await tap(page, name);
    await expect.poll(() => rows(page).count()).toBe(5);
    await button(page, /^Send/).click();
    await page.getByRole('img', { name: 'Sent to the kitchen' }).first().waitFor();
    expect(await places()).toEqual(before);
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
    await page.keyboard.press('F2');
  });

  it('[U14] draws the rows in view only, and none of them anew for a tap', async () => {
    const page = await openCounter({ viewport: SIZES[0] });
    const drawn = () => items(page).getByRole('listitem').count();
    const all = Number(await items(page).getByRole('listitem').first().getAttribute('aria-setsize'));
    expect(await drawn()).toBeLessThan(all);
    await page.evaluate(() => {
      const grid = document.querySelector('[data-at]')?.closest('ul')?.parentElement?.parentElement;
      if (!grid) throw new Error('there is no grid');
      const painted: string[] = [];
      Object.assign(window, { painted });
      new MutationObserver((changes) => painted.push(...changes.map(({ type }) => type))).observe(grid, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    for (const name of ['Sencha', 'Espresso', 'Espresso']) await tap(page, name);
    await expect.poll(() => rows(page).count()).toBe(2);
    expect(await page.evaluate(() => (window as unknown as { painted: string[] }).painted)).toEqual([]);
    await items(page).hover();
    await page.mouse.wheel(0, 50_000);
    await items(page).locator(`[aria-posinset="${all}"]`).waitFor();
    expect(await drawn()).toBeLessThan(all);
    expect(await items(page).locator('[aria-posinset="1"]').count()).toBe(0);
  });

  it('switches between open orders, by the strip and by the list of them all', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    const first = await page.getByRole('heading', { name: /^Order/ }).textContent();
    await button(page, 'New').click();
    await find(page, 'Pancakes');
    const number = first?.replace('Order ', '') ?? '';
    await page
      .getByRole('navigation', { name: 'Open orders' })
      .getByRole('button', { name: new RegExp(`^${number}`) })
      .click();
    await expect.poll(() => rows(page).allTextContents()).toEqual(['1×Sencha€3.70']);
    await page.keyboard.press('F3');
    await page.getByRole('dialog').getByRole('button', { name: 'Pancakes' }).click();
    await expect.poll(() => rows(page).first().textContent()).toContain('Pancakes');
  });

  it('leads to the menu import and the settings, and back to the order in hand', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    await button(page, 'Menu import').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await button(page, 'Settings').click();
    await page.getByRole('heading', { name: 'Settings' }).first().waitFor();
    await button(page, 'Counter').click();
    await items(page).waitFor();
    const { openOrders } = await till.engine.client.till.state();
    await page
      .getByRole('navigation', { name: 'Open orders' })
      .getByRole('button', { name: new RegExp(`^${openOrders.at(-1)?.number}`) })
      .click();
    await expect.poll(() => rows(page).allTextContents()).toEqual(['1×Sencha€3.70']);
  });

  it('[D3] keeps the day open while orders are, and leads to them', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    await button(page, 'More').click();
    await page.getByRole('menuitem', { name: 'Close the day…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Close/ });
    await dialog.getByText(/still open/).waitFor();
    await button(dialog, 'Show open orders').click();
    await page.getByRole('dialog', { name: /open orders?$/ }).waitFor();
  });

  // What is small is found by the small window, what is faint by the scheme: each is judged once, and all are pictured.
  it.each([
    { ...SIZES[0], scheme: 'light', judged: true },
    { ...SIZES[0], scheme: 'dark', judged: false },
    { ...SIZES[1], scheme: 'light', judged: false },
    { ...SIZES[1], scheme: 'dark', judged: true },
  ] as const)(
    '[U13] is readable, reachable and within its window at $width × $height, $scheme',
    { timeout: 60_000 },
    async ({ width, height, scheme, judged }) => {
      const page = await openCounter({ viewport: { width, height }, colorScheme: scheme });
      const look = async (name: string) => {
        await atRest(page);
        await page.screenshot({ path: `${SHOTS}/${name}-${width}x${height}-${scheme}.png` });
        if (judged) expect(await auditPage(page), name).toEqual([]);
      };
      for (const name of ['Espresso', 'Espresso', 'Sencha', 'Granola bowl', 'Eggs on toast']) await find(page, name);
      const dialog = page.getByRole('dialog');
      await button(dialog, /^Poached/).click();
      await button(dialog, 'Sourdough').click();
      await look('choices');
      await button(dialog, /^Add/).click();
      await rows(page).nth(3).waitFor();
      await button(page, /^Send/).click();
      await page.getByRole('img', { name: 'Sent to the kitchen' }).first().waitFor();
      await tap(page, 'Americano');
      await look('counter');
      await rows(page).nth(3).click();
      await look('line');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F4');
      await look('discount');
      await button(page, '5%').click();
      await rows(page).first().focus();
      await page.keyboard.press('Delete');
      await look('reason');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F3');
      await look('open-orders');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await look('help');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F9');
      await page.getByText('To pay for', { exact: false }).waitFor();
      await look('payment');
      await button(page, '€50.00').click();
      await page.getByText('The receipt is printed', { exact: false }).waitFor();
      await look('settled');
      await page.keyboard.press('F7');
      await look('paper');
    },
  );
});
