import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '#support/find-chromium.ts';
import { auditFocus } from '#support/renderer/audit-focus.ts';
import { LAPTOP, photograph, TABLET, ZOOMED } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

/** What a person did: fingers and keys. A text typed into a field is one. */
class Person {
  taps = 0;
  texts = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async tap(name: string | RegExp): Promise<void> {
    this.taps += 1;
    await this.page.getByRole('button', { name }).first().click();
  }
  async choose(name: string): Promise<void> {
    this.taps += 1;
    await this.page.getByRole('radio', { name }).check();
  }
  async type(label: string, text: string): Promise<void> {
    this.texts += 1;
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }
  async reads(title: string): Promise<void> {
    await this.page.getByRole('heading', { name: title }).waitFor();
  }
}

interface Message {
  readonly i: string;
  readonly p?: { readonly u?: string };
}

/** The wire stops for a moment before each answer to one operation: its change is on the screen by then. */
async function stopBeforeAnswers(page: Page, operation: string): Promise<void> {
  await page.routeWebSocket(/./, (screen) => {
    const engine = screen.connectToServer();
    const asked = new Set<string>();
    const read = (message: string | Buffer) => JSON.parse(String(message)) as Message;
    screen.onMessage((message) => {
      const { i, p } = read(message);
      if (p?.u?.endsWith(operation)) asked.add(i);
      engine.send(message);
    });
    let last = Promise.resolve();
    engine.onMessage((message) => {
      const stop = asked.has(read(message).i) ? 300 : 0;
      last = last.then(() => setTimeout(stop)).then(() => screen.send(message));
    });
  });
}

const IN_BERLIN = { locale: 'de-DE', timezoneId: 'Europe/Berlin', viewport: TABLET };

