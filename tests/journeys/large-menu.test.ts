import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

const ITEMS = 39_000;

describe.skipIf(!findChromium())('what was seen in other tills does not happen here:', () => {
  let till: TillOnScreen;
  beforeAll(async () => {
    till = await startTillOnScreen(() => ({ catalog: [], settings: [] }));
    await openDay(till.engine);
  });
  afterAll(() => till?.[Symbol.asyncDispose]());

  it('[MN41] a menu of 39,000 items times out: it is imported, read, shown, searched and sold from', {
    timeout: 120_000,
  }, async () => {
    const rows = Array.from(
      { length: ITEMS },
      (_, at) => `Article ${at} no${at},Shelf ${at % 40},${(at % 900) + 1}.50`,
    );
    const text = ['name,category,price', ...rows].join('\n');
    const imported = await till.engine.client.catalog.import({
      ...{ commandId: newId(), fileName: 'menu.csv', text, onBadRows: 'refuse' as const },
    });
    expect(imported.added).toBe(ITEMS);
    const page = await till.open();
    const tiles = page.getByRole('list', { name: 'Items' }).getByRole('button');
    await tiles.first().waitFor({ timeout: 60_000 });
    // However many there are, those in view are drawn.
    expect(await tiles.count()).toBeLessThan(200);
    await page.getByLabel('Search the menu').fill('artcle no38999');
    await page.keyboard.press('Enter');
    const line = page.getByRole('list', { name: 'Lines of the order' }).getByRole('button').first();
    await line.waitFor({ timeout: 60_000 });
    expect(await line.textContent()).toContain('Article 38999');
  });
});
