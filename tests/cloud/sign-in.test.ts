import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoOwner } from '#cloud/auth/demo-owner.ts';
import { seedDemo } from '#cloud/auth/seed-demo.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { NOW, TODAY } from '#support/orders.ts';

let postgres: TestPostgres;
let cloud: TestCloud;
let logged = '';
beforeAll(async () => {
  postgres = await startTestPostgres();
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(chunk, _, done) {
        logged += chunk;
        done();
      },
    }),
  );
  cloud = await startTestCloud(postgres, { isDemo: true, log });
  await seedDemo({ adminUrl: cloud.adminUrl, db: cloud.db, auth: cloud.auth, log }, NOW);
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  // Tries are counted by address, and all tests come from one.
  const { adapter } = await cloud.auth.$context;
  await adapter.deleteMany({ model: 'rateLimit', where: [] });
});

const signIn = (credentials: unknown, headers: Record<string, string> = {}) =>
  fetch(`${cloud.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: cloud.url, ...headers },
    body: JSON.stringify(credentials),
  });

/** With headers that fetch would not let us set. */
function ask(path: string, headers: Record<string, string>, method = 'GET'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${cloud.url}${path}`, { method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on('error', reject).end();
  });
}

describe('[CL12] signing in', () => {
  test('gives a session in a cookie that no page can read, and tells the page nothing secret', async () => {
    const { email, password } = cloud.owner;
    const response = await signIn({ email, password });
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({ user: { name: 'Cafés', email } });
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toMatch(/; Secure/);
    const session = await fetch(`${cloud.url}/api/auth/get-session`, {
      headers: { cookie: cookie?.split(';')[0] ?? '' },
    });
    expect(await session.json()).toEqual({ user: { name: 'Cafés', email } });
  });

  test('is refused with one and the same answer for a wrong password and for nobody', async () => {
    const { email } = cloud.owner;
    const answers = [
      await signIn({ email, password: 'something else altogether' }),
      await signIn({ email: 'nobody@shop.example', password: 'something else altogether' }),
    ];
    const [wrong, nobody] = await Promise.all(answers.map(async (answer) => [answer.status, await answer.json()]));
    expect(wrong).toEqual([401, expect.objectContaining({ code: 'INVALID_EMAIL_OR_PASSWORD' })]);
    expect(nobody).toEqual(wrong);
  });

  test.each([
    [{}],
    [{ email: 'owner', password: 'x' }],
    [{ email: ['owner@shop.example'], password: {} }],
    [{ email: 'a\0b@shop.example', password: 'x\0' }],
    [[]],
  ])('is refused clearly for %j', async (body) => {
    const response = await signIn(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  });

  test('is refused after ten tries in a minute, even with the right password', async () => {
    const { email, password } = cloud.owner;
    for (let tries = 0; tries < 10; tries += 1) await signIn({ email, password: 'a wrong password' });
    const response = await signIn({ email, password });
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    // A client cannot say that it is another.
    const elsewhere = await signIn(
      { email, password },
      { 'x-forwarded-for': '203.0.113.9', 'x-evertill-address': '203.0.113.9' },
    );
    expect(elsewhere.status).toBe(429);
  });

  test('signing out ends the session', async () => {
    const cookie = await cloud.signIn();
    expect((await cloud.client(cookie).office.shops()).shops).toHaveLength(1);
    const out = await fetch(`${cloud.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: cloud.url, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(out.status).toBe(200);
    await expect(cloud.client(cookie).office.shops()).rejects.toMatchObject({ code: 'UNAUTHORIZED', status: 401 });
    const session = await fetch(`${cloud.url}/api/auth/get-session`, { headers: { cookie } });
    expect(await session.json()).toBeNull();
  });

  test.each(['sign-up/email', 'change-email', 'delete-user', 'update-user', 'list-sessions', 'request-password-reset'])(
    'offers no %s',
    async (path) => {
      const response = await fetch(`${cloud.url}/api/auth/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: cloud.url },
        body: JSON.stringify({ email: 'me@shop.example', password: 'twelve letters', name: 'Me' }),
      });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  test('over HTTPS keeps its cookie from plain HTTP', async () => {
    const secure = await startTestCloud(postgres, { publicUrl: 'https://till.example' });
    try {
      const { sessionToken } = (await secure.auth.$context).authCookies;
      expect(sessionToken).toMatchObject({ name: '__Secure-better-auth.session_token', attributes: { secure: true } });
      expect(secure.url).toBe('https://till.example');
    } finally {
      await secure.close();
    }
  });
});

describe('[CL12] the demonstration', () => {
  test('signs in on its own machine, which is told how', async () => {
    const told = await fetch(`${cloud.url}/v1/office/welcome`);
    expect(await told.json()).toEqual({ demo: demoOwner });
    expect((await signIn(demoOwner)).status).toBe(200);
  });

  test.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-host'])(
    'is not there for whoever came through %s',
    async (header) => {
      const headers = { [header]: '203.0.113.9' };
      const response = await signIn({ ...demoOwner, email: ' OWNER@demo.EXAMPLE ' }, headers);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'DEMO_IS_LOCAL' });
      const told = await fetch(`${cloud.url}/v1/office/welcome`, { headers });
      expect(await told.json()).toEqual({ demo: null });
    },
  );

  test('has no session for whoever carries its cookie away', async () => {
    const response = await signIn(demoOwner);
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const headers = { cookie, 'x-forwarded-for': '203.0.113.9' };
    const shops = await fetch(`${cloud.url}/v1/office/shops`, { headers });
    expect(shops.status).toBe(401);
    const session = await fetch(`${cloud.url}/api/auth/get-session`, { headers });
    expect(await session.json()).toBeNull();
    expect((await fetch(`${cloud.url}/v1/office/shops`, { headers: { cookie } })).status).toBe(200);
  });

  test('is seeded once', async () => {
    const log = pino({ level: 'silent' });
    const again = await seedDemo({ adminUrl: cloud.adminUrl, db: cloud.db, auth: cloud.auth, log }, NOW);
    const cookie = await cloud.signIn({ ...demoOwner, ...again });
    expect((await cloud.client(cookie).office.shops()).shops.map(({ id }) => id)).toEqual([again.shop]);
  });
});

