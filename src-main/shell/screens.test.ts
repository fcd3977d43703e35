import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOurPage, screensOf } from './screens.ts';

let root: string;
let answer: ReturnType<typeof screensOf>;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'evertill-'));
  const screens = join(root, 'renderer');
  mkdirSync(join(screens, 'assets'), { recursive: true });
  writeFileSync(join(screens, 'index.html'), '<title>till</title>');
  writeFileSync(join(screens, 'assets/app-1.js'), 'run()');
  writeFileSync(join(screens, 'assets/app-1.js.map'), '{}');
  writeFileSync(join(root, 'secrets.json'), '{}');
  answer = screensOf(screens);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const get = (path: string, method = 'GET') => answer({ method, url: `app://evertill${path}` });

describe('[H3] the app’s own scheme', () => {
  test('serves the screens with their types', async () => {
    const [home, page, script] = await Promise.all([get('/'), get('/index.html'), get('/assets/app-1.js?v=1')]);
    expect(await home.text()).toBe('<title>till</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('run()');
  });

  test.each([
    '/secrets.json',
    '/../secrets.json',
    '/%2e%2e/secrets.json',
    '/..%2fsecrets.json',
    '/..%5csecrets.json',
    '/assets/../../secrets.json',
    '//evertill/secrets.json',
    '/assets',
    '/assets/',
    '/assets/app-1.js.map',
    '/index.html%00',
    '/constructor',
  ])('knows no %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test('a file that comes later is not served', async () => {
    symlinkSync(join(root, 'secrets.json'), join(root, 'renderer/late.json'));
    expect((await get('/late.json')).status).toBe(404);
  });

  test('answers its own host only, and only reading', async () => {
    expect((await answer({ method: 'GET', url: 'app://elsewhere/index.html' })).status).toBe(404);
    expect((await get('/', 'POST')).status).toBe(405);
    expect(await (await get('/', 'HEAD')).text()).toBe('');
  });

  test('[H4] whatever it answers carries the policy', async () => {
    for (const response of [await get('/'), await get('/nothing'), await get('/', 'POST')]) {
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(response.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('says when the screens are not built', () => {
    expect(() => screensOf(join(root, 'renderer/assets'))).toThrow(/not built.*index\.html/);
  });
});

test.each([
  ['app://evertill/', true],
  ['app://evertill/index.html#settings', true],
  ['app://evertill.example/', false],
  ['app://user@evertill/', true],
  ['https://evertill/', false],
  ['file:///evertill/index.html', false],
  ['', false],
])('[H2] %s is our page: %s', (url, ours) => {
  expect(isOurPage(url)).toBe(ours);
});
