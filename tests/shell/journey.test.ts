import { readdirSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verify } from '#main/engine/verify.ts';
import { type Desktop, launchDesktop } from '#support/electron/launch-desktop.ts';
import { MIGRATIONS } from '#support/engine.ts';
import {
  buildDesktop,
  hasChromium,
  newTill,
  openDay,
  payExactly,
  seeTotal,
  tapCola,
  tapWater,
} from './desktop-till.ts';

/** On Electron where its program is, else on the stand-in: the bundles are the same. */
describe.skipIf(!hasChromium)('a day with the desktop till', { timeout: 60_000 }, () => {
  let till: ReturnType<typeof newTill>;
  let desktop: Desktop;

  beforeAll(buildDesktop);
  beforeEach(() => {
    till = newTill();
  });
  afterEach(async () => {
    await desktop.quit();
    till.remove();
  });

  test('[H5] [H7] sells, loses its engine in the middle of a sale, and loses nothing else', async () => {
    desktop = await launchDesktop(till.launch);
    const page = await desktop.page();
    await openDay(page);
    await tapCola(page);
    await seeTotal(page, '€3.60');

    await desktop.endEngine();
    await tapWater(page);
    await seeTotal(page, '€6.40');
    await payExactly(page);

    await desktop.endEngine();
    await page.getByRole('button', { name: 'New order' }).click();
    await tapWater(page);
    await payExactly(page);
    await desktop.quit();

    expect(await desktop.exited).toBe(0);
    expect(verify(till.file, MIGRATIONS)).toMatchObject({ orders: 2, fault: null });
  });

  test('[H12] quitting closes the engine, and what was sold is there at the next start', async () => {
    desktop = await launchDesktop(till.launch);
    const first = await desktop.page();
    await openDay(first);
    await tapCola(first);
    await expect.poll(() => verify(till.file, MIGRATIONS).orders, { timeout: 10_000 }).toBe(1);
    await desktop.quit();
    expect(readdirSync(till.data)).toContain('clean-stop');

    desktop = await launchDesktop(till.launch);
    const again = await desktop.page();
    await again.getByRole('button', { name: '1 open order: show it' }).waitFor();
  });
});
