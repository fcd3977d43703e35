import { describe, expect, it } from 'vitest';
import { findChromium } from '#support/find-chromium.ts';
import { button, counterOnScreen, find, items, rows, SMALL, tap } from './counter-on-screen.ts';

describe.skipIf(!findChromium())('moving about the counter', () => {
  const { client, openCounter } = counterOnScreen();

  it('[U8] sells, searches and switches orders by the keyboard alone', async () => {
    const page = await openCounter();
    await page.keyboard.press('/');
    await page.keyboard.type('earl');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).allTextContents()).toEqual(['1×Earl Grey€3.50']);
    expect(await page.getByLabel('Search the menu').inputValue()).toBe('');

    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    expect(await focused()).toContain('Espresso');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toContain('Latte macchiato');
    await page.keyboard.press('End');
    const isLast = () =>
      page.evaluate(() => {
        const place = document.activeElement?.closest('li');
        return place !== null && place?.ariaPosInSet === place?.ariaSetSize;
      });
    await expect.poll(isLast).toBe(true);
    await page.keyboard.press('Home');
    await expect.poll(focused).toContain('Espresso');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(2);

    await rows(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('+');
    await expect.poll(() => rows(page).nth(1).textContent()).toContain('2×');
    expect(await focused()).toContain('Espresso');
    await page.keyboard.press('Delete');
    await expect.poll(() => rows(page).count()).toBe(1);

    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Keys and gestures' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F9');
    await page.keyboard.type('1000');
    await page.keyboard.press('Enter');
    await page.getByLabel('Change', { exact: true }).getByText('€6.50').waitFor();
  });

  it('[U8] holding an item, or Shift with a tap, asks for choices first', async () => {
    const page = await openCounter();
    const espresso = items(page).getByRole('button', { name: 'Espresso' }).first();
    await espresso.click({ delay: 600 });
    await page.getByRole('dialog', { name: 'Espresso' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await espresso.click({ modifiers: ['Shift'] });
    await page.getByRole('dialog', { name: 'Espresso' }).waitFor();
    expect(await rows(page).count()).toBe(0);
  });

  it('[U12] nothing moves while lines are rung up and answered', async () => {
    const page = await openCounter({ viewport: SMALL });
    const places = () =>
      page.evaluate(() =>
        [
          'aside header',
          'aside output',
          'aside button:last-of-type',
          '[data-search]',
          'main > div > div:last-child',
        ].map((place) => JSON.stringify(document.querySelector(place)?.getBoundingClientRect())),
      );
    await page.evaluate(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      type Shift = PerformanceEntry & {
        sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
      };
      new PerformanceObserver((list) => {
        for (const { node, previousRect: was, currentRect: is } of (list.getEntries() as Shift[]).flatMap(
          (e) => e.sources,
        )) {
          // A figure that gets a digit more keeps one of its edges, but for a part of a pixel: it grew, and nothing moved.
          const stays = (edge: 'top' | 'left' | 'right') => Math.abs(was[edge] - is[edge]) < 1;
          if (!stays('top') || !(stays('left') || stays('right'))) moved.push(node?.textContent ?? '');
        }
      }).observe({ type: 'layout-shift' });
    });
    const before = await places();
    for (const name of ['Sencha', 'Espresso', 'Sencha', 'Earl Grey', 'Double espresso']) await tap(page, name);
    await expect.poll(() => rows(page).count()).toBe(5);
    await button(page, /^Send/).click();
    await page.getByRole('img', { name: 'Sent to the kitchen' }).first().waitFor();
    expect(await places()).toEqual(before);
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
    await page.keyboard.press('F2');
  });

  it('[U14] draws the rows in view only, and none of them anew for a tap', async () => {
    const page = await openCounter({ viewport: SMALL });
    const drawn = () => items(page).getByRole('listitem').count();
    const all = Number(await items(page).getByRole('listitem').first().getAttribute('aria-setsize'));
    expect(await drawn()).toBeLessThan(all);
    await page.evaluate(() => {
      const grid = document.querySelector('[data-at]')?.closest('ul')?.parentElement?.parentElement;
      if (!grid) throw new Error('there is no grid');
      const painted: string[] = [];
      Object.assign(window, { painted });
      // The pressed tile is marked, and that is all.
      const isDrawing = ({ attributeName }: MutationRecord) => attributeName !== 'data-pressed';
      new MutationObserver((changes) => painted.push(...changes.filter(isDrawing).map(({ type }) => type))).observe(
        grid,
        {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        },
      );
    });
    for (const name of ['Sencha', 'Espresso', 'Espresso']) await tap(page, name);
    await expect.poll(() => rows(page).count()).toBe(2);
    expect(await page.evaluate(() => (window as unknown as { painted: string[] }).painted)).toEqual([]);
    await items(page).hover();
    await page.mouse.wheel(0, 50_000);
    await items(page).locator(`[aria-posinset="${all}"]`).waitFor();
    expect(await drawn()).toBeLessThan(all);
    expect(await items(page).locator('[aria-posinset="1"]').count()).toBe(0);
  });

  it('[U18] draws a tapped line first, and what follows from it after', async () => {
    const page = await openCounter();
    const chips = page.getByRole('navigation', { name: 'Open orders' }).getByRole('button');
    const waiting = await chips.count();
    const firstFrame = await page.evaluate(async () => {
      const count = (selector: string) => document.querySelectorAll(selector).length;
      const chipsBefore = count('nav [aria-current]');
      document.querySelector<HTMLElement>('[data-at]')?.click();
      await new Promise(requestAnimationFrame);
      return { lines: count('[data-row]'), newChips: count('nav [aria-current]') - chipsBefore };
    });
    expect(firstFrame).toEqual({ lines: 1, newChips: 0 });
    await expect.poll(() => chips.count()).toBe(waiting + 1);
  });

  it('switches between open orders, by the strip and by the list of them all', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    const heading = await page.getByRole('heading', { name: /^Order/ }).textContent();
    await button(page, 'New').click();
    await find(page, 'Pancakes');
    const number = /A-\d+/.exec(heading ?? '')?.[0] ?? 'no number';
    await page
      .getByRole('navigation', { name: 'Open orders' })
      .getByRole('button', { name: new RegExp(`^${number}`) })
      .click();
    await expect.poll(() => rows(page).allTextContents()).toEqual(['1×Sencha€3.70']);
    await page.keyboard.press('F3');
    await page.getByRole('dialog').getByRole('button', { name: 'Pancakes' }).click();
    await expect.poll(() => rows(page).first().textContent()).toContain('Pancakes');
  });

  it('leads to the menu import and the settings, and back to the order in hand', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    await button(page, 'Menu import').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await button(page, 'Settings').click();
    await page.getByRole('heading', { name: 'Settings' }).first().waitFor();
    await button(page, 'Counter').click();
    await items(page).waitFor();
    const { openOrders } = await client().till.state();
    await page
      .getByRole('navigation', { name: 'Open orders' })
      .getByRole('button', { name: new RegExp(`^${openOrders.at(-1)?.number}`) })
      .click();
    await expect.poll(() => rows(page).allTextContents()).toEqual(['1×Sencha€3.70']);
  });

  it('[D3] keeps the day open while orders are, and leads to them', async () => {
    const page = await openCounter();
    await tap(page, 'Sencha');
    await button(page, 'More').click();
    await page.getByRole('menuitem', { name: 'Close the day…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Close/ });
    await dialog.getByText(/still open/).waitFor();
    await button(dialog, 'Show open orders').click();
    await page.getByRole('dialog', { name: /open orders?$/ }).waitFor();
  });
});
