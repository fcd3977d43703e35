import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noReceiptPage, receiptPage, waitingPage } from '#cloud/receipts/receipt-page.ts';
import { receiptOfPart } from '#shared/receipt/receipt-part.ts';
import { openDay, openEngine, openOrder, settle, tempDirectory } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { id } from '#support/orders.ts';
import { auditFocus } from '#support/renderer/audit-focus.ts';
import { keptTabs } from '#support/renderer/kept-browser.ts';
import { PHONE, photograph, ZOOMED } from '#support/renderer/photograph.ts';

const TOAST = id<string>(0x11);

describe.skipIf(!findChromium())('a receipt’s page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await (await keptTabs()).open();
    // A tab that was left stands at a picture, and that is no place for a page.
    await page.goto('about:blank');
  });
  afterAll(async () => (await keptTabs()).leave(page));

  const look = async (name: string, html: string) => {
    await page.setContent(html);
    return photograph(page, `receipts/${name}`, { sizes: [PHONE, ZOOMED], fullPage: true });
  };

  it('[RC7] loses nothing for whoever hears or enlarges it, and never reloads by itself', async () => {
    const wrong = [];
    for (const language of ['de', 'ar']) {
      wrong.push(...(await look(`none-${language}`, noReceiptPage(language))));
      wrong.push(...(await look(`waiting-${language}`, waitingPage(language))));
      wrong.push(...(await auditFocus(page)));
    }
    wrong.push(...(await look('receipt', await soldPage())));
    expect(wrong).toEqual([]);
  });
});

/** The page of something that a till sold. */
async function soldPage(): Promise<string> {
  const directory = tempDirectory();
  const till = openEngine(directory.path);
  try {
    await openDay(till);
    const { order } = await settle(till, await openOrder(till, TOAST), 650);
    const { shop } = (await till.client.till.state()).settings;
    const receipt = receiptOfPart(order, { kind: 'order' }, shop);
    if (!receipt.ok) throw new Error('there is no receipt');
    return receiptPage({ receipt: receipt.value, shop });
  } finally {
    await till.close();
    directory.remove();
  }
}
