import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoChanges } from '#main/catalog/demo-shop.ts';
import { startStation } from '#main/station/start-station.ts';
import type { Catalog } from '#shared/catalog/catalog.ts';
import { openEngine, tempDirectory } from '#support/engine.ts';

const root = join(import.meta.dirname, '../..');
const menus = join(root, 'tests/fixtures/menus');

interface Ended {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

/** Runs the command as `npm run import` does. */
const run = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'src-main/catalog/import-command.ts'), ...args], (error, said, complained) =>
      resolve({ code: error ? Number(error.code) : 0, said, complained }),
    );
  });

let directory: ReturnType<typeof tempDirectory>;
beforeEach(() => {
  directory = tempDirectory();
});
afterEach(() => directory.remove());

/** Lets a till run on the directory while `use` is at it. */
async function withTill<T>(use: (till: ReturnType<typeof openEngine>) => Promise<T>): Promise<T> {
  const till = openEngine(directory.path, { seed: demoChanges });
  try {
    return await use(till);
  } finally {
    await till.close();
  }
}

const readMenu = (): Promise<Catalog> => withTill(async ({ client }) => (await client.catalog.get()).catalog);
const names = (menu: Catalog): string[] => menu.items.map(({ name }) => name);

describe('importing a menu by the command', () => {
  it('[I21] opens the directory of a till that is not running, and imports once', async () => {
    const before = await readMenu();
    const file = join(menus, 'square-classic.csv');
    const first = await run(file, '--data', directory.path);
    expect(first).toMatchObject({ code: 0, complained: '' });
    expect(first.said).toContain('Imported: 5 added, 0 changed.');
    const after = await readMenu();
    expect(after.items).toHaveLength(before.items.length + 5);
    expect(names(after)).toContain('Cold Brew, 16 oz');

    const second = await run(file, '--data', directory.path);
    expect(second).toMatchObject({ code: 0 });
    expect(second.said).toContain('nothing was changed');
    expect(await readMenu()).toEqual(after);
  });

  it('[I21] goes through the till that runs on the directory', async () => {
    await withTill(async (till) => {
      const rendererDirectory = join(directory.path, 'renderer');
      mkdirSync(rendererDirectory);
      for (const page of ['index.html', 'office.html']) writeFileSync(join(rendererDirectory, page), '<!doctype html>');
      const log = pino({ level: 'silent' });
      const station = await startStation({
        engine: till.engine,
        port: 0,
        directory: directory.path,
        rendererDirectory,
        log,
      });
      try {
        const previewed = await run(join(menus, 'loyverse.csv'), '--data', directory.path, '--preview');
        expect(previewed).toMatchObject({ code: 0 });
        expect(previewed.said).toContain('This was a preview');
        const { catalogVersion } = await till.client.catalog.get();
        const imported = await run(join(menus, 'loyverse.csv'), '--data', directory.path);
        expect(imported).toMatchObject({ code: 0, complained: '' });
        const after = await till.client.catalog.get();
        expect(after.catalogVersion).toBeGreaterThan(catalogVersion);
        expect(names(after.catalog)).toContain('Cappuccino, Groß');
        const refused = await run(join(root, 'LICENSE'), '--data', directory.path);
        expect(refused).toMatchObject({ code: 1, complained: expect.stringContaining('not a menu') });
      } finally {
        await station.close();
      }
    });
  });

  it('[I21] says who holds a directory whose till answers to no one', async () => {
    await withTill(async () => {
      const ended = await run(join(menus, 'plain.csv'), '--data', directory.path);
      expect(ended).toMatchObject({ code: 2, complained: expect.stringContaining('already running') });
    });
  });

  it('[I15] imports nothing of a file with bad rows unless it may pass over them', async () => {
    const before = await readMenu();
    const file = join(directory.path, 'menu.csv');
    writeFileSync(file, 'name,category,price\nTea of the house,Tea,3.50\nRefund,Tea,-1\n"Big" tea,Tea,4\n');
    const refused = await run(file, '--data', directory.path);
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/line +3 {2}price: The price “-1” is negative\.\n {2}line +4 {2}A quotation mark/);
    expect(refused.said).toContain('Nothing was imported');
    expect(await readMenu()).toEqual(before);

    const skipped = await run(file, '--data', directory.path, '--skip-bad-rows');
    expect(skipped.said).toContain('Imported: 1 added, 0 changed, 2 bad rows passed over.');
    expect(skipped.code).toBe(0);
    expect(names(await readMenu())).toContain('Tea of the house');
  });

  it('[I1] refuses 100 MB by its size', async () => {
    await readMenu();
    const file = join(directory.path, 'menu.csv');
    writeFileSync(file, readFileSync(join(menus, 'plain.csv')));
    truncateSync(file, 100 * 1024 * 1024);
    const ended = await run(file, '--data', directory.path);
    expect(ended).toMatchObject({ code: 1, complained: expect.stringContaining('at most 20 MB') });
  });

  it.each([
    ['no file', [], 'Name one menu file'],
    ['two files', ['a.csv', 'b.csv'], 'Name one menu file'],
    ['an unknown flag', ['a.csv', '--force'], '--force'],
    ['a file that is not there', [join(menus, 'nowhere.csv')], 'no such file'],
    ['a directory', [menus], 'it is a directory'],
    ['a directory without a till', [join(menus, 'plain.csv')], 'There is no till'],
  ])('[I21] is called wrongly with %s', async (_, args, words) => {
    const ended = await run(...args, '--data', directory.path);
    expect(ended).toMatchObject({ code: 2, complained: expect.stringContaining(words) });
  });
});
