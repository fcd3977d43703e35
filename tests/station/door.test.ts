import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type RawResponse, send } from './raw-http.ts';
import { type StubTill, startStubTill } from './stub-till.ts';

const opened: StubTill[] = [];
const start = async (options: Parameters<typeof startStubTill>[0] = {}) => {
  const till = await startStubTill(options);
  opened.push(till);
  return till;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((till) => till.close()));
});

const tokenOf = ({ directory }: StubTill) => readFileSync(join(directory, 'local-token'), 'utf8').trim();
const pathOf = (address: string) => address.slice(new URL(address).origin.length);
const cookieOf = (response: RawResponse) => String(response.headers['set-cookie']).split(';')[0] ?? '';
const page = { accept: 'text/html,*/*' };

async function letIn(till: StubTill): Promise<string> {
  return cookieOf(await send(till.station.url, pathOf(till.station.openUrl()), { headers: page }));
}

describe('[ST4] a browser gets in by a one-time code', () => {
  test('which is exchanged for a cookie that pages cannot read', async () => {
    const till = await start();
    const entered = await send(till.station.url, pathOf(till.station.openUrl()), { headers: page });
    expect(entered.status).toBe(200);
    expect(entered.text).toContain('url=/');
    const { port } = new URL(till.station.url);
    expect(String(entered.headers['set-cookie'])).toMatch(
      new RegExp(`^evertill-${port}=[\\w.-]+; Path=/; HttpOnly; SameSite=Strict; Max-Age=\\d+$`),
    );
    const cookie = cookieOf(entered);
    expect(await send(till.station.url, '/', { headers: { ...page, cookie } })).toMatchObject({ status: 200 });
    expect(await send(till.station.url, '/v1/sync', { headers: { cookie } })).toMatchObject({
      status: 200,
      json: { state: 'no-cloud' },
    });
  });

  test('which works once, but not against a browser that is already in', async () => {
    const till = await start();
    const path = pathOf(till.station.openUrl());
    const cookie = cookieOf(await send(till.station.url, path, { headers: page }));
    expect(await send(till.station.url, path, { headers: page })).toMatchObject({ status: 401 });
    expect(await send(till.station.url, path, { headers: { ...page, cookie } })).toMatchObject({ status: 200 });
  });

  test('which grows old', async () => {
    let now = 1_000_000;
    const till = await start({ now: () => now });
    const path = pathOf(till.station.openUrl());
    now += 10 * 60_000;
    expect(await send(till.station.url, path, { headers: page })).toMatchObject({ status: 401 });
  });

  test.each(['/enter', '/enter?code=', '/enter?code=wrong', '/enter?code=a&code=b', '/enter?code[]=a'])(
    'and not by %s',
    async (path) => {
      const till = await start();
      const answer = await send(till.station.url, path, { headers: page });
      expect(answer).toMatchObject({ status: 401 });
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  test('and stays in when the till starts again', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'evertill-door-'));
    try {
      const first = await startStubTill({ directory });
      const cookie = await letIn(first);
      const { port } = new URL(first.station.url);
      await first.close();
      const second = await startStubTill({ directory, port: Number(port) });
      expect(await send(second.station.url, '/v1/sync', { headers: { cookie } })).toMatchObject({ status: 200 });
      await second.close();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  test('and is out once its session is old', async () => {
    let now = 1_000_000;
    const till = await start({ now: () => now });
    const cookie = await letIn(till);
    now += 31 * 24 * 60 * 60_000;
    expect(await send(till.station.url, '/v1/sync', { headers: { cookie } })).toMatchObject({ status: 401 });
  });

  test('and one that knocks without a code is told where to find it, and so is the person who started the till', async () => {
    const till = await start();
    const answer = await send(till.station.url, '/', { headers: page });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('has not been let in yet');
    expect(till.knocks()).toBe(1);
    await send(till.station.url, '/assets/till-3f2a.js');
    expect(till.knocks()).toBe(1);
  });
});

describe('[ST4] a cookie that we did not make', () => {
  test.each([
    ['another time', (cookie: string) => cookie.replace(/=\d/, '=9')],
    ['no signature', (cookie: string) => cookie.replace(/\..*/, '.')],
    ['another signature', (cookie: string) => cookie.replace(/\..*/, `.${'A'.repeat(43)}`)],
    ['another port', (cookie: string) => cookie.replace(/-\d+=/, '-1=')],
    ['nothing', (cookie: string) => cookie.replace(/=.*/, '=')],
  ])('with %s is a stranger’s', async (_, forge) => {
    const till = await start();
    const cookie = forge(await letIn(till));
    expect(await send(till.station.url, '/v1/sync', { headers: { cookie } })).toMatchObject({
      status: 401,
      json: { code: 'UNAUTHORIZED' },
    });
  });
});

describe('[ST5] a script gets in by the local token', () => {
  test('that only its owner can read, made once', async () => {
    const till = await start();
    expect(statSync(join(till.directory, 'local-token')).mode & 0o777).toBe(0o600);
    const authorization = `Bearer ${tokenOf(till)}`;
    expect(await send(till.station.url, '/v1/sync', { headers: { authorization } })).toMatchObject({ status: 200 });
    const again = await start({ directory: till.directory });
    expect(tokenOf(again)).toBe(authorization.slice('Bearer '.length));
  });

  test.each([
    ['empty', '', false],
    ['cut short', 'c2hvcnQ', false],
    ['open to all', `${'A'.repeat(43)}\n`, true],
  ])('whose file is mended when it is %s', async (_, text, isKept) => {
    const directory = await mkdtemp(join(tmpdir(), 'evertill-door-'));
    try {
      writeFileSync(join(directory, 'local-token'), text, { mode: 0o644 });
      const till = await startStubTill({ directory });
      expect(tokenOf(till)).toMatch(/^[\w-]{43}$/);
      expect(tokenOf(till) === text.trim()).toBe(isKept);
      expect(statSync(join(directory, 'local-token')).mode & 0o777).toBe(0o600);
      await till.close();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  test.each([
    ['no token', () => ({})],
    ['a wrong token', () => ({ authorization: 'Bearer wrong' })],
    ['an empty token', () => ({ authorization: 'Bearer ' })],
    ['the token under another scheme', (token: string) => ({ authorization: `Basic ${token}` })],
    ['the token’s beginning', (token: string) => ({ authorization: `Bearer ${token.slice(0, -1)}` })],
    ['a wrong token beside a good cookie', (_: string, cookie: string) => ({ authorization: 'Bearer wrong', cookie })],
  ])('and not by %s', async (_, headers) => {
    const till = await start();
    const sent = headers(tokenOf(till), await letIn(till));
    expect(await send(till.station.url, '/v1/sync', { headers: sent as Record<string, string> })).toMatchObject({
      status: 401,
      json: { code: 'UNAUTHORIZED' },
    });
  });
});

describe('[ST3] whoever does not speak to the till as itself is refused, token or not', () => {
  test.each([
    ['a host name that was bound to us', { host: 'evil.example' }, 'FORBIDDEN_HOST'],
    ['another port of ours', { host: '127.0.0.1:1' }, 'FORBIDDEN_HOST'],
    ['our name within another', { host: '127.0.0.1.evil.example' }, 'FORBIDDEN_HOST'],
    ['a page of another site', { origin: 'https://evil.example' }, 'FORBIDDEN_ORIGIN'],
    ['a page of another port of this machine', { origin: 'http://127.0.0.1:3000' }, 'FORBIDDEN_ORIGIN'],
    ['a page without an origin', { origin: 'null' }, 'FORBIDDEN_ORIGIN'],
    ['a picture in a page of another site', { 'sec-fetch-site': 'cross-site' }, 'FORBIDDEN_ORIGIN'],
    ['a script in a page of another port', { 'sec-fetch-site': 'same-site' }, 'FORBIDDEN_ORIGIN'],
    [
      'a frame in a page of another site',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      'FORBIDDEN_ORIGIN',
    ],
  ])('%s', async (_, headers, code) => {
    const till = await start();
    const authorization = `Bearer ${tokenOf(till)}`;
    for (const path of ['/v1/sync', '/', '/healthz', '/nothing', pathOf(till.station.openUrl())]) {
      const sent: Record<string, string> = { ...headers, authorization } as never;
      expect(await send(till.station.url, path, { headers: sent })).toMatchObject({ status: 403, json: { code } });
    }
  });

  test.each(['127.0.0.1', 'localhost', '[::1]'])('and whoever calls it %s is not', async (name) => {
    const till = await start();
    const { port } = new URL(till.station.url);
    const headers = { host: `${name}:${port}`, origin: `http://${name}:${port}`, 'sec-fetch-site': 'same-origin' };
    expect(await send(till.station.url, '/healthz', { headers })).toMatchObject({
      status: 200,
      json: { status: 'ok' },
    });
  });

  test('and a link from elsewhere may open the page', async () => {
    const till = await start();
    const headers = {
      ...page,
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect(await send(till.station.url, pathOf(till.station.openUrl()), { headers })).toMatchObject({ status: 200 });
  });
});

describe('[ST7] the page', () => {
  test('is never cached, its hashed parts always, and the owner’s page is not here', async () => {
    const till = await start();
    const cookie = await letIn(till);
    const get = (path: string) => send(till.station.url, path, { headers: { ...page, cookie } });
    expect((await get('/')).headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    expect((await get('/assets/till-3f2a.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/icon.svg')).headers['cache-control']).toBe('no-cache');
    expect(await get('/office.html')).toMatchObject({ status: 404 });
    expect(await get('/index.html')).toMatchObject({ status: 404 });
  });

  test('carries the headers that keep others out, and so does every answer', async () => {
    const till = await start();
    for (const path of ['/', '/healthz', '/v1/sync', '/enter']) {
      const { headers } = await send(till.station.url, path);
      expect(headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });
});

describe('[ST2] the station', () => {
  test('says in engine.json where it is, until it closes', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'evertill-door-'));
    try {
      const till = await startStubTill({ directory });
      const announced = () => JSON.parse(readFileSync(join(directory, 'engine.json'), 'utf8'));
      expect(announced()).toEqual({ url: till.station.url, pid: process.pid });
      expect(till.station.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      await till.close();
      expect(announced).toThrow('ENOENT');
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
