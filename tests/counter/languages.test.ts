import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import type { Language } from '#shared/language/language.ts';
import { daysBefore } from '#shared/time/business-date.ts';
import { newId, openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { auditReach } from '#support/renderer/audit-reach.ts';
import { photograph, TABLET } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

/** A tablet’s window at 200 %. */
const ZOOMED = { width: 512, height: 384 };
const WORDS = {
  en: { counter: 'Counter', orders: 'Orders', settings: 'Settings', pay: /^Pay/, more: 'More', total: '€3.20' },
  es: { counter: 'Venta', orders: 'Pedidos', settings: 'Ajustes', pay: /^Cobrar/, more: 'Más', total: '3,20 €' },
  de: {
    counter: 'Verkauf',
    orders: 'Bestellungen',
    settings: 'Einstellungen',
    pay: /^Zahlen/,
    more: 'Mehr',
    total: '3,20 €',
  },
  ar: { counter: 'البيع', orders: 'الطلبات', settings: 'الإعدادات', pay: /^دفع/, more: 'المزيد', total: /3\.20/ },
} as const;

describe.skipIf(!findChromium())('the till in its languages', () => {
  let till: TillOnScreen;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
    await hire('Ada', 'owner', '902114', null);
    await hire('Bo', 'manager', '258013', 'ar');
  });
  afterEach(async () => {
    await till?.leave(page);
    expect(wrong.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await till?.[Symbol.asyncDispose]();
  });

  async function hire(name: string, role: 'owner' | 'manager', pin: string, language: Language | null): Promise<void> {
    const { client } = till.engine;
    const staffId = newId<StaffId>();
    await client.staff.add({ commandId: newId<CommandId>(), staffId, name, role });
    await client.staff.setPin({ commandId: newId<CommandId>(), staffId, pin });
    await client.staff.setLanguage({ commandId: newId<CommandId>(), staffId, language });
  }
  const button = (name: string | RegExp, within: Page | Locator = page) => within.getByRole('button', { name }).first();
  const screen = (name: string) => page.getByRole('navigation').getByRole('button', { name });
  const html = () => page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);
  const look = async (name: string) => {
    for (const size of name.startsWith('de') && !name.endsWith('menu') ? [TABLET, ZOOMED] : [TABLET]) {
      wrong.push(...(await photograph(page, `languages/${name}`, { sizes: [size] })));
    }
    await page.setViewportSize(TABLET);
    // Names of items are abridged on their tiles; all else is the house's own words.
    // A month stands over the page while a day is picked.
    if (name.endsWith('counter') || name.endsWith('calendar')) return;
    wrong.push(...(await auditReach(page)).map((problem) => `${name}: ${problem}`));
  };
  async function signIn(name: string, pin: string): Promise<void> {
    await button(name).click();
    await page.keyboard.type(pin);
    await button('Sign in').click();
    await page.getByRole('banner').waitFor();
  }

  it('[L9] [L10] follows the person: from the sign-in on, back at the lock, and before the first paint', async () => {
    page = await till.open();
    await page.getByRole('main', { name: 'Sign in' }).waitFor();
    expect(await html()).toBe('en ltr');
    await signIn('Bo', '258013');
    await screen(WORDS.ar.counter).waitFor();
    expect(await html()).toBe('ar rtl');
    await page.keyboard.press('F10');
    await page.getByRole('main', { name: 'Sign in' }).waitFor();
    await vi.waitFor(async () => expect(await html()).toBe('en ltr'));
    await signIn('Ada', '902114');
    await screen('Counter').waitFor();
    expect(await html()).toBe('en ltr');
  });

  it.each(['en', 'es', 'de', 'ar'] as const)(
    '[L10] [L12] [L14] [U13] is chosen under More, sold in and looked at in %s',
    { timeout: 90_000 },
    async (of) => {
      const words = WORDS[of];
      page = await till.open({ viewport: TABLET });
      await signIn('Ada', '902114');
      await page.getByRole('banner').locator('button[aria-haspopup=menu]').last().click();
      await page.getByRole('menu').waitFor();
      await look(`${of}-menu`);
      await page.locator(`[role=menuitemradio][lang=${of}]`).click();
      await screen(words.counter).waitFor();
      expect(await html()).toBe(of === 'ar' ? 'ar rtl' : `${of} ltr`);
      expect((await till.engine.client.staff.list()).staff.find(({ name }) => name === 'Ada')?.language ?? 'en').toBe(
        of,
      );
      await button('Americano').click();
      await page.getByRole('complementary').or(page.getByRole('region')).getByText(words.total).first().waitFor();
      await look(`${of}-counter`);
      await button(words.pay).click();
      await page.waitForTimeout(300);
      await look(`${of}-payment`);
      await page.keyboard.press('Escape');
      await screen(words.settings).click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await look(`${of}-settings`);
      await screen(words.orders).click();
      await page.waitForTimeout(500);
      await look(`${of}-orders`);
      await page.keyboard.press('F10');
      await page.getByRole('main').waitFor();
      await look(`${of}-lock`);
    },
  );

  it('[L16] has days and times read and written in the person’s language, whatever the browser’s', {
    timeout: 120_000,
  }, async () => {
    await hire('Cy', 'manager', '471130', 'de');
    await hire('Di', 'manager', '638205', 'en');
    const { client } = till.engine;
    const { settings, today } = await client.till.state();
    const { currency, timeZone } = settings.shop;
    const trade = (set: { readonly currency: string; readonly timeZone: string }) =>
      client.settings.change({
        commandId: newId<CommandId>(),
        changes: [{ noun: 'shop', id: settings.shop.id, set }],
      });
    const figures = (daysAgo: number) => (daysBefore(today, daysAgo).match(/\d+/g) ?? []) as [string, string, string];
    const value = (name: string) => expect.poll(() => page.getByRole('textbox', { name }).inputValue());
    const type = async (name: string, text: string) => {
      await page.getByRole('textbox', { name }).fill(text);
      await page.keyboard.press('Tab');
    };

    page = await till.open({ viewport: TABLET, locale: 'en-US' });
    await signIn('Cy', '471130');
    await screen('Bestellungen').click();
    const [[year, month, day], [, beforeMonth, beforeDay]] = [figures(0), figures(1)];
    await value('Handelstag').toBe(`${day}.${month}.${year}`);
    await type('Handelstag', `${beforeDay}.${beforeMonth}.`);
    await value('Handelstag').toBe(figures(1).toReversed().join('.'));
    await button('Kalender').click();
    await look('de-day-calendar');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await value('Handelstag').toBe(figures(2).toReversed().join('.'));
    await type('Handelstag', `31.12.${Number(year) + 1}`);
    await page.getByText('Dieser Tag kommt erst noch.').waitFor();
    await look('de-day-wrong');
    await button('Heute').click();
    await value('Handelstag').toBe(`${day}.${month}.${year}`);
    await screen('Einstellungen').click();
    await value('Der Tag beginnt um').toBe('04:00');
    await type('Der Tag beginnt um', '25');
    await page.getByText('Das ist keine Uhrzeit. Bitte so schreiben: 14:30.').waitFor();
    await look('de-time-wrong');
    await type('Der Tag beginnt um', '1430');
    await value('Der Tag beginnt um').toBe('14:30');
    await till.leave(page);

    await trade({ currency: 'USD', timeZone: 'America/New_York' });
    page = await till.open({ viewport: TABLET, locale: 'en-GB' });
    await signIn('Di', '638205');
    await screen('Settings').click();
    await value('The day starts at').toBe('4:00 AM');
    await type('The day starts at', '14:30');
    await value('The day starts at').toBe('2:30 PM');
    await type('The day starts at', '2.30 pm');
    await value('The day starts at').toBe('2:30 PM');
    await screen('Orders').click();
    await type('Trading day', `${Number(beforeMonth)}/${Number(beforeDay)}`);
    await value('Trading day').toBe(`${beforeMonth}/${beforeDay}/${figures(1)[0]}`);
    await till.leave(page);
    await trade({ currency, timeZone });

    page = await till.open({ viewport: TABLET, locale: 'en-US' });
    await signIn('Bo', '258013');
    await screen(WORDS.ar.orders).click();
    await button('التقويم').click();
    await look('ar-day-calendar');
    // Where lines run from right to left, the left arrow leads on.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const shown = page.getByRole('textbox', { name: 'يوم البيع' });
    await expect
      .poll(async () => (await shown.inputValue()).replace(/\p{Cf}/gu, ''))
      .toBe(figures(2).toReversed().join('/'));
  });
});