describe.skipIf(!findChromium())('a shop that begins with nothing', () => {
  let till: TillOnScreen;
  beforeAll(async () => {
    till = await startTillOnScreen(null);
  });
  afterAll(() => till[Symbol.asyncDispose]());

  it('[FR2] [FR3] [FR4] [FR5] [FR7] [FR9] [FR10] is set up question by question, whatever dies in between, and sells', async () => {
    const page = await till.open(IN_BERLIN);
    const person = new Person(page);
    const wrong: string[] = [];
    const look = async (name: string) =>
      wrong.push(...(await photograph(page, `first-run/${name}`, { sizes: [TABLET, LAPTOP, ZOOMED] })));

    await person.reads('Welche Sprache wird gesprochen?');
    expect(await page.getByRole('radio', { name: 'Deutsch' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'العربية' }).check();
    await person.reads('ما اللغة التي تتحدثها؟');
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    await look('0-language');
    await person.choose('English');
    await person.reads('Which language do you speak?');
    await person.tap('Next');

    await person.reads('What is your shop called?');
    await page.reload();
    await person.reads('What is your shop called?');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Enter a name.').waitFor();
    expect(await page.getByLabel('Name of the shop').evaluate((field) => field === document.activeElement)).toBe(true);
    await look('1-shop');
    await person.type('Name of the shop', 'Café Linde');
    expect(await page.getByRole('combobox', { name: 'Country' }).inputValue()).toBe('Germany');
    await person.tap('Next');

    await person.reads('How do you charge?');
    await page.reload();
    await person.reads('How do you charge?');
    expect(await page.getByRole('combobox', { name: 'Currency' }).inputValue()).toMatch(/^EUR/);
    const percents = () =>
      page.getByLabel('Percent').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    expect(await percents()).toEqual(['19', '7']);
    await page.getByLabel('Percent').first().fill('1900');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Enter a percentage from 0 to 100').waitFor();
    await look('2-money');
    await page.getByLabel('Percent').first().fill('19');
    await person.tap('Next');

    await person.reads('What do you sell?');
    await page.getByRole('button', { name: 'Back' }).click();
    await person.reads('How do you charge?');
    expect(await percents()).toEqual(['19', '7']);
    await page.getByRole('button', { name: 'Next' }).click();
    await person.reads('What do you sell?');
    await look('3-menu');
    await person.tap('Next');

    await person.reads('Do you have a receipt printer?');
    await till.station.stop();
    await till.station.start();
    await page.reload();
    await page.getByRole('radio', { name: 'Yes: set it up now' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Enter the printer’s address.').waitFor();
    for (const name of [/Check/, /test page/i]) await page.getByRole('button', { name }).waitFor();
    await look('4-printer');
    wrong.push(...(await auditFocus(page)));
    await page.getByRole('radio', { name: 'Not now' }).check();
    await person.tap('Next');

    await person.reads('Who owns the shop?');
    await person.type('Your name', 'Mira');
    await person.type('PIN', '123456');
    await page.getByLabel('The same PIN again').fill('123457');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('count up or down').waitFor();
    await look('5-owner');
    await page.getByLabel('PIN', { exact: true }).fill('582946');
    await person.type('The same PIN again', '582946');
    await person.tap('Next');

    await person.reads('Ready to sell');
    await look('6-ready');
    await person.tap('Open the day and sell');
    await person.tap(/^Espresso\b/);
    await person.tap(/^Pay/);
    await person.tap(/€2\.60|2,60/);
    await page
      .getByText(/A-000001|Change|Settled/)
      .first()
      .waitFor();

    // The screen is ahead of the engine.
    const completed = [{ status: { state: 'completed', totals: { total: 260 } } }];
    await expect.poll(async () => (await till.engine.client.orders.list({})).orders).toMatchObject(completed);
    const state = await till.engine.client.till.state();
    expect(state).toMatchObject({ firstRun: null, day: { state: 'open' } });
    expect(state.settings.shop).toMatchObject({
      name: 'Café Linde',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      language: 'en',
    });
    expect(state.staff).toMatchObject([{ name: 'Mira', language: 'en' }]);
    const { printers, stations } = state.settings;
    const stationIds = stations.map(({ id }) => id);
    expect(printers).toMatchObject([{ address: 'virtual:receipts', printsReceipts: true, stationIds }]);
    const { jobs } = await till.engine.client.printing.jobs({ limit: 10 });
    expect(jobs.map(({ content }) => content.kind).sort()).toEqual(['receipt', 'ticket']);
    expect(person.taps).toBeLessThanOrEqual(12);
    expect(person.texts).toBe(4);
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe.skipIf(!findChromium())('a shop that is set up by keys alone', () => {
  let till: TillOnScreen;
  beforeAll(async () => {
    till = await startTillOnScreen(null);
  });
  afterAll(() => till[Symbol.asyncDispose]());

  it('[FR2] [FR6] [FR8] [FR9] [FR10] types its name and its first item, goes without PIN, and sells', async () => {
    const page = await till.open({ locale: 'en-US', timezoneId: 'America/New_York' });
    await stopBeforeAnswers(page, '/firstRun/say');
    await page.reload();
    const keys = async (...pressed: string[]) => {
      for (const key of pressed) await page.keyboard.press(key);
    };
    const reads = (title: string) => page.getByRole('heading', { name: title }).waitFor();
    await reads('Which language do you speak?');
    await keys('ArrowDown');
    await reads('¿Qué idioma hablas?');
    await keys('ArrowUp');
    await reads('Which language do you speak?');
    await keys('Enter');
    await reads('What is your shop called?');
    await page.keyboard.type('Corner Deli');
    await keys('Enter');
    await reads('How do you charge?');
    expect(await page.getByText('No usual rate is known here (United States)').count()).toBe(1);
    expect(await page.getByRole('radio', { name: 'are without it' }).isChecked()).toBe(true);
    await keys('Enter');
    await reads('What do you sell?');
    await keys('ArrowUp', 'Enter');
    await reads('Type your first items');
    await page.keyboard.type('Bagel');
    await keys('Tab');
    await page.keyboard.type('x');
    await keys('Enter');
    await page.getByText('Enter a price, such as 3.50.').waitFor();
    await keys('Backspace');
    await page.keyboard.type('3.25');
    await keys('Enter');
    await reads('Do you have a receipt printer?');
    await keys('Enter');
    await reads('Who owns the shop?');
    await page.getByRole('button', { name: 'Go on without a PIN' }).focus();
    await keys('Enter');
    await reads('Ready to sell');
    expect(await page.getByText('USD, no taxes').count()).toBe(1);
    await keys('Enter');
    await page.getByRole('button', { name: /^Bagel/ }).focus();
    await keys('Enter', 'F8');
    await page.getByText('$3.25').first().waitFor();
    const { settings, day } = await till.engine.client.till.state();
    expect([settings.shop.name, settings.shop.currency, day?.state]).toEqual(['Corner Deli', 'USD', 'open']);
    const { catalog } = await till.engine.client.catalog.get();
    expect(catalog.items.map(({ name, price }) => [name, price])).toEqual([['Bagel', 325]]);
    // Nobody else's: what stands on its wire stays there.
    await page.context().close();
  }, 60_000);
});
