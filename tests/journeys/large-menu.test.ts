import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, openDay } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

const ITEMS = 39_000;
const RELOADS = 6;

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

  it('[MN44] reload runs out of memory: neither the page nor the engine keeps anything of the menus read before', {
    timeout: 240_000,
  }, async () => {
    const page = await till.open();
    const reload = async () => {
      await page.reload();
      await page.getByRole('list', { name: 'Items' }).getByRole('button').first().waitFor({ timeout: 60_000 });
    };
    for (let at = 0; at < 2; at += 1) await reload();
    const before = await heaps(page);
    for (let at = 0; at < RELOADS; at += 1) await reload();
    const after = await heaps(page);
    const menu = JSON.stringify(await till.engine.client.catalog.get()).length;
    const kept = (of: keyof typeof after) => (after[of] - before[of]) / (menu * RELOADS);
    // Whoever kept a menu that was read would keep more than its text.
    expect(kept('page')).toBeLessThan(0.25);
    expect(kept('engine')).toBeLessThan(0.25);
  });
});

/** What the page and this process, where the engine runs, hold once their rubbish is gone and nothing is on the wire. In bytes. */
async function heaps(page: Page): Promise<{ readonly page: number; readonly engine: number }> {
  const session = await page.context().newCDPSession(page);
  const least = { page: Number.POSITIVE_INFINITY, engine: Number.POSITIVE_INFINITY };
  for (let look = 0; look < 6; look += 1) {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    const { heapUsed, external } = process.memoryUsage();
    least.page = Math.min(least.page, usedSize);
    least.engine = Math.min(least.engine, heapUsed + external);
    await page.waitForTimeout(100);
  }
  await session.detach();
  return least;
}
