import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchOnStandIn, type StandInDesktop } from '#support/electron/launch-desktop.ts';
import { type SmallCloud, startSmallCloud } from '../sync/small-cloud.ts';
import { buildDesktop, hasChromium, newTill, openDay, seeTotal, tapCola } from './desktop-till.ts';

/** What only the stand-in lets a test see: dialogs, the menu, several launches, exit codes. */
/** A launch and an engine's start take as long as the machine is busy. */
const soon = { timeout: 15_000 };

describe.skipIf(!hasChromium)('the life of the desktop app', { timeout: 60_000 }, () => {
  let till: ReturnType<typeof newTill>;
  const launched: StandInDesktop[] = [];

  beforeAll(buildDesktop);
  beforeEach(() => {
    till = newTill();
  });
  afterEach(async () => {
    await Promise.all(launched.splice(0).map((desktop) => desktop.quit()));
    till.remove();
  });

  function launch(over: { args?: string[]; env?: Record<string, string> } = {}): StandInDesktop {
    const { userData, args } = till.launch;
    const desktop = launchOnStandIn({ userData, args: [...args, ...(over.args ?? [])], env: over.env ?? {} });
    launched.push(desktop);
    return desktop;
  }

  test('[H8] an engine that dies again and again is given up with a dialog: try again, or leave with an error', async () => {
    const desktop = launch();
    const page = await desktop.page();
    await openDay(page);
    await tapCola(page);
    await seeTotal(page, '€3.60');
    const dialog = desktop.nextDialog();
    await desktop.ask('end-engines-at-once', true);
    await desktop.endEngine();
    expect(await dialog).toMatchObject({
      message: expect.stringContaining('keeps stopping'),
      buttons: ['Try again', 'Quit'],
    });

    await desktop.ask('end-engines-at-once', false);
    await desktop.ask('choose', 0);
    await tapCola(page);
    await seeTotal(page, '€7.20');

    await desktop.ask('end-engines-at-once', true);
    await desktop.endEngine();
    await desktop.nextDialog();
    void desktop.ask('choose', 1);
    expect(await desktop.exited).toBe(1);
  });

  test('[H9] damaged data stop the till with what to do about it', async () => {
    mkdirSync(till.data);
    writeFileSync(till.file, 'this is no database, but it is long enough to be looked at as if it were one');
    const desktop = launch();
    expect(await desktop.nextDialog()).toMatchObject({
      title: 'Evertill cannot start',
      message: expect.stringMatching(/damaged.*restore a backup/),
    });
    expect(await desktop.exited).toBe(3);
  });

  test('[H9] a directory that cannot be written stops the till with what to do about it', async () => {
    writeFileSync(till.data, 'a file where the directory should be');
    const desktop = launch();
    expect((await desktop.nextDialog()).message).toMatch(/cannot write to .*data\. Give this user the right/);
    expect(await desktop.exited).toBe(3);
  });

  test('[H13] a flag that makes no sense stops the till with its name', async () => {
    const desktop = launch({ args: ['--cloud', 'nowhere'] });
    expect((await desktop.nextDialog()).message).toMatch(/^--cloud must be/);
    expect(await desktop.exited).toBe(2);
  });

  test('[H1] [H13] [H14] an installed app has no developer’s tools, no demo shop and, without a feed, no updates', async () => {
    const desktop = launch({ env: { STAND_IN_PACKAGED: 'yes' } });
    const page = await desktop.page();
    await page.getByRole('heading', { name: 'Which language do you speak?' }).waitFor();
    expect(await page.getByRole('button', { name: /^Cola/ }).count()).toBe(0);
    const [options] = (await desktop.ask('window-options')) as { webPreferences: object }[];
    expect(options?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    const menu = await desktop.ask('menu');
    for (const item of ['reload', 'toggleDevTools', 'Look for an update']) expect(menu).not.toContain(item);
  });

  describe('secrets', () => {
    let cloud: SmallCloud;
    beforeEach(async () => {
      cloud = await startSmallCloud();
    });
    afterEach(() => cloud.close());

    const vault = () => join(till.data, 'desktop/secrets.json');
    const paired = (env: Record<string, string> = {}) =>
      launch({ args: ['--cloud', cloud.url], env: { EVERTILL_PAIRING_CODE: 'PAIR-1234', ...env } });

    test('[H10] are sealed on the disk, and known again after a crash and a restart', async () => {
      const first = paired();
      await expect.poll(() => cloud.held.length, soon).toBeGreaterThan(0);
      await expect.poll(() => existsSync(vault()), soon).toBe(true);
      expect(readFileSync(vault(), 'utf8')).not.toContain('token-2');
      expect(readFileSync(vault(), 'utf8')).toMatch(/^\{"device-token":\{"sealed":"/);
      await first.endEngine();
      await openDay(await first.page());
      await expect.poll(() => cloud.held.at(-1)?.type, soon).toBe('day.opened');
      await first.quit();

      const held = cloud.held.length;
      const again = launch({ args: ['--cloud', cloud.url] });
      await tapCola(await again.page());
      await expect.poll(() => cloud.held.length, soon).toBeGreaterThan(held);
    });

    test('[H10] lie in a file of their owner where the system has no key store', async () => {
      paired({ STAND_IN_KEY_STORE: 'none' });
      const kept = () => (existsSync(vault()) ? JSON.parse(readFileSync(vault(), 'utf8')) : {});
      await expect.poll(() => Object.keys(kept()), soon).toEqual(['device-token', 'shop-key']);
      expect(kept()['device-token']).toEqual({ plain: 'token-2' });
      expect(JSON.parse(kept()['shop-key'].plain)).toMatchObject(cloud.shopKey);
      if (process.platform !== 'win32') expect(statSync(vault()).mode & 0o777).toBe(0o600);
    });
  });

  describe('while it runs', () => {
    let one: ReturnType<typeof newTill>;
    let desktop: StandInDesktop;
    const args = () => [...one.launch.args, '--cloud', 'http://127.0.0.1:9'];
    beforeAll(() => {
      one = newTill();
      desktop = launchOnStandIn({ userData: one.launch.userData, args: args() });
    });
    afterAll(async () => {
      await desktop.quit();
      one.remove();
    });

    test('[H12] the menu offers what the till can do here', async () => {
      await desktop.page();
      await expect
        .poll(() => desktop.ask('menu'), soon)
        .toEqual(expect.arrayContaining(['New window', 'Owner’s page']));
      await desktop.ask('click', 'Owner’s page');
      await desktop.ask('click', 'Show the data folder');
      expect(await desktop.ask('opened-elsewhere')).toEqual(['http://127.0.0.1:9', one.data]);
    });

    test('[H11] a second launch shows the first one’s window and ends', async () => {
      await desktop.ask('blur');
      const second = launchOnStandIn({ userData: one.launch.userData, args: args() });
      launched.push(second);
      expect(await second.exited).toBe(0);
      await expect.poll(() => desktop.ask('is-focused'), soon).toBe(true);
      expect(await desktop.ask('windows')).toHaveLength(1);
    });

    test('[H1] a screen that dies is loaded again', async () => {
      const page = await desktop.page();
      await openDay(page);
      const reloaded = page.context().waitForEvent('page');
      await desktop.ask('crash-page');
      await (await reloaded).getByRole('button', { name: '0 open orders: show them all' }).waitFor();
      await expect.poll(() => page.isClosed(), soon).toBe(true);
    });

    test('[H5] every window has a port of its own, and sees what the others do', async () => {
      const first = await desktop.page();
      const opened = first.context().waitForEvent('page');
      await desktop.ask('click', 'New window');
      const second = await opened;
      await second.getByRole('button', { name: '0 open orders: show them all' }).waitFor();

      await tapCola(first);
      await second.getByRole('button', { name: '1 open order: show it' }).waitFor();
      await desktop.endEngine();
      await tapCola(first);
      await seeTotal(first, '€7.20');
      await second.getByRole('button', { name: /^A-001/ }).click();
      await seeTotal(second, '€7.20');
    });
  });
});
