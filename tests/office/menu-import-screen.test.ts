import { openSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { tempDirectory } from '#support/engine.ts';
import { findChromium } from '#support/find-chromium.ts';
import { LAPTOP, photograph, TABLET } from '#support/renderer/photograph.ts';
import { startTillOnScreen, type TillOnScreen } from '#support/renderer/till-page.ts';

const BAD_ROWS = 'tests/fixtures/menus/bad-rows.csv';

describe.skipIf(!findChromium())('importing a menu on the screen', () => {
  let till: TillOnScreen;
  let page: Page;
  const files = tempDirectory();

  beforeAll(async () => {
    till = await startTillOnScreen(demoChanges);
  });
  afterEach(async () => {
    await till?.leave(page);
  });
  afterAll(async () => {
    await till?.[Symbol.asyncDispose]();
    files.remove();
  });

  async function openImport() {
    page = await till.open();
    await page.getByRole('button', { name: 'Menu import' }).click();
    await page.getByRole('heading', { name: 'Import a menu' }).waitFor();
  }
  const choose = (path: string) => page.locator('input[type=file]').setInputFiles(path);
  const write = (name: string, text: string) => {
    const path = join(files.path, name);
    writeFileSync(path, text);
    return path;
  };
  const names = async () => (await till.engine.client.catalog.get()).catalog.items.map(({ name }) => name);

  it('[OF12] [OF13] shows bad rows by line, and imports nothing until the file is mended', async () => {
    const before = await names();
    await openImport();
    await choose(BAD_ROWS);
    const problems = page.getByRole('region', { name: 'Rows that cannot be read' });
    await problems.getByRole('rowheader').first().waitFor();
    expect(await problems.getByRole('rowheader').first().textContent()).toMatch(/^\d+$/);
    await page.getByRole('radio', { name: 'Import nothing until the file is mended' }).click();
    await page.getByRole('button', { name: 'Choose the mended file' }).waitFor();
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
    expect(await names()).toEqual(before);
  });

  it('[OF12] [OF13] imports the good rows, and finds nothing to do the second time', async () => {
    const file = write(
      'good-and-bad.csv',
      'name,category,price\nPlum cake,Cakes,3.80\nMystery,Cakes,cheap\nScone,Cakes,2.40\n',
    );
    await openImport();
    await choose(file);
    await page.getByText('One row cannot be read. What now?').waitFor();
    await page.getByRole('button', { name: 'Import 2 items' }).click();
    await page.getByText('2 items were added.').waitFor();
    await page.getByText('1 row could not be read and was left out.').waitFor();
    expect(await names()).toEqual(expect.arrayContaining(['Plum cake', 'Scone']));

    await page.getByRole('button', { name: 'Import another file' }).click();
    await choose(file);
    await page.getByText('Everything in this file is already on the menu').waitFor();
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
  });

  it('[OF11] says in words why a file is none that can be read', async () => {
    await openImport();
    await choose(write('menu.pdf', '%PDF-1.7 and so on'));
    await page.getByRole('alert').getByText('it is a PDF').waitFor();
    await choose(write('letter.csv', 'Dear Sir or Madam,\nthank you for your letter.\n'));
    await page.getByRole('alert').getByText('This file is not a menu that can be read').waitFor();
    const huge = join(files.path, 'huge.csv');
    openSync(huge, 'w');
    truncateSync(huge, 100 * 1024 * 1024);
    await choose(huge);
    await page.getByRole('alert').getByText('at most 20 MB').waitFor();
  });

  it('reads well in every size, light and dark', async () => {
    await openImport();
    const wrong: string[] = [];
    const look = async (name: string) => {
      wrong.push(...(await photograph(page, `menu-import/${name}`, { sizes: [TABLET, LAPTOP] })));
    };
    await look('choose');
    await choose(write('menu.pdf', '%PDF-1.7'));
    await page.getByRole('alert').waitFor();
    await look('refused');
    await choose(BAD_ROWS);
    await page.getByText('What now?').waitFor();
    await look('bad-rows');
    await choose('tests/fixtures/menus/square.csv');
    await page.getByText('An export from Square').waitFor();
    await look('preview');
    await choose(write('one.csv', 'name,price\nSpecial of the day,9.50\n'));
    await page.getByRole('button', { name: 'Import 1 item' }).click();
    await page.getByText('1 item was added.').waitFor();
    await look('done');
    expect(wrong).toEqual([]);
  }, 120_000);

  it('imports 50 000 rows', async () => {
    const rows = Array.from({ length: 50_000 }, (_, n) => `Dish ${n},Kitchen ${n % 40},${(n % 900) / 20 + 1}`);
    await openImport();
    await choose(write('long.csv', ['name,category,price', ...rows].join('\n')));
    await page.getByRole('button', { name: 'Import 50000 items' }).click({ timeout: 60_000 });
    await page.getByText('50000 items were added.').waitFor({ timeout: 60_000 });
    expect((await names()).length).toBeGreaterThan(50_000);
    await page.getByRole('button', { name: 'Start selling' }).click();
    await page.getByRole('button', { name: 'Counter' }).waitFor();
  }, 150_000);
});
