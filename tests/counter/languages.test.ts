import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import type { Language } from '#shared/language/language.ts';
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
    if (name.endsWith('counter')) return;
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
});