describe('[CL13] the door', () => {
  test('refuses a name that is not the cloud’s own', async () => {
    const { status, body } = await ask('/v1/office/welcome', { host: 'evil.example' });
    expect([status, JSON.parse(body).code]).toEqual([403, 'FORBIDDEN_HOST']);
    expect((await ask('/healthz', { host: 'evil.example' })).status).toBe(200);
  });

  test.each([
    ['origin', 'https://evil.example'],
    ['origin', 'null'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
  ])('refuses a page of another origin by its %s: %s', async (header, value) => {
    const cookie = await cloud.signIn();
    const { host } = new URL(cloud.url);
    for (const path of ['/v1/office/shops', '/rpc/office/shops', '/api/auth/sign-out']) {
      const { status, body } = await ask(
        path,
        { host, cookie, [header]: value },
        path.includes('sign-out') ? 'POST' : 'GET',
      );
      expect([path, status, JSON.parse(body).code]).toEqual([path, 403, 'FORBIDDEN_ORIGIN']);
    }
  });

  test('lets a link from elsewhere open the page', async () => {
    const { host } = new URL(cloud.url);
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await ask('/', { host, ...link })).status).not.toBe(403);
  });

  test('tells an owner nothing of another’s shop', async () => {
    const other = await cloud.createOwner('second@shop.example');
    const { office } = cloud.client(await cloud.signIn());
    const shopId = other.shop;
    const unknown = { code: 'SHOP_UNKNOWN', status: 404 };
    await expect(office.sales({ shopId, businessDate: TODAY })).rejects.toMatchObject(unknown);
    await expect(office.devices({ shopId })).rejects.toMatchObject(unknown);
    await expect(office.exceptions({ shopId })).rejects.toMatchObject(unknown);
    await expect(office.createPairingCode({ shopId })).rejects.toMatchObject(unknown);
    await expect(office.watch({ shopId }).then((moves) => moves.next())).rejects.toMatchObject(unknown);
    expect((await office.shops()).shops.map(({ id }) => id)).toEqual([cloud.owner.shop]);
  });

  test('answers nobody who is not signed in', async () => {
    const { shop } = cloud.owner;
    for (const path of [
      'shops',
      `sales?shopId=${shop}&businessDate=${TODAY}`,
      `exceptions?shopId=${shop}`,
      `devices?shopId=${shop}`,
    ]) {
      expect((await fetch(`${cloud.url}/v1/office/${path}`)).status).toBe(401);
    }
  });

  test('codes every other mistake', async () => {
    const cookie = await cloud.signIn();
    const at = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${cloud.url}${path}`, { ...init, headers: { cookie, ...init.headers } });
      return [response.status, (await response.json()).code];
    };
    expect(await at('/v1/nothing')).toEqual([404, 'NOT_FOUND']);
    expect(await at('/nothing')).toEqual([404, 'NOT_FOUND']);
    expect(await at('/index.html')).toEqual([404, 'NOT_FOUND']);
    expect(await at('/v1/office/shops', { method: 'DELETE' })).toEqual([404, 'NOT_FOUND']);
    expect(await at('/v1/office/%E0%A4%A')).toEqual([400, 'BAD_REQUEST']);
    expect(await at('/v1/office/sales?shopId=x&businessDate=never')).toEqual([400, 'BAD_REQUEST']);
    expect(await at(`/v1/office/sales?shopId=${cloud.owner.shop}&businessDate=2026-02-30`)).toEqual([
      400,
      'BAD_REQUEST',
    ]);
    expect(await at(`/v1/office/sales?shopId=${cloud.owner.shop}&businessDate=${TODAY}&more=1`)).toEqual([
      400,
      'BAD_REQUEST',
    ]);
    expect((await at(`/v1/office/sales?shopId=${cloud.owner.shop}&businessDate=0000-01-01`))[0]).toBeLessThan(500);
  });

  test('carries strict headers', async () => {
    const { headers } = await fetch(`${cloud.url}/healthz`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).not.toMatch(/script-src|unsafe-eval/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  test('serves the owner’s page and what it loads, and nothing else of what was built', async () => {
    const root = await mkdtemp(join(tmpdir(), 'evertill-pages-'));
    const serving = await startTestCloud(postgres, { rendererDirectory: root });
    const get = async (path: string) => {
      const response = await fetch(`${serving.url}${path}`);
      return { status: response.status, cache: response.headers.get('cache-control'), text: await response.text() };
    };
    try {
      expect(await get('/')).toMatchObject({ status: 404, text: expect.stringContaining('npm run build') });
      await mkdir(join(root, 'assets'));
      for (const file of ['office.html', 'index.html', 'icon.svg', 'assets/office-1a2b.js']) {
        await writeFile(join(root, file), file);
      }
      expect(await get('/')).toEqual({ status: 200, cache: 'no-cache', text: 'office.html' });
      expect(await get('/icon.svg')).toMatchObject({ status: 200, cache: 'no-cache' });
      expect(await get('/assets/office-1a2b.js')).toMatchObject({
        status: 200,
        cache: expect.stringContaining('immutable'),
      });
      for (const path of ['/index.html', '/office.html', '/assets/../../package.json', '/%2e%2e/package.json']) {
        expect([path, (await get(path)).status]).toEqual([path, 404]);
      }
    } finally {
      await serving.close();
      await rm(root, { recursive: true });
    }
  });

  test('describes itself', async () => {
    const document = await (await fetch(`${cloud.url}/v1/openapi.json`)).json();
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/sync/journal', '/pairing/redeem', '/office/sales', '/office/watch']),
    );
  });

  test('answers what is no HTTP at all', async () => {
    const { port } = new URL(cloud.url);
    const socket = connectSocket(Number(port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.write('HELLO\r\n\r\n');
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"BAD_REQUEST"/);
  });

  test('[CL14] logs neither tokens nor cookies nor e-mails', async () => {
    const cookie = await cloud.signIn();
    await cloud.client(cookie).office.shops();
    await signIn({ email: 'nobody@shop.example', password: 'a wrong password' });
    expect(logged).toContain('"route":"/rpc/*"');
    for (const secret of [
      cookie.split('=')[1] ?? '',
      cloud.owner.email,
      cloud.owner.password,
      'nobody@shop.example',
      demoOwner.email,
    ]) {
      expect(logged).not.toContain(secret);
    }
  });
});
