import { describe, expect, it } from 'vitest';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { newId } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { auditPage } from '#support/renderer/audit-page.ts';
import {
  button,
  counterOnScreen,
  find,
  items,
  LARGE,
  lookingAt,
  rows,
  SHOTS,
  SMALL,
  tap,
} from './counter-on-screen.ts';

describe.skipIf(!findChromium())('how the counter looks', () => {
  const { client, openPage, openCounter } = counterOnScreen();

  it('[U16] has one thing to do before the day is open', async () => {
    const page = await openPage({ viewport: LARGE });
    const open = button(page, 'Open the day');
    await open.waitFor();
    expect(await auditPage(page)).toEqual([]);
    await page.screenshot({ path: `${SHOTS}/open-day.png` });
    await open.click();
    await items(page).waitFor();
    expect((await client().till.state()).day?.state).toBe('open');
  });

  it('[U16] shows a day left open from before, and closes it', async () => {
    await client().day.close({ commandId: newId() });
    const { today } = await client().till.state();
    const before = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10) as BusinessDate;
    await client().day.open({ commandId: newId(), businessDate: before });
    const page = await openPage({ viewport: SMALL });
    await button(page, /is still open$/).waitFor();
    expect(await auditPage(page)).toEqual([]);
    await page.screenshot({ path: `${SHOTS}/day-left-open.png` });
    await button(page, /is still open$/).click();
    await button(page.getByRole('dialog'), 'Close the day').click();
    await button(page, 'Open the day').waitFor();
    expect((await client().till.state()).day?.state).not.toBe('open');
  });

  // What is small is found by the small window, what is faint by the scheme: each is judged once.
  it.each([
    { ...SMALL, scheme: 'light' },
    { ...LARGE, scheme: 'dark' },
  ] as const)(
    '[U13] is readable, reachable and within its window at $width × $height, $scheme',
    { timeout: 60_000 },
    async ({ width, height, scheme }) => {
      const page = await openCounter({ viewport: { width, height }, colorScheme: scheme });
      const look = lookingAt(page, `${width}x${height}-${scheme}`);
      for (const name of ['Espresso', 'Espresso', 'Sencha', 'Granola bowl', 'Eggs on toast']) await find(page, name);
      const dialog = page.getByRole('dialog');
      await button(dialog, /^Poached/).click();
      await button(dialog, 'Sourdough').click();
      await look('choices');
      await button(dialog, /^Add/).click();
      await rows(page).nth(3).waitFor();
      await button(page, /^Send/).click();
      await page.getByRole('img', { name: 'Sent to the kitchen' }).first().waitFor();
      await tap(page, 'Americano');
      await page.getByText('6 items').waitFor();
      await look('counter');
      await rows(page).nth(3).click();
      await look('line');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F4');
      await look('discount');
      await button(page, '5%').click();
      await rows(page).first().focus();
      await page.keyboard.press('Delete');
      await look('reason');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F3');
      await look('open-orders');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await look('help');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F9');
      await page.getByText('To pay for', { exact: false }).waitFor();
      await look('payment');
      await button(page, '€50.00').click();
      await page.getByText('The receipt is printed', { exact: false }).waitFor();
      await look('settled');
      await page.keyboard.press('F7');
      await look('paper');
    },
  );
});
