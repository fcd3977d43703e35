import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desktop, launchDesktop } from '#support/electron/launch-desktop.ts';
import { buildDesktop, hasChromium, newTill } from './desktop-till.ts';

describe.skipIf(!hasChromium)('a page of the desktop till is confined', () => {
  const till = newTill();
  let desktop: Desktop;
  let page: Page;
  let home: string;

  beforeAll(async () => {
    await buildDesktop();
    desktop = await launchDesktop(till.launch);
    page = await desktop.page();
    await page.getByRole('button', { name: 'Open the day' }).waitFor();
    home = page.url();
  });
  afterAll(async () => {
    await desktop.quit();
    till.remove();
  });

  test('[H6] it sees a mark, its port, and nothing of Electron or Node', async () => {
    const seen = await page.evaluate(() => ({
      mark: JSON.stringify(Reflect.get(window, 'evertill')),
      isFrozen: Object.isFrozen(Reflect.get(window, 'evertill')),
      leaked: ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer', 'contextBridge'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen).toEqual({ mark: '{"desktop":true}', isFrozen: true, leaked: [] });
  });

  test('[H6] a message that only looks like its own gets no port', async () => {
    const ports = await page.evaluate(async () => {
      let handed = 0;
      window.addEventListener('message', ({ ports }) => {
        handed += ports.length;
      });
      const asked = { data: { evertill: 'ready' }, source: window };
      window.dispatchEvent(new MessageEvent('message', { ...asked, origin: 'https://elsewhere.example' }));
      window.dispatchEvent(new MessageEvent('message', { ...asked, source: null, origin: location.origin }));
      window.postMessage({ evertill: 'prepared' }, location.origin);
      // A port that was asked for comes after those that were not: it is the only one.
      window.postMessage({ evertill: 'ready' }, location.origin);
      while (handed === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      return handed;
    });
    expect(ports).toBe(1);
  });

  test('[H4] only the app’s own scripts run, and nothing is fetched from elsewhere', async () => {
    const outcome = await page.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        blocked.push(effectiveDirective),
      );
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      const frame = document.createElement('iframe');
      frame.src = 'https://elsewhere.example/';
      document.body.append(script, frame);
      await fetch('https://elsewhere.example/').catch(() => undefined);
      // Violations are told a moment later.
      while (new Set(blocked).size < 3) await new Promise((resolve) => setTimeout(resolve, 10));
      frame.remove();
      script.remove();
      return { blocked, inlineRan: 'inlineRan' in window };
    });
    expect(outcome.inlineRan).toBe(false);
    expect(outcome.blocked).toEqual(expect.arrayContaining(['script-src-elem', 'frame-src', 'connect-src']));
  });

  test('[H3] it is served the screens and no other file', async () => {
    const statuses = await page.evaluate(async () => {
      const ask = async (path: string, method = 'GET') => (await fetch(path, { method })).status;
      return [
        await ask('/index.html'),
        await ask('/package.json'),
        await ask('/..%2felectron/main.cjs'),
        await ask('/%2e%2e/electron/main.cjs'),
        await ask('/..%5celectron%5cmain.cjs'),
        await ask('/index.html', 'POST'),
      ];
    });
    expect(statuses).toEqual([200, 404, 404, 404, 404, 405]);
  });

  test('[H2] it may not navigate away', async () => {
    await page.evaluate(() => {
      location.href = 'https://elsewhere.example/';
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'file:///etc/passwd';
      link.click();
    });
    await page.getByRole('button', { name: 'Open the day' }).waitFor();
    expect(page.url()).toBe(home);
  });

  test('[H2] it may not open a window', async () => {
    const opened = page.context().waitForEvent('page', { timeout: 3_000 });
    await page.evaluate(() => {
      window.open('https://elsewhere.example/');
    });
    // Electron opens none; the stand-in closes what Chromium opened.
    await opened.catch(() => null);
    await expect.poll(() => page.context().pages().length, { timeout: 10_000 }).toBe(1);
  });

  test('[H2] it is granted no permission', async () => {
    const answers = await page.evaluate(async () => ({
      location: (await navigator.permissions.query({ name: 'geolocation' })).state,
      notifications: await Notification.requestPermission(),
      camera: (await navigator.permissions.query({ name: 'camera' as PermissionName })).state,
      clipboard: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
    }));
    expect(answers).toEqual({ location: 'denied', notifications: 'denied', camera: 'denied', clipboard: 'denied' });
  });
});
