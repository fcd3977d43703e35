import { describe, expect, it } from 'vitest';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { button, counterOnScreen, LARGE, lookingAt, rows, SMALL, tap } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('prices at the counter', () => {
  const { client, openCounter, settled } = counterOnScreen();

  it.each([
    { ...SMALL, scheme: 'light' },
    { ...LARGE, scheme: 'dark' },
  ] as const)(
    '[O14][M15][M16][M17] sells at another price, gives away, charges for service and exempts at $width × $height, $scheme',
    { timeout: 60_000 },
    async ({ width, height, scheme }) => {
      const { settings } = await client().till.state();
      const serviceCharge = { name: 'Service 10 %', rate: 100_000 as never, minCovers: null, taxIds: [] };
      const changes = [{ noun: 'shop' as const, id: settings.shop.id, set: { serviceCharge } }];
      await client().settings.change({ commandId: newId(), changes });
      const page = await openCounter({ viewport: { width, height }, colorScheme: scheme });
      const look = lookingAt(page, `${width}x${height}-${scheme}`);
      const pay = () => button(page, /^Pay/).textContent();
      const dialog = page.getByRole('dialog');
      const ofOrder = async (name: string | RegExp) => {
        await button(page, 'More for this order').click();
        await page.getByRole('menuitem', { name }).click();
      };
      const ofLine = async (at: number, name: string) => {
        await rows(page).nth(at).click();
        await button(dialog, 'More for this line’s price').click();
        await page.getByRole('menuitem', { name }).click();
      };

      await tap(page, 'Espresso');
      await tap(page, 'Americano');
      await rows(page).nth(1).waitFor();
      const both = await pay();
      await ofLine(0, 'Other price…');
      await dialog.getByRole('heading', { name: 'Another price for Espresso' }).waitFor();
      await page.keyboard.type('200');
      expect(await dialog.getByRole('button', { name: /^Sell at/ }).getAttribute('aria-disabled')).toBe('true');
      await button(dialog, 'Damaged').click();
      await look('reprice');
      await button(dialog, 'Sell at €2.00').click();
      await expect.poll(() => rows(page).first().textContent()).toContain('€2.00');
      await ofLine(0, 'Other price…');
      await button(dialog, 'Back to €2.60').click();
      await expect.poll(pay).toBe(both);

      await ofLine(1, 'Give away…');
      await button(dialog, 'Waited too long').click();
      await look('comp');
      await button(dialog, 'Give away').click();
      await expect.poll(pay).toBe('Pay€2.60');
      await page.getByText('Given away').waitFor();

      await ofOrder('Add “Service 10 %”');
      await expect.poll(pay).toBe('Pay€2.86');
      await ofOrder('Exempt from tax…');
      await page.keyboard.type('EX-7');
      await button(dialog, 'Charity').click();
      await look('exempt-tax');
      await button(dialog, 'Exempt from tax').click();
      await page.getByText('Tax exempt').waitFor();
      await look('prices');
      await button(page, /^Pay/).click();
      await button(page, /Exact/).click();
      await page.getByText('Saved.', { exact: false }).waitFor();
      const order = (await settled()).orders[0];
      if (order?.status.state !== 'completed') throw new Error('not settled');
      const { totals } = order.status;
      expect(totals).toMatchObject({ tax: 0, serviceCharge: { amount: 26, total: 26 } });
      expect(totals.total).toBe(260 + 26 - (totals.exempted ?? 0));
      expect(totals.comps).toBe(totals.discount);
      expect(order).toMatchObject({ taxExemption: { reference: 'EX-7', reason: 'Charity' }, flags: [] });
    },
  );
});
