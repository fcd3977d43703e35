import { describe, expect, it } from 'vitest';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { auditPage } from '#support/renderer/audit-page.ts';
import { atRest, button, counterOnScreen, LARGE, SHOTS, SMALL, tap } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('types of order at the counter', () => {
  const { client, openCounter } = counterOnScreen();
  const openOrder = async () => (await client().till.state()).openOrders.at(-1);

  it.each([
    { ...SMALL, colorScheme: 'light' },
    { ...LARGE, colorScheme: 'dark' },
  ] as const)(
    '[U19] [U20] are chosen in one tap, before the first item or after, at $width × $height',
    async (look) => {
      const page = await openCounter({ viewport: look, colorScheme: look.colorScheme });
      const types = page.getByRole('group', { name: 'Type of order' });
      await button(types, 'Dine in').click();
      await tap(page, 'Espresso');
      await expect.poll(async () => (await openOrder())?.type).toBe('dine-in');
      await button(types, 'Pick-up').click();
      await expect.poll(async () => (await openOrder())?.type).toBe('pick-up');
      await expect.poll(() => button(types, 'Pick-up').getAttribute('aria-pressed')).toBe('true');

      await button(page, /^Order A-/).click();
      const dialog = page.getByRole('dialog', { name: /^About order/ });
      await dialog.getByLabel('Name').fill('Zoë');
      await dialog.getByLabel('Phone').fill('030 1234');
      await button(dialog, 'More').click();
      await button(dialog, 'More').click();
      await dialog.getByLabel('At this time').fill('soon');
      await page.keyboard.press('Enter');
      await dialog.getByText('This is not a time. Write it like 14:30.').waitFor();
      await atRest(page);
      await page.screenshot({ path: `${SHOTS}/order-due-wrong-${look.width}.png` });
      await dialog.getByLabel('At this time').fill('1830');
      await atRest(page);
      await page.screenshot({ path: `${SHOTS}/order-details-${look.width}-${look.colorScheme}.png` });
      expect(await auditPage(page)).toEqual([]);
      await button(dialog, 'Save').click();
      await button(page, /Zoë · 2 guests · for 18:30/).waitFor();
      await expect.poll(async () => (await openOrder())?.covers).toBe(2);
      await atRest(page);
      await page.screenshot({ path: `${SHOTS}/order-types-${look.width}-${look.colorScheme}.png` });
      expect(await auditPage(page)).toEqual([]);
      await page.keyboard.press('F3');
      await page.getByRole('textbox', { name: /^Search by number/ }).fill('zoe 2.60');
      const found = page.getByRole('dialog').getByRole('button', { name: /Zoë.*min ago/ });
      await found.first().waitFor();
      await atRest(page);
      await page.screenshot({ path: `${SHOTS}/open-orders-found-${look.width}-${look.colorScheme}.png` });
      expect(await auditPage(page)).toEqual([]);
      await page.getByRole('textbox', { name: /^Search by number/ }).fill('nobody');
      await page.getByText('No open order matches.').waitFor();
      await page.keyboard.press('Escape');
      await button(page, 'New').click();
      await expect.poll(() => button(types, 'Takeaway').getAttribute('aria-pressed')).toBe('true');
    },
  );

  it('[K74] [K76] says, when the type is changed, what stays where it was sent and what nobody makes now', async () => {
    const { settings } = await client().till.state();
    const bar = settings.stations.find(({ name }) => name === 'Bar');
    const only = (orderTypes: ['dine-in'] | null) =>
      client().settings.change({
        commandId: newId(),
        changes: [{ noun: 'station', id: bar?.id ?? '', set: { orderTypes } }],
      });
    await only(['dine-in']);
    const page = await openCounter({ viewport: SMALL });
    const types = page.getByRole('group', { name: 'Type of order' });
    await button(types, 'Dine in').click();
    await tap(page, 'Espresso');
    await button(page, /^Send/).click();
    await expect.poll(async () => (await openOrder())?.lines[0]?.kitchen).toBe('told');
    await tap(page, 'Espresso');
    await button(types, 'Delivery').click();
    await page.getByText('Sent already, and stays with Bar: Espresso.').waitFor();
    await page.getByText('No station makes this in such an order: Espresso.').waitFor();
    expect(await button(page, /^Send/).isDisabled()).toBe(true);
    await atRest(page);
    await page.screenshot({ path: `${SHOTS}/order-type-notices.png` });
    expect(await auditPage(page)).toEqual([]);
    await only(null);
  });
});
