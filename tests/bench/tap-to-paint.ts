import type { Page } from 'playwright-core';
import { openDay } from '#support/engine.ts';
import { startTillOnScreen } from '#support/renderer/till-page.ts';
import { ITEMS, largeShop } from './large-shop.ts';
import { type Figure, median, quantile } from './measure.ts';

const ROUNDS = 5;
/** Of each kind in a round; a warm-up before the first is not counted. */
const TAPS = 80;
const WARM_UP = 24;
const LINES_OF_AN_ORDER = 8;
/** How long a finger rests in a tap. */
const PRESS_MS = 40;
/** Event timing reports nothing under 16 ms: what it leaves out was painted within this. */
const UNREPORTED_MS = 8;

/**
 * From the tap on one of ten thousand items to the painted line, beside the click on a button that does nothing, in the
 * same page and turn by turn. Both are measured by the browser's own event timing, which rounds to 8 ms.
 */
export async function measureTapToPaint(): Promise<Figure[]> {
  await using till = await startTillOnScreen(largeShop);
  await openDay(till.engine);
  const page = await till.open();
  await page.getByRole('list', { name: 'Items' }).getByRole('button').first().waitFor();
  // The grid takes no taps for a moment after it came: see the counter's [U7].
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  await plantBlankButton(page);
  const spots = await tileSpots(page);

  await takeTurns(page, spots, WARM_UP);
  const rounds: { blank: number; tile: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate(() => Object.assign(window, { measured: { blank: [], tile: [] } }));
    await takeTurns(page, spots, TAPS);
    const { blank, tile } = await page.evaluate(() => (window as unknown as Measuring).measured);
    rounds.push({ blank: p95(blank), tile: p95(tile) });
  }
  return [
    {
      name: `tap to painted line with ${ITEMS} items, p95, beside a blank button`,
      value: median(rounds.map(({ blank, tile }) => tile / blank)),
      unit: '×',
      bound: { kind: 'at most', value: 1.5 },
      detail: `p95 of ${TAPS} taps, tile / blank: ${rounds.map(({ blank, tile }) => `${tile} / ${blank} ms`).join(', ')}`,
    },
  ];
}

async function takeTurns(page: Page, spots: readonly Spot[], turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    const lines = turn % LINES_OF_AN_ORDER;
    if (lines === 0) await page.keyboard.press('F2');
    await clickAt(page, BLANK_SPOT);
    await clickAt(page, spots[turn % spots.length] ?? BLANK_SPOT);
    const painted = await page.locator('[data-row]').count();
    if (painted !== lines + 1) throw new Error(`${lines + 1} lines were tapped and ${painted} are painted`);
  }
}

function p95(reported: readonly number[]): number {
  const unreported = Math.max(0, TAPS - reported.length);
  return quantile([...reported, ...Array<number>(unreported).fill(UNREPORTED_MS)], 0.95);
}

interface Measuring {
  readonly measured: { readonly blank: number[]; readonly tile: number[] };
}
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Between two clicks the page comes to rest, so that one is never measured in the wake of the other. */
async function clickAt(page: Page, { x, y }: Spot): Promise<void> {
  await page.mouse.click(x, y, { delay: PRESS_MS });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30))));
}

const BLANK_SPOT = { x: 330, y: 32 };

/** A button that the product does not have, over an empty place of the bar, and the observer that times both. */
async function plantBlankButton(page: Page): Promise<void> {
  await page.evaluate(({ x, y }) => {
    const button = document.createElement('button');
    button.dataset.blank = '';
    button.style.cssText = `position:fixed;z-index:9;left:${x - 30}px;top:${y - 20}px;width:60px;height:40px`;
    document.body.append(button);
    const measured: { blank: number[]; tile: number[] } = { blank: [], tile: [] };
    Object.assign(window, { measured });
    new PerformanceObserver((list) => {
      const { measured } = window as unknown as { measured: { blank: number[]; tile: number[] } };
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const target = entry.name === 'click' && entry.target instanceof Element ? entry.target : null;
        if (target?.closest('[data-blank]')) measured.blank.push(entry.duration);
        else if (target?.closest('[data-at]')) measured.tile.push(entry.duration);
      }
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  }, BLANK_SPOT);
}

const tileSpots = (page: Page): Promise<Spot[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-at]')].slice(0, 24).map((tile) => {
      const { x, y, width, height } = tile.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }),
  );
