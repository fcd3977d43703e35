import { describe, expect, it } from 'vitest';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { button, counterOnScreen, LARGE, lookingAt, SMALL, tap } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('the orders of the day', () => {
  const { client, openCounter, settled } = counterOnScreen({ cardTiming: { stepMs: 1_500 } });

  it.each([
    { ...SMALL, scheme: 'light' },
    { ...LARGE, scheme: 'dark' },
  ] as const)(
    '[PY6] [PY14] [PY20] are found, tell their story, get another tip and are given back, at $width × $height, $scheme',
    { timeout: 60_000 },
    async ({ width, height, scheme }) => {
      const page = await openCounter({ viewport: { width, height }, colorScheme: scheme });
      const look = lookingAt(page, `${width}x${height}-${scheme}`);
      await tap(page, 'Espresso');
      await button(page, /^Pay/).click();
      await button(page, /Exact/).click();
      await page.getByText('Saved.', { exact: false }).waitFor();
      await button(page, 'Orders').click();
      await page.getByLabel('Search by number, item, name or amount').fill('espr');
      await page.getByRole('list', { name: 'Orders' }).getByRole('button').first().click();
      await page.getByText('Espresso rung up').waitFor();
      await look('history');
      await button(page, 'Print again').click();
      await page.getByText('A copy of the receipt', { exact: false }).waitFor();
      await button(page, 'E-mail').click();
      await page.getByLabel('E-mail address').fill('nobody');
      await page.keyboard.press('Enter');
      await page.getByText('This is not an e-mail address', { exact: false }).waitFor();
      await look('receipt-mail');
      await page.keyboard.press('Escape');
      await button(page, 'Code').click();
      // This till has no cloud: it says so, and offers paper.
      await page.getByText('is not connected to a cloud', { exact: false }).waitFor();
      await look('receipt-code');
      await button(page.getByRole('dialog'), 'Close').last().click();
      await button(page, 'Change a tip…').click();
      await page.getByRole('radio', { name: 'cash, €2.60, of which tip €0.00' }).waitFor();
      for (const key of '40') await page.keyboard.press(key);
      await look('history-tip');
      await button(page, 'Make the tip €0.40').click();
      await page.getByText('Tip changed to €0.40').waitFor();
      expect((await settled()).orders[0]?.payments).toMatchObject([{ amount: 260, tip: 40 }]);
      await button(page, 'Give back…').click();
      await page.getByText('An amount', { exact: true }).click();
      for (const key of '100') await page.keyboard.press(key);
      await page.getByLabel('Another reason').fill('Late');
      await look('refund-amount');
      await button(page.getByRole('dialog'), 'Give back').dblclick();
      await page.getByText('€1.00 given back, cash: Late').waitFor();
      await button(page, 'Give back…').click();
      await page.getByLabel('Another reason').fill('Cold');
      await page.getByText('In all').waitFor();
      await look('refund');
      await button(page.getByRole('dialog'), 'Give back').dblclick();
      await page.getByText('€1.60 given back, cash: Cold').waitFor();
      expect((await settled()).orders[0]?.refunds).toMatchObject([
        { amount: 100, reason: 'Late' },
        { amount: 160, reason: 'Cold' },
      ]);
      await button(page, 'Counter').click();
    },
  );

  it.each([
    { ...SMALL, scheme: 'dark' },
    { ...LARGE, scheme: 'light' },
  ] as const)(
    '[CP13] tell what becomes of money that goes back to a card, at $width × $height, $scheme',
    { timeout: 60_000 },
    async ({ width, height, scheme }) => {
      const cards = { reader: 'simulated', tips: 'screen', captures: 'at-once' } as const;
      const { shop } = await client().till.state();
      await client().settings.change({ commandId: newId(), changes: [{ noun: 'shop', id: shop, set: { cards } }] });
      const page = await openCounter({ viewport: { width, height }, colorScheme: scheme });
      const look = lookingAt(page, `${width}x${height}-${scheme}`);
      await tap(page, 'Espresso');
      await button(page, /^Pay/).click();
      await page.getByText('Card', { exact: true }).click();
      await button(page, 'Charge the card').click();
      await button(page, 'Pay').click();
      await page.getByText('Saved.', { exact: false }).waitFor();
      await button(page, 'Orders').click();
      await page.getByRole('list', { name: 'Orders' }).getByRole('button').first().click();
      const giveBack = async () => {
        await button(page, 'Give back…').click();
        await page.getByLabel('Another reason').fill('Cold');
        await button(page.getByRole('dialog'), 'Give back').click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      };
      await client().cards.setSimulated({ mood: 'offline', at: 'refund' });
      await giveBack();
      await page.getByRole('alert').getByText('The card was not given its €2.60', { exact: false }).waitFor();
      await look('refund-failed');
      await client().cards.setSimulated({ mood: 'mute' });
      await giveBack();
      await page.getByText('€2.60 is on its way back to the card…').waitFor();
      await page.getByText('Nobody answered.', { exact: false }).waitFor();
      await look('refund-unknown');
      await client().cards.setSimulated({ mood: 'works' });
      await page.getByText('€2.60 given back, card: Cold').waitFor();
      expect(await page.getByText('Nobody answered.', { exact: false }).count()).toBe(0);
      const [order] = (await settled()).orders;
      expect(order?.refunds).toMatchObject([{ tender: 'card', amount: 260 }]);
    },
  );
});
