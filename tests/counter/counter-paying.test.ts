import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { button, counterOnScreen, find, LARGE, lookingAt, SMALL, tap } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('paying at the counter', () => {
  const { client, openCounter, settled } = counterOnScreen();
  const offerTips = async () => {
    const { shop } = await client().till.state();
    const set = { tipPresets: [50_000, 100_000, 150_000] as never[] };
    await client().settings.change({ commandId: newId(), changes: [{ noun: 'shop', id: shop, set }] });
  };
  const saved = (page: Page) => page.getByText('Saved.', { exact: false }).waitFor();
  const last = async () => (await settled()).orders[0];

  it('[PY2] [PY5] takes a tip in cash, and what another terminal took with its reference', async () => {
    await offerTips();
    const page = await openCounter();
    await tap(page, 'Espresso');
    await button(page, /^Pay/).click();
    await button(page, /^10 %/).click();
    await button(page, /Exact/).click();
    await saved(page);
    expect((await last())?.payments).toMatchObject([
      { tender: 'cash', amount: 260, tip: 26, tendered: 286, change: 0 },
    ]);

    await tap(page, 'Espresso');
    await button(page, /^Pay/).click();
    await page.getByText('Other terminal', { exact: true }).click();
    await page.getByLabel('Reference on its slip').fill('0042');
    await button(page, 'Paid on the other terminal').click();
    await saved(page);
    expect((await last())?.payments).toMatchObject([{ tender: 'external', amount: 260, reference: '0042' }]);
  });

  it('[PY10] [PY12] [U7] splits by item and pays check by check, each once whatever is tapped twice', async () => {
    const page = await openCounter();
    for (const name of ['Sencha', 'Granola bowl']) await find(page, name);
    const jobs = async () =>
      (await client().printing.jobs({ limit: 200 })).jobs.filter(({ content }) => content.kind === 'ticket');
    // Those of the sales before are still there.
    const before = (await jobs()).length;
    await button(page, /^Send/).click();
    await expect.poll(async () => (await jobs()).length).toBeGreaterThan(before);
    const tickets = (await jobs()).length;
    await button(page, /^Pay/).click();
    await button(page, 'Split…').click();
    await page.getByText('By item', { exact: true }).click();
    await button(page, 'Sencha on check 1').click();
    await button(page, 'Sencha on check 2').click();
    await button(page, 'Split').click();
    await button(page, /^Check 1/).waitFor();
    for (const nth of [1, 2]) {
      await page.getByText(`To pay for check ${nth} of 2`, { exact: false }).waitFor();
      // Longer than two taps are apart that were meant as one.
      await page.waitForTimeout(500);
      await button(page, /Exact/).dblclick();
    }
    await saved(page);
    const order = await last();
    const payments = order?.payments ?? [];
    const total = order?.status.state === 'completed' ? order.status.totals.total : 0;
    expect(payments).toHaveLength(2);
    expect(payments.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
    expect(new Set(payments.map(({ checkId }) => checkId)).size).toBe(2);
    expect(await jobs()).toHaveLength(tickets);
  });

  it.each([
    { ...SMALL, scheme: 'light' },
    { ...LARGE, scheme: 'dark' },
  ] as const)('[U13] is readable and reachable at $width × $height, $scheme', async ({ width, height, scheme }) => {
    await offerTips();
    const page = await openCounter({ viewport: { width, height }, colorScheme: scheme });
    const look = lookingAt(page, `${width}x${height}-${scheme}`);
    for (const name of ['Sencha', 'Granola bowl', 'Espresso']) await find(page, name);
    await button(page, /^Pay/).click();
    await look('payment-tips');
    await page.getByText('Other terminal', { exact: true }).click();
    await look('payment-external');
    await page.getByText('Cash', { exact: true }).click();
    await button(page, 'Split…').click();
    await page.getByText('By item', { exact: true }).click();
    await button(page, 'Sencha on check 1').click();
    await look('split-lines');
    await page.getByText('By amount', { exact: true }).click();
    await button(page, '5').click();
    await button(page, '00').click();
    await button(page, 'Add a check').click();
    await look('split-amounts');
    await page.getByText('Evenly', { exact: true }).click();
    await button(page, 'Split').click();
    await button(page, /^Check 1/).waitFor();
    await look('payment-checks');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
  });
});
