import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { EGG, NUTS, ONIONS } from '#support/random-kitchen.ts';
import { auditFocus } from '#support/renderer/audit-focus.ts';
import { LAPTOP, photograph, TABLET, ZOOMED } from '#support/renderer/photograph.ts';
import { type ScreensOnScreen, startScreensOnScreen } from './screens-on-screen.ts';

const UPRIGHT = { width: 800, height: 1280 };
const TOAST = 0x11;
const CAKE = 0x12;
const LEMONADE = 0x14;

describe.skipIf(!findChromium())('screens in a browser', () => {
  let till: ScreensOnScreen;
  let page: Page;

  beforeAll(async () => {
    till = await startScreensOnScreen();
  });
  afterEach(async () => {
    await till.leave(page);
    // A page that complains is broken, whatever it shows; what was refused or cut on purpose is not its fault, nor is a
    // header that means nothing without HTTPS.
    const expected = /WebSocket|status of 401|Cross-Origin-Opener-Policy/;
    expect(till.complaints.splice(0).filter((text) => !expected.test(text))).toEqual([]);
  });
  afterAll(() => till?.[Symbol.asyncDispose]());

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const station = (name: string) => page.getByRole('region', { name: new RegExp(`^${name},`) });
  const tickets = (name: string) => station(name).getByRole('heading', { level: 3 });
  const stands = (name: string, ...numbers: string[]) =>
    expect.poll(() => tickets(name).allTextContents(), { timeout: 8_000 }).toEqual(numbers);

  async function pair(role?: ScreenRole): Promise<void> {
    const code = await till.invite(role);
    page = await till.openPage();
    await page.getByLabel('Code').fill(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByText('Pair this screen').waitFor({ state: 'detached' });
  }

  it('[K51] [U50] are paired by touch, say why a code does not do, and ask again once they are removed', async () => {
    page = await till.openPage();
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    const type = async (code: string) => {
      for (const sign of code) await button(sign).click();
      await button('Pair').click();
    };
    await type('AAAA');
    await page.getByText('A code has 8 signs.').waitFor();
    await type('AAAA');
    await page.getByText('This code is not valid, or no longer.').waitFor();
    expect(await auditFocus(page)).toEqual([]);
    expect(await photograph(page, 'kitchen/pairing', { sizes: [TABLET, ZOOMED] })).toEqual([]);
    await type(await till.invite());
    await page.getByText('Kitchen wall').waitFor();
    await page.reload();
    await page.getByText('Kitchen wall').waitFor();
    for (const { id } of (await till.shop.client.screens.list()).screens)
      await till.shop.client.screens.remove({ commandId: newId(), screenId: id });
    await page.getByText('Pair this screen').waitFor();
    expect(await page.getByText('Kitchen wall').count()).toBe(0);
  });

  it('[K40] to [K46], [K52] show what is sent, bump it by tap and by bump bar, and take it back', {
    timeout: 60_000,
  }, async () => {
    await pair();
    const first = await till.send(
      { item: TOAST, quantity: 2, modifiers: [ONIONS, NUTS], note: 'Cut in half,\nfor a child' },
      { item: LEMONADE },
    );
    const second = await till.send({ item: CAKE, modifiers: [EGG] });
    const third = await till.send({ item: TOAST });
    await stands('Kitchen', first.number, second.number, third.number);
    const unshown = till.shop.engine.till.db.prepare('SELECT count(*) FROM unshown_ticket').pluck();
    await expect.poll(() => unshown.get(), { timeout: 8_000, message: '[K52] what is painted is said' }).toBe(0);
    await station('Kitchen').getByText('!! ALLERGY: Nuts !!').waitFor();
    await station('Kitchen').getByText('NO Onions').waitFor();
    await till.shop.client.orders.voidLine({
      ...{ commandId: newId<string>(), orderId: third.id, lineId: (await lineOf(third.id)).lineId, reason: 'burnt' },
    });
    const voided = await till.shop.client.orders.get({ orderId: third.id });
    await till.shop.client.orders.send({
      ...{ commandId: newId<string>(), orderId: third.id, sendId: newId<string>() },
      expectedVersion: voided.order.version,
    });
    await stands('Kitchen', first.number, second.number, third.number, third.number);
    await page.keyboard.press('a');
    const counts = page.getByRole('complementary', { name: 'All day' });
    await counts.getByText('Cheese toast').first().waitFor();
    expect(await photograph(page, 'kitchen/screen', { sizes: [TABLET, UPRIGHT, LAPTOP, ZOOMED] })).toEqual([]);
    await page.keyboard.press('a');

    await button(`Done : ${first.number}, Kitchen`).click();
    await stands('Kitchen', second.number, third.number, third.number);
    await page.getByText(`${first.number} is done at Kitchen`).waitFor();
    await button('Undo').click();
    await stands('Kitchen', first.number, second.number, third.number, third.number);

    await page.keyboard.press('2');
    await stands('Kitchen', first.number, third.number, third.number);
    await page.keyboard.press('Backspace');
    await stands('Kitchen', first.number, second.number, third.number, third.number);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await stands('Bar');
    await page.keyboard.press('r');
    const recall = page.getByRole('dialog', { name: 'Recall a ticket' });
    await recall.getByText('done at').waitFor();
    expect(await photograph(page, 'kitchen/recall', { sizes: [TABLET, ZOOMED] })).toEqual([]);
    await page.keyboard.press('Enter');
    await stands('Bar', first.number);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of this screen' }).waitFor();
    expect(await photograph(page, 'kitchen/keys', { sizes: [TABLET, ZOOMED] })).toEqual([]);
  });

  const lineOf = async (orderId: string) => {
    const [line] = (await till.shop.client.orders.get({ orderId })).order.lines;
    if (!line) throw new Error('there is no line');
    return line;
  };

  it('[K47] [K49] [U50] flash what is new, sound once allowed, and tell the expo station who is done', async () => {
    await pair();
    expect(await button('Sound').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('m');
    await page.reload();
    await button('Muted').waitFor();
    const { number } = await till.send({ item: LEMONADE });
    const atPass = station('Pass').getByRole('listitem').filter({ hasText: number });
    await atPass.getByText('Just in').waitFor();
    await atPass.getByRole('img', { name: 'not done yet' }).waitFor();
    await button(`Done : ${number}, Bar`).click();
    await atPass.getByRole('img', { name: 'done', exact: true }).waitFor();
    expect(await auditFocus(page)).toEqual([]);
  });

  it('[K48] [K50] show guests who can come, also while the till is away, and go on when it is back', {
    timeout: 60_000,
  }, async () => {
    await pair({ kind: 'ready' });
    const { number } = await till.send({ item: CAKE });
    const part = (name: string) => page.getByRole('region', { name }).getByRole('listitem');
    await part('Preparing').filter({ hasText: number }).waitFor();
    const kitchen = page;
    await pair();
    await button(`Done : ${number}, Pass`).click();
    await stands('Kitchen', ...(await tickets('Kitchen').allTextContents()));
    await page.context().close();
    page = kitchen;
    await part('Ready').filter({ hasText: number }).waitFor();
    await till.station.stop();
    await page.getByText(/^Not connected to the till since \d\d:\d\d$/).waitFor();
    expect(await part('Ready').allTextContents()).toContain(number);
    expect(await photograph(page, 'kitchen/guests', { sizes: [TABLET, UPRIGHT, LAPTOP, ZOOMED] })).toEqual([]);
    await till.station.start();
    await page.getByText('Not connected').waitFor({ state: 'detached', timeout: 15_000 });
  });
});
