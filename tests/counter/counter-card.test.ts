import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { button, counterOnScreen, LARGE, lookingAt, SMALL, tap } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('paying by card at the counter', () => {
  const { client, openCounter, settled } = counterOnScreen();
  afterEach(() => client().cards.setSimulated({ mood: 'works' }));
  const saved = (page: Page) => page.getByText('Saved.', { exact: false }).waitFor();
  const last = async () => (await settled()).orders[0];
  const offerTips = async (tips: 'screen' | 'reader') => {
    const { shop } = await client().till.state();
    const cards = { reader: 'simulated', tips, captures: 'at-once' } as const;
    const set = { tipPresets: [50_000, 100_000, 150_000] as never[], cards };
    await client().settings.change({ commandId: newId(), changes: [{ noun: 'shop', id: shop, set }] });
  };
  const toCard = async (page: Page) => {
    await tap(page, 'Espresso');
    await button(page, /^Pay/).click();
    await page.getByText('Card', { exact: true }).click();
  };

  it('[CP1] [CP4] [RC17] is charged once however often it is tapped, with a tip, and settles the order', async () => {
    await offerTips('screen');
    const page = await openCounter();
    await toCard(page);
    await button(page, /^10 %/).click();
    await button(page, 'Charge the card').dblclick();
    await button(page, 'Pay').click();
    await saved(page);
    expect(await page.getByLabel('Paid by card · Visa …4242').textContent()).toBe('€2.86');
    expect(await page.getByText('Change', { exact: true }).count()).toBe(0);
    const order = await last();
    expect(order?.payments).toMatchObject([{ tender: 'card', amount: 260, tip: 26, card: { last4: '4242' } }]);
    expect((await client().cards.attempts({ orderId: order?.id ?? '' })).attempts).toHaveLength(1);
  });

  it('[CP6] is not stuck waiting after cancel, also with a reader that never answers: cash pays at once', async () => {
    await offerTips('screen');
    const page = await openCounter();
    await client().cards.setSimulated({ mood: 'silent' });
    await toCard(page);
    await button(page, 'Charge the card').click();
    const waiting = page.getByRole('region', { name: 'With the card reader' });
    await waiting.waitFor();
    await button(waiting, 'Cancel').click();
    await page.getByText('Cancelled. The card reader has not confirmed it yet', { exact: false }).waitFor();
    await page.getByText('Cash', { exact: true }).click();
    await button(page, /Exact/).click();
    await saved(page);
    await client().cards.setSimulated({ mood: 'works' });
    expect((await last())?.payments).toMatchObject([{ tender: 'cash', amount: 260 }]);
  });

  it('[CP3] [CP4] says why it did not pay, and another window sees it there and cannot pay it twice', async () => {
    await offerTips('reader');
    const page = await openCounter();
    await toCard(page);
    await button(page, 'Charge the card').click();
    const other = await openCounter();
    await other.getByRole('navigation', { name: 'Open orders' }).getByRole('button').last().click();
    await button(other, 'At the reader').click();
    await other.getByRole('region', { name: 'With the card reader' }).waitFor();
    await button(page, 'Card is declined').click();
    await page.getByText('The card was declined.', { exact: false }).waitFor();
    await page.waitForTimeout(450);
    await button(page, 'Charge the card').click();
    await button(other, /^15 %/).click();
    await button(other, 'Pay').click();
    await saved(page);
    await saved(other);
    expect((await last())?.payments).toMatchObject([{ tender: 'card', amount: 260, tip: 39 }]);
  });

  it.each([
    { ...SMALL, scheme: 'light' },
    { ...LARGE, scheme: 'dark' },
  ] as const)(
    '[U13] is readable and reachable at $width × $height, $scheme',
    { timeout: 60_000 },
    async ({ width, height, scheme }) => {
      await offerTips('reader');
      const page = await openCounter({ viewport: { width, height }, colorScheme: scheme });
      const look = lookingAt(page, `${width}x${height}-${scheme}`);
      await toCard(page);
      await look('card-tender');
      await button(page, 'Charge the card').click();
      await button(page, 'Card is declined').waitFor();
      await look('card-waiting');
      await button(page, 'Card is declined').click();
      await page.getByText('The card was declined.', { exact: false }).waitFor();
      await look('card-declined');
      await button(page, 'Charge the card').click();
      await button(page, /^10 %/).click();
      await button(page, 'Pay').click();
      await saved(page);
      await look('settled-card');
    },
  );
});
