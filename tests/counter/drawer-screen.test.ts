import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import type { CommandId, StaffId } from '#shared/ids/ids.ts';
import type { Role } from '#shared/staff/rights.ts';
import { newId, openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

const PATIENCE_MS = 15_000;

describe.skipIf(!findChromium())('the cash drawer on the screen', () => {
  let till: TillOnScreen;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
    await openDay(till.engine);
  });
  afterEach(async () => {
    await till?.leave(page);
    expect(wrong.splice(0)).toEqual([]);
  });
  afterAll(() => till?.[Symbol.asyncDispose]());

  const client = () => till.engine.client;
  const look = async (name: string, sizes = [TABLET]) =>
    void wrong.push(...(await photograph(page, `drawer/${name}`, { sizes })));
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const dialog = () => page.getByRole('dialog');
  const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: PATIENCE_MS });
  const state = async () => await client().till.state();
  const row = (group: string, label: string) =>
    page.getByRole('region', { name: group }).locator('div', { hasText: label }).locator('dd').textContent();

  async function open(): Promise<void> {
    page = await till.open();
    page.setDefaultTimeout(PATIENCE_MS);
  }
  async function sell(): Promise<void> {
    await page.getByRole('list', { name: 'Items' }).getByRole('button', { name: 'Espresso' }).first().click();
    await page.keyboard.press('F9');
    await button(/Exact/).click();
    await page.getByText('Saved.', { exact: false }).waitFor();
  }
  async function hire(name: string, role: Role, pin: string): Promise<StaffId> {
    const staffId = newId<StaffId>();
    await client().staff.add({ commandId: newId<CommandId>(), staffId, name, role });
    await client().staff.setPin({ commandId: newId<CommandId>(), staffId, pin });
    return staffId;
  }
  async function signIn(name: string, pin: string): Promise<void> {
    await button(name).click();
    await page.keyboard.type(pin);
    await button('Sign in').click();
    await button(new RegExp(`^${name} is signed in`)).waitFor();
  }

  it('[DR15] [U8] starts, moves, shows X, counts and closes by keys alone, and the day after it', {
    timeout: 120_000,
  }, async () => {
    await open();
    await page.getByRole('list', { name: 'Items' }).waitFor();
    await page.keyboard.press('F6');
    await page.getByText('No session is open').waitFor();
    await look('start');
    await page.keyboard.type('15000');
    await page.keyboard.press('Enter');
    await button('Count and close').waitFor();
    expect((await state()).drawer).toMatchObject({ float: 15_000, moves: [] });
    await page.keyboard.press('F2');
    await sell();

    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.keyboard.press('F6');
    await button('Pay in').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await dialog().getByLabel('Amount').waitFor();
    await page.keyboard.type('10000');
    await look('drop');
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key);
    await dialog().getByRole('button', { name: 'To the bank' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'hidden' });
    expect((await state()).drawer?.moves).toMatchObject([{ kind: 'drop', amount: 10_000, reason: 'To the bank' }]);

    await button('Open without a sale').click();
    await dialog().getByRole('button', { name: 'Change for a guest' }).click();
    await dialog().getByRole('button', { name: 'Open the drawer' }).click();
    await page.getByText('Opened once without a sale').waitFor();
    await look('open', [TABLET, LAPTOP]);

    await button('X report').click();
    await page.getByRole('heading', { name: 'X report' }).waitFor();
    // 150.00 + 2.60 − 100.00.
    expect(await row('Cash', 'Should be there')).toBe('€52.60');
    await look('x');
    await button('Print').click();
    await page.getByText('It is on its way to the printer.').waitFor();
    await button('Back').click();

    await button('More').click();
    await page.getByRole('menuitem', { name: /^Close the day/ }).click();
    await dialog().getByRole('button', { name: 'Count the drawer' }).click();
    // €50 × 1, €2 × 1, €0.50 × 1: ten cents are missing.
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', '1']) await page.keyboard.press(key);
    await page.getByLabel('How many of €2.00').fill('1');
    await page.getByLabel('How many of €0.50').fill('1');
    await page.getByText('Missing').waitFor();
    await look('count', [TABLET, LAPTOP]);
    await page.getByLabel('How many of €0.01').press('Enter');
    await page.keyboard.type('Ten cents under the drawer');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Z report 1' }).waitFor();
    expect(await row('Cash', 'Difference')).toBe('-€0.10');
    await look('z', [TABLET, LAPTOP]);
    await button('Close the day…').click();
    await dialog().getByRole('button', { name: 'Close the day' }).click();
    await eventually(async () => expect((await state()).day).toBeNull());
    expect((await client().drawer.sessions({})).sessions[0]?.closing).toMatchObject({
      ...{ number: 1, total: 5_250, expected: 5_260, variance: -10, reason: 'Ten cents under the drawer' },
    });
  });

  it('[DR9] [DR10] counts blind, has a variance accepted at the register, and prints an earlier Z as a copy', {
    timeout: 120_000,
  }, async () => {
    if (!(await state()).day) await openDay(till.engine);
    await hire('Ada', 'owner', '902114');
    const mia = await hire('Mia', 'manager', '481516');
    await hire('Ben', 'cashier', '2580');
    await open();
    await signIn('Ada', '902114');
    await button('Settings').click();
    await page.getByRole('switch', { name: 'Count the drawer blind' }).check({ force: true });
    await page.getByLabel('Somebody must accept a difference above').fill('2.00');
    await look('settings');
    await button('Save').click();
    await eventually(async () =>
      expect((await state()).settings.shop.drawer).toEqual({ blindCount: true, varianceLimit: 200 }),
    );
    await button('Counter').click();
    await page.keyboard.press('F10');
    await signIn('Ben', '2580');
    await page.keyboard.press('F6');
    await page.getByText('As one amount').waitFor();
    await page.getByText('By coin and note').click();
    await page.getByLabel('How many of €50.00').fill('2');
    await look('start-counted');
    await button('Start with €100.00').click();
    await button('Count and close').waitFor();
    await button('Counter').click();
    await sell();
    await button('Cash drawer: a session is open').click();

    // Seeing X would say what to find.
    await button('X report').click();
    const asks = page.getByRole('dialog', { name: 'Somebody must approve this' });
    await asks.getByText('see reports').waitFor();
    await page.keyboard.press('Escape');
    await button('Count and close').click();
    await page.getByText('Count what is there. What should be there is shown once your count is recorded.').waitFor();
    await page.getByLabel('How many of €50.00').fill('1');
    await look('count-blind');
    expect(await page.getByText('102.60').count()).toBe(0);
    expect(await page.getByText('Should be there', { exact: true }).count()).toBe(0);
    await button('Close with €50.00').click();
    await asks.getByText('accept that a drawer does not agree').waitFor();
    expect(await page.getByText('52.60').count()).toBe(0);
    await asks.getByRole('button', { name: 'Mia' }).click();
    await page.keyboard.type('481516');
    await asks.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('heading', { name: /^Z report/ }).waitFor();
    expect(await row('Cash', 'Difference')).toBe('-€52.60');
    await page.getByText('Counted blind', { exact: false }).waitFor();
    await button('Print a copy').click();
    await eventually(async () => {
      const { jobs } = await client().printing.jobs({ limit: 20 });
      const copies = jobs.filter(({ content }) => content.kind === 'drawer-report' && content.slip.isCopy);
      expect(copies).toHaveLength(1);
    });
    const approved = till.engine.engine.till.db
      .prepare("SELECT payload FROM entry WHERE type = 'staff.approved'")
      .all() as { payload: string }[];
    expect(approved.map(({ payload }) => JSON.parse(payload))).toMatchObject([{ by: mia, right: 'accept-variance' }]);
    await button('Back').click();
    await button(/^Z 1/).click();
    await page.getByRole('heading', { name: 'Z report 1' }).waitFor();
  });
});
