import { describe, expect, it } from 'vitest';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { atRest, button, counterOnScreen, find, rows, SHOTS, tap } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('selling at the counter', () => {
  const { till, client, openCounter, settled, openCount } = counterOnScreen();

  it('[U8] [U11] [RC2] sells one item in three taps, offers each kind of receipt, and begins a new order with the next item, as F2 does', async () => {
    const page = await openCounter();
    const ways = () => page.getByRole('group', { name: 'Receipt' }).getByRole('button').allTextContents();
    const printReceipts = async (isOn: boolean) => {
      const { shop } = await client().till.state();
      const changes = [{ noun: 'shop' as const, id: shop, set: { printReceipts: isOn } }];
      await client().settings.change({ commandId: newId(), changes });
    };
    const before = (await settled()).orders.length;
    await tap(page, 'Espresso');
    await button(page, /^Pay/).click();
    await button(page, '€5.00').click();
    await page.getByText('Saved.', { exact: false }).waitFor();
    expect(await page.getByLabel('Change', { exact: true }).textContent()).toBe('€2.40');
    expect(await ways()).toEqual(['Print again', 'E-mail', 'Code']);
    const { orders } = await settled();
    expect(orders).toHaveLength(before + 1);
    expect(orders[0]).toMatchObject({
      status: { state: 'completed', totals: { total: 260 } },
      payments: [{ tendered: 500, change: 240 }],
    });
    await tap(page, 'Americano');
    await expect.poll(() => rows(page).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).not.toContain(orders[0]?.number);
    await printReceipts(false);
    await button(page, /^Pay/).click();
    await button(page, /Exact/).click();
    await page.getByText('Saved. No receipt is printed.').waitFor();
    expect(await ways()).toEqual(['Print', 'E-mail', 'Code']);
    await printReceipts(true);
    await tap(page, 'Espresso');
    await expect.poll(() => rows(page).count()).toBe(1);
    await page.keyboard.press('F2');
    await expect.poll(() => rows(page).count()).toBe(0);
    await tap(page, 'Sencha');
    await expect.poll(openCount).toBe(2);
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
    const numbers = async () => (await client().till.state()).openOrders.map(({ number }) => number);
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

  it('[O5] tells the kitchen, asks why before it takes that back or a part of it, and shows the paper', async () => {
    const page = await openCounter();
    await page.keyboard.type('4');
    await tap(page, 'Sencha');
    await find(page, 'Granola bowl');
    await button(page, /^Send/).click();
    await page.getByRole('img', { name: 'Sent to the kitchen' }).first().waitFor();
    const atFirst = () => rows(page).first().textContent();
    await rows(page).first().click();
    const line = page.getByRole('dialog', { name: /^Sencha/ });
    await expect.poll(() => line.evaluate(() => document.activeElement?.closest('[data-figure]') !== null)).toBe(true);
    await page.keyboard.type('3');
    await button(line, /^Save/).click();
    const less = page.getByRole('dialog', { name: 'Take off 1 × Sencha?' });
    await button(less, 'Keep it').click();
    expect(await atFirst()).toContain('4×');
    await rows(page).first().focus();
    await page.keyboard.press('-');
    await button(less, 'Sold out').click();
    await button(less, 'Take off').click();
    await expect.poll(atFirst).toContain('3×');
    const reasons = async () =>
      (await client().till.state()).openOrders.flatMap(({ lines }) => lines.map(({ voided }) => voided?.reason));
    await expect.poll(reasons).toContain('Sold out');
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

  it('[O17] discounts an order and a line, takes a part in cash, and completes what costs nothing without cash', async () => {
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
    await page.getByText('at most €1.34 can still come off it').first().waitFor();
    for (const key of ['Erase one digit', 'Erase one digit', '4', '9']) await button(dialog, key).click();
    await button(dialog, 'Give discount').click();
    await expect.poll(() => button(page, /^Pay/).textContent()).toBe('Pay€0.00');
    await button(page, /^Pay/).click();
    await page.getByText('Saved.', { exact: false }).waitFor();
    expect(await page.getByLabel('Change', { exact: true }).textContent()).toBe('€0.00');
    expect((await settled()).orders[0]).toMatchObject({
      status: { totals: { total: 100 } },
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
    const open = await openCount();
    await tap(page, 'Sencha');
    await expect.poll(openCount).toBe(open + 1);
    await till().station.stop();
    await page.getByText('Reconnecting to the till’s engine…').waitFor();
    await tap(page, 'Espresso');
    await expect.poll(() => rows(page).count()).toBe(2);
    await button(page, /^Pay/).click();
    await button(page, /Exact/).click();
    await page.getByText('Not saved yet').waitFor();
    expect(await page.getByText('Paid', { exact: true }).count()).toBe(0);
    await atRest(page);
    await page.screenshot({ path: `${SHOTS}/engine-away.png` });
    await till().station.start();
    await page.getByText('Saved.', { exact: false }).waitFor();
    await page.getByText('Reconnecting').waitFor({ state: 'detached' });
    expect(await openCount()).toBe(open);
    expect((await settled()).orders[0]).toMatchObject({ lines: [{ name: 'Sencha' }, { name: 'Espresso' }] });
  });
});
