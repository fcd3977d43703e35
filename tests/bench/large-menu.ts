import type { Page } from 'playwright-core';
import { newId, openDay } from '#support/engine.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';
import { barcodeOf, ITEMS, largeShop } from './large-shop.ts';
import { type Figure, median, quantile } from './measure.ts';

const SCANS = 60;
const SEARCHES = 60;
const CHANGES = 15;
const ORDERS = 500;

/** What a counter with ten thousand items makes people wait for, and what it keeps in memory; spec [MN41], [MN42]. */
export async function measureLargeMenu(): Promise<Figure[]> {
  await using till = await startTillOnScreen(largeShop);
  await openDay(till.engine);
  const page = await till.open();
  await shownGrid(page);
  const scans = await scanMany(page);
  const searches = await searchMany(page);
  const changes = await changeMany(till, page);
  const heap = await sellMany(page);
  const { nextOrderNumber } = await till.engine.client.till.state();
  if (Number(nextOrderNumber.split('-')[1]) <= ORDERS) throw new Error(`only ${nextOrderNumber} comes next`);
  return [
    {
      ...{ name: `barcode to painted line with ${ITEMS} items, p95`, value: quantile(scans, 0.95), unit: 'ms' },
      bound: { kind: 'at most', value: 30 },
      detail: `the median of ${SCANS} is ${median(scans).toFixed(1)} ms`,
    },
    {
      ...{ name: `typed to painted tiles with ${ITEMS} items, p95`, value: quantile(searches, 0.95), unit: 'ms' },
      bound: { kind: 'at most', value: 50 },
      detail: `the median of ${SEARCHES} is ${median(searches).toFixed(1)} ms`,
    },
    {
      ...{
        name: `an item that runs out, until its tile says so, with ${ITEMS} items, median`,
        value: median(changes),
        unit: 'ms',
      },
      detail: `of ${CHANGES}, the slowest ${Math.max(...changes).toFixed(0)} ms`,
    },
    {
      ...{ name: `renderer heap after ${ORDERS} orders, with ${ITEMS} items`, value: heap, unit: 'MB' },
      bound: { kind: 'at most', value: 300 },
    },
  ];
}

const shownGrid = (page: Page) => page.locator('[data-at]').first().waitFor({ timeout: 60_000 });

/** From the Enter that ends a code to the frame in which its line stands. */
const scanMany = (page: Page): Promise<number[]> =>
  page.evaluate(
    async (codes) => {
      const painted = () =>
        new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
      const took: number[] = [];
      for (const [at, code] of codes.entries()) {
        if (at % 8 === 0) document.dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', bubbles: true }));
        await new Promise((done) => setTimeout(done, 250));
        const before = document.querySelectorAll('[data-row]').length;
        const begun = performance.now();
        for (const [place, key] of [...code, 'Enter'].entries()) {
          const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
          Object.defineProperty(event, 'timeStamp', { value: begun + place * 5 });
          document.body.dispatchEvent(event);
        }
        let now = await painted();
        while (document.querySelectorAll('[data-row]').length === before) now = await painted();
        took.push(now - begun);
      }
      return took;
    },
    Array.from({ length: SCANS }, (_, at) => barcodeOf((at * 163) % 10_000)),
  );

/** From what is typed into the search to the frame in which what it names stands first. */
const searchMany = (page: Page): Promise<number[]> =>
  page.evaluate(
    async (numbers) => {
      const painted = () =>
        new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
      const field = document.querySelector<HTMLInputElement>('[data-search]');
      if (!field) throw new Error('there is nowhere to search');
      field.focus();
      const took: number[] = [];
      for (const number of numbers) {
        await new Promise((done) => setTimeout(done, 250));
        const begun = performance.now();
        field.select();
        document.execCommand('insertText', false, number);
        let now = await painted();
        while (!document.querySelector('[data-at="0"]')?.textContent?.includes(number)) now = await painted();
        took.push(now - begun);
      }
      document.execCommand('selectAll');
      document.execCommand('delete');
      return took;
    },
    Array.from({ length: SEARCHES }, (_, at) => String(1_000 + at * 147)),
  );

/** From the word to the engine to the tile that shows it, on a screen that somebody else stands at. */
async function changeMany({ engine: { client } }: TillOnScreen, page: Page): Promise<number[]> {
  const [item] = (await client.catalog.get()).catalog.items;
  if (!item) throw new Error('the menu is empty');
  const took: number[] = [];
  for (let at = 0; at < CHANGES; at += 1) {
    const isOut = at % 2 === 0;
    const shown = page.waitForFunction(
      (out) => document.querySelector('[data-at="0"]')?.hasAttribute('data-out') === out,
      isOut,
    );
    await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    const begun = performance.now();
    await client.catalog.setSoldOut({ commandId: newId(), itemId: item.id, soldOut: isOut ? { until: null } : null });
    await shown;
    took.push(performance.now() - begun);
  }
  return took;
}

/** Sells one item each time, as a finger would, and says what the page keeps once its rubbish is gone. In MB. */
async function sellMany(page: Page): Promise<number> {
  await page.evaluate(async (orders) => {
    const until = async <T>(find: () => T | null | undefined | false): Promise<T> => {
      for (;;) {
        const found = find();
        if (found) return found;
        await new Promise((done) => requestAnimationFrame(done));
      }
    };
    const button = (text: RegExp) =>
      [...document.querySelectorAll('button')].find((one) => text.test(one.textContent ?? '') && !one.disabled);
    for (let at = 0; at < orders; at += 1) {
      const tile = await until(() => document.querySelector<HTMLElement>(`[data-at="${1 + (at % 20)}"]`));
      tile.click();
      await until(() => document.querySelector('[data-row]'));
      (await until(() => button(/^Pay/))).click();
      const amount = () => button(/^€[\d.]+$/);
      await until(amount);
      // A tap in the moment in which the amounts come is taken for the end of a double one; whoever meant it taps again.
      await until(() => {
        const left = amount();
        left?.click();
        return !left;
      });
      await new Promise((done) => setTimeout(done, 30));
    }
  }, ORDERS);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  return Math.round(usedSize / 1024 / 1024);
}
