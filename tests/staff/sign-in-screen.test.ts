import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import type { CommandId, SendId, StaffId } from '#shared/ids/ids.ts';
import { MOST_DIGITS } from '#shared/staff/pin.ts';
import type { Role } from '#shared/staff/rights.ts';
import { newId, openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { auditFocus } from '#support/renderer/audit-focus.ts';
import { LAPTOP, photograph, TABLET, ZOOMED } from '#support/renderer/photograph.ts';
import { scan } from '#support/renderer/scan.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

const CODE = '4006381333931';
const SIZES = { sizes: [TABLET, LAPTOP, ZOOMED] };
const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 15_000 });

describe.skipIf(!findChromium())('signing in on the screen', () => {
  let till: TillOnScreen;
  let page: Page;
  const staff = new Map<string, StaffId>();
  const wrong: string[] = [];

  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
    await hire('Ada', 'owner', '902114');
    await hire('Bo', 'server', '2580');
    await hire('Mia', 'manager', '481516');
  });
  afterEach(async () => {
    await till?.leave(page);
    expect(wrong.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await till?.[Symbol.asyncDispose]();
  });

  async function hire(name: string, role: Role, pin: string): Promise<void> {
    const { client } = till.engine;
    const staffId = newId<StaffId>();
    staff.set(name, staffId);
    await client.staff.add({ commandId: newId<CommandId>(), staffId, name, role });
    await client.staff.setPin({ commandId: newId<CommandId>(), staffId, pin });
  }
  const look = async (name: string) => void wrong.push(...(await photograph(page, `sign-in/${name}`, SIZES)));
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const lockScreen = () => page.getByRole('main', { name: 'Sign in' });
  const openOrders = async () => (await till.engine.client.till.state()).openOrders;
  const entries = () =>
    till.engine.engine.till.db.prepare('SELECT type, lower(hex(staff)) AS staff, payload FROM entry').all() as {
      type: string;
      staff: string;
      payload: string;
    }[];
  async function signIn(name: string, pin: string): Promise<void> {
    await button(name).click();
    await page.keyboard.type(pin);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await button(`${name} is signed in`).waitFor();
  }

  it('[SF13] [SF25] [U50] shows nothing before, takes a PIN by finger and by key, and knows who is here', async () => {
    page = await till.open();
    await lockScreen().waitFor();
    expect(await page.getByRole('banner').count()).toBe(0);
    await look('lock');
    await button('Bo').click();
    wrong.push(...(await auditFocus(page)));
    for (const digit of '1379') await button(digit).click();
    await button('Sign in').click();
    await page.getByText('This is not the right PIN.').waitFor();
    await look('lock-wrong');
    await page.keyboard.type('2580');
    await page.getByRole('group', { name: 'PIN' }).getByRole('button', { name: 'Sign in' }).click();
    await button(/^Bo is signed in/).waitFor();
    await look('signed-in');
    await page.keyboard.press('F10');
    await lockScreen().waitFor();
    // Whoever was here is chosen, and only the PIN is asked for.
    await page.keyboard.type('2580');
    await page.keyboard.press('Enter');
    await button(/^Bo is signed in/).waitFor();
    await page.keyboard.press('F10');
    // By keys alone: who, the PIN, and in.
    await button('Ada').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('902114');
    await page.keyboard.press('Enter');
    await button(/^Ada is signed in/).waitFor();
  });

  it('[MN43] [SF13] draws the menu behind the lock, where nothing reaches it, for whoever signs in', async () => {
    page = await till.open();
    await lockScreen().waitFor();
    const tile = page.locator('[data-at="0"]');
    const behind = page.locator('[inert]');
    const reachesNothing = async () => {
      await tile.waitFor({ state: 'attached' });
      expect(await tile.isVisible()).toBe(false);
      expect(await page.locator('body').ariaSnapshot()).not.toContain('Espresso');
      const focused = await behind.evaluate((whole) =>
        [...whole.querySelectorAll<HTMLElement>('button, input, [tabindex]')].filter((one) => {
          one.focus();
          return document.activeElement === one;
        }),
      );
      expect(focused).toEqual([]);
      for (const key of ['/', '+', 'F2', 'F4', 'F8', 'F9']) await page.keyboard.press(key);
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await scan(page, CODE);
      expect(await page.getByRole('dialog').count()).toBe(0);
      // All that was typed went to the PIN pad.
      await eventually(async () => expect(await page.locator('[data-typed]').count()).toBe(MOST_DIGITS));
      for (let at = 0; at < MOST_DIGITS; at += 1) await page.keyboard.press('Backspace');
    };
    const { client } = till.engine;
    const coffee = (await client.catalog.get()).catalog.items.find(({ name }) => name === 'Espresso');
    if (!coffee) throw new Error('the demo shop sells none');
    await client.catalog.change({
      commandId: newId<CommandId>(),
      changes: [{ noun: 'item', id: coffee.id, set: { barcodes: [CODE] } }],
    });
    const openBefore = await openOrders();
    await reachesNothing();
    expect(await behind.textContent()).not.toContain('Café Morgenrot');
    await tile.evaluate((element) => Object.assign(element, { isOfBefore: true }));
    await signIn('Bo', '2580');
    expect(await tile.isVisible()).toBe(true);
    expect(await tile.evaluate((element) => 'isOfBefore' in element)).toBe(true);
    expect(await behind.count()).toBe(0);

    await page.getByRole('list', { name: 'Items' }).getByRole('button', { name: 'Espresso' }).first().click();
    const heading = page.getByRole('heading', { name: /^Order / });
    const order = /[A-Z]-\d+/.exec((await heading.textContent()) ?? '')?.[0] ?? 'none';
    await button('More for this order').click();
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('F10');
    await lockScreen().waitFor();
    await eventually(async () => expect(await page.getByRole('menu').count()).toBe(0));
    await reachesNothing();
    expect(await behind.textContent()).toContain('Espresso');
    expect(await page.locator('body').textContent()).not.toContain(order);
    await signIn('Bo', '2580');
    // The same person goes on where they were, and what a scanner typed meanwhile is no part of it.
    await page.getByRole('heading', { name: `Order ${order}` }).waitFor();
    const opened = (await openOrders()).filter(({ id }) => openBefore.every((before) => before.id !== id));
    expect(opened.map(({ lines }) => lines.length)).toEqual([1]);
    for (const { id: orderId } of opened) {
      await client.orders.cancel({ commandId: newId<CommandId>(), orderId, sendId: newId<SendId>(), reason: null });
    }
  });

  it('[SF20] [SF21] asks for an approval at the register and goes on with it', async () => {
    page = await till.open();
    await signIn('Bo', '2580');
    await page.getByRole('list', { name: 'Items' }).getByRole('button', { name: 'Espresso' }).first().click();
    await eventually(async () => expect(await openOrders()).toHaveLength(1));
    await page.keyboard.press('F4');
    const discount = page.getByRole('dialog', { name: /^Discount on order/ });
    await discount.getByRole('button', { name: '10%' }).click();
    const asks = page.getByRole('dialog', { name: 'Somebody must approve this' });
    await asks.getByText('give discounts').waitFor();
    await look('approval');
    await asks.getByRole('button', { name: 'Mia' }).click();
    await page.keyboard.type('481517');
    await asks.getByRole('button', { name: 'Approve' }).click();
    await asks.getByText('This is not the right PIN.').waitFor();
    await page.keyboard.type('481516');
    await asks.getByRole('button', { name: 'Approve' }).click();
    await asks.waitFor({ state: 'hidden' });
    await discount.waitFor({ state: 'hidden' });
    await eventually(async () => expect((await openOrders())[0]?.discounts).toHaveLength(1));
    const approved = entries().find(({ type }) => type === 'staff.approved');
    expect(approved?.staff).toBe(staff.get('Bo')?.replaceAll('-', ''));
    expect(JSON.parse(approved?.payload ?? '{}')).toMatchObject({ by: staff.get('Mia'), right: 'discount' });
  });

  it('[O15] [SF20] asks for one where somebody else’s order is taken, and loses nothing of what was said with it', async () => {
    page = await till.open();
    await signIn('Bo', '2580');
    await page.getByRole('list', { name: 'Items' }).getByRole('button', { name: 'Espresso' }).first().click();
    await page.getByRole('heading', { name: /^Order / }).waitFor();
    const serve = async (name: string, note: string) => {
      await page
        .getByRole('heading', { name: /^Order / })
        .getByRole('button')
        .click();
      const details = page.getByRole('dialog', { name: /^About order/ });
      await details.getByLabel('Note for the kitchen').fill(note);
      await details.getByRole('combobox', { name: 'Served by' }).click();
      await page.getByRole('option', { name, exact: true }).click();
      await details.getByRole('button', { name: 'Save' }).click();
      return details;
    };
    const order = async () => (await openOrders()).at(-1);
    await serve('Mia', 'Window');
    await eventually(async () => expect((await order())?.server).toBe(staff.get('Mia')));
    const details = await serve('Bo', 'Birthday');
    const asks = page.getByRole('dialog', { name: 'Somebody must approve this' });
    await asks.getByText('hand a table over').waitFor();
    await asks.getByRole('button', { name: 'Mia' }).click();
    await page.keyboard.type('481516');
    await asks.getByRole('button', { name: 'Approve' }).click();
    await details.waitFor({ state: 'hidden' });
    await eventually(async () =>
      expect(await order()).toMatchObject({ server: staff.get('Bo'), notes: { note: 'Birthday' } }),
    );
  });

  it('[SF18] goes on as the same person when the station was away, and hands over what was meant meanwhile', async () => {
    page = await till.open();
    await signIn('Bo', '2580');
    const espresso = page.getByRole('list', { name: 'Items' }).getByRole('button', { name: 'Espresso' }).first();
    await espresso.waitFor();
    await till.station.stop();
    await page.getByText('Reconnecting to the till’s engine').waitFor();
    const before = (await openOrders()).length;
    await espresso.click();
    await till.station.start();
    await eventually(async () => expect((await openOrders()).length).toBe(before + 1));
    const opened = (await openOrders()).sort((a, b) => b.openedAt - a.openedAt)[0];
    expect(opened?.staff).toBe(staff.get('Bo'));
    await button(/^Bo is signed in/).waitFor();
    // Another who comes after begins anew.
    await button(/^Bo is signed in/).click();
    await signIn('Ada', '902114');
    await page.getByText('New order').first().waitFor();
    const { id } = (await till.engine.client.till.state()).settings.shop;
    await till.engine.client.settings.change({
      commandId: newId<CommandId>(),
      changes: [{ noun: 'shop', id, set: { autoLockSeconds: 1 } }],
    });
    await lockScreen().waitFor();
    await till.engine.client.settings.change({
      commandId: newId<CommandId>(),
      changes: [{ noun: 'shop', id, set: { autoLockSeconds: 300 } }],
    });
  });

  it('[SF15] [SF16] gives roles and PINs in the settings, and says why not', async () => {
    page = await till.open();
    await signIn('Ada', '902114');
    await button('Settings').click();
    await page.getByRole('tab', { name: 'Staff' }).click();
    await page.getByText('Server · has a PIN').waitFor();
    await look('staff');
    await button('Change the PIN of Ada').click();
    const dialog = page.getByRole('dialog', { name: 'Change the PIN of Ada' });
    await dialog.getByLabel('PIN', { exact: true }).fill('902115');
    await dialog.getByLabel('The same again').fill('902116');
    await dialog.getByRole('button', { name: 'Give this PIN' }).click();
    await dialog.getByText('These two differ.').waitFor();
    await look('pin');
    await dialog.getByRole('button', { name: 'Take the PIN away' }).click();
    await dialog.getByText(/^This is the last owner with a PIN/).waitFor();
    await page.keyboard.press('Escape');
    await button('Change Bo').click();
    await page
      .getByRole('dialog')
      .getByRole('combobox', { name: 'Role' })
      .or(page.getByRole('dialog').getByLabel('Role'))
      .first()
      .click();
    await page.getByRole('option', { name: 'Cashier' }).click();
    await look('role');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Cashier · has a PIN').waitFor();
  });
});
