import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { findChromium } from '#support/find-chromium.ts';
import { encodePng } from '#support/png.ts';
import { LAPTOP, photograph, TABLET } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

/** A disc that fades to its edge, on white, as a phone might have taken it. */
function picture(width: number, height: number): Buffer {
  const rgb = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const far = Math.hypot(x - width / 2, y - height / 2) / (height / 2);
    rgb.fill(Math.min(255, Math.round(far * far * 255)), at * 3, at * 3 + 3);
  }
  return encodePng({ width, height, rgb });
}

describe.skipIf(!findChromium())('how a receipt looks', () => {
  let till: TillOnScreen;
  let page: Page;

  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
  });
  afterEach(() => till?.leave(page));
  afterAll(() => till?.[Symbol.asyncDispose]());

  const shop = async () => (await till.engine.client.till.state()).settings.shop;

  it('[P90] [P92] [P93] [P94] is shown while it is chosen, refused where it cannot be, and kept', {
    timeout: 90_000,
  }, async () => {
    page = await till.open();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Shop' }).click();
    const preview = page.getByRole('region', { name: 'How a receipt looks' });
    await preview.getByText('Flat white').waitFor();
    const file = page.locator('input[type=file]');
    await file.setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await page.getByText('This file cannot be read as a picture.').waitFor();
    await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture(900, 360) });
    await preview.getByRole('img', { name: 'Logo' }).waitFor();
    expect(await page.getByText('This file cannot be read as a picture.').count()).toBe(0);

    const footer = page.getByLabel('Below the receipt');
    await footer.fill('See you\n{{day}}');
    await footer.blur();
    await page.getByText('Line 2: “{{day}}” cannot be filled in.').waitFor();
    await preview.getByText('{{day}}').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    expect((await shop()).receiptLogo).toBeNull();
    await footer.fill('You paid {{total}} on {{date}}');
    await preview.getByText('You paid €14.50 on 1 Jun 2026').waitFor();
    await page.getByText('QR code', { exact: true }).click();
    await page.getByLabel('What the code says').fill('https://shop.example/{{receiptNumber}}');
    await preview.getByRole('img').nth(1).waitFor();
    expect(await photograph(page, 'settings/receipt-looks', { sizes: [TABLET, LAPTOP], fullPage: true })).toEqual([]);
    await preview.scrollIntoViewIfNeeded();
    expect(await photograph(page, 'settings/receipt-preview', { sizes: [TABLET, LAPTOP] })).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await shop()).toMatchObject({
      ...{ receiptCode: 'qr', receiptCodeText: 'https://shop.example/{{receiptNumber}}' },
      receiptLogo: { width: 486, height: 194 },
    });
  });
});
