import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import { askShape, tokenOf, until } from '#support/shapes.ts';

/*
 * The Electric service cannot run here: a small HTTP server stands in for it, and writes down what it was asked. That
 * the service itself takes such a request is not covered.
 */
const SECRET = 'the secret of the service';
const asked: { url: URL; headers: IncomingMessage['headers'] }[] = [];
const lines: string[] = [];
let answer: (response: ServerResponse, request: IncomingMessage) => void;
let upstream: Server;
let postgres: TestPostgres;
let cloud: TestCloud;
let token: string;

beforeAll(async () => {
  upstream = createServer((request, response) => {
    asked.push({ url: new URL(request.url ?? '', 'http://electric'), headers: request.headers });
    answer(response, request);
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/behind`;
  postgres = await startTestPostgres();
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  cloud = await startTestCloud(postgres, { electric: { url, secret: SECRET, timeoutMs: 500 }, log });
  token = await tokenOf(cloud);
});
beforeEach(() => {
  asked.length = 0;
  lines.length = 0;
});
afterAll(async () => {
  await cloud?.close();
  await postgres?.stop();
  upstream?.closeAllConnections();
  upstream?.close();
});

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'electric-handle': '3833821-1721812114261',
  'electric-offset': '0_0',
  'electric-schema': '{}',
  etag: '"3833821-1721812114261:-1:0_0"',
  'cache-control': 'public, max-age=604800, s-maxage=3600',
  'access-control-allow-origin': '*',
  server: 'ElectricSQL/1.7.12',
};
const first = 'table=record&log=full&offset=-1';

describe('[SH3] the Electric service', () => {
  test('is asked for the shop’s rows, with its secret and what the protocol says', async () => {
    answer = (response) => response.writeHead(200, headers).end('[]');
    await askShape(cloud, token, `${first}&cache-buster=x&expired_handle=y`, { cookie: 'c=1', 'if-none-match': '"e"' });
    const { url, headers: sent } = asked[0] ?? { url: new URL('x:'), headers: {} };
    expect(url.pathname).toBe('/behind/v1/shape');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      log: 'full',
      offset: '-1',
      'cache-buster': 'x',
      expired_handle: 'y',
      table: 'evertill.record',
      columns: '"org","shop","noun","id","fields","stamps"',
      where: 'org = $1 AND shop = $2',
      'params[1]': cloud.owner.org,
      'params[2]': cloud.owner.shop,
      replica: 'default',
      secret: SECRET,
    });
    expect([sent.authorization, sent.cookie, sent['if-none-match']]).toEqual([undefined, undefined, '"e"']);
  });

  test('is asked nothing for a stranger, or for what is smuggled', async () => {
    answer = (response) => response.writeHead(200, headers).end('[]');
    expect((await askShape(cloud, 'x'.repeat(43), first)).status).toBe(401);
    for (const smuggled of ['where=true', 'params[1]=x', 'secret=x', 'columns="id"', 'table=entry']) {
      expect((await askShape(cloud, token, `${first}&${smuggled}`)).status).toBe(400);
    }
    expect(asked).toEqual([]);
  });

  test('answers through the cloud: its own headers, unpacked, kept by no shared cache', async () => {
    answer = (response) =>
      response.writeHead(200, { ...headers, 'content-encoding': 'gzip' }).end(gzipSync('[{"headers":{}}]'));
    const reply = await askShape(cloud, token, first);
    expect([reply.status, reply.body]).toEqual([200, [{ headers: {} }]]);
    for (const name of ['electric-handle', 'electric-offset', 'electric-schema', 'etag', 'content-type'] as const) {
      expect([name, reply.headers.get(name)]).toEqual([name, headers[name]]);
    }
    for (const name of ['content-encoding', 'server', 'access-control-allow-origin']) {
      expect([name, reply.headers.get(name)]).toEqual([name, null]);
    }
    expect(reply.headers.get('cache-control')).toBe('private, max-age=60');
    expect(reply.headers.get('vary')).toBe('Authorization');
  });

  test('has its body passed on as it comes', async () => {
    answer = (response) => {
      response.writeHead(200, headers).write('[{"headers":');
      setTimeout(() => response.end('{}}]'), 300);
    };
    const response = await fetch(`${cloud.url}/v1/shape?${first}`, { headers: { authorization: `Bearer ${token}` } });
    const began = performance.now();
    const chunks: string[] = [];
    for await (const chunk of response.body ?? []) chunks.push(`${new TextDecoder().decode(chunk)}`);
    expect(performance.now() - began).toBeGreaterThan(150);
    expect(chunks).toEqual(['[{"headers":', '{}}]']);
  });

  test.each([304, 400, 409, 429])('has its %i passed on', async (status) => {
    const body = status === 304 ? '' : '[{"headers":{"control":"must-refetch"}}]';
    answer = (response) => response.writeHead(status, { ...headers, 'retry-after': '7' }).end(body);
    const reply = await askShape(cloud, token, first);
    expect([reply.status, reply.headers.get('electric-handle')]).toEqual([status, headers['electric-handle']]);
    expect(reply.headers.get('retry-after')).toBe('7');
    expect(reply.headers.get('cache-control')).toBe(status === 304 ? 'private, max-age=60' : 'no-store');
    if (body) expect(reply.body).toEqual(JSON.parse(body));
  });

  test.each([301, 401, 403, 404, 500])('that says %i has not said it to the till', async (status) => {
    answer = (response) => response.writeHead(status, { location: 'http://elsewhere' }).end(`no ${SECRET}`);
    const reply = await askShape(cloud, token, first);
    expect([reply.status, reply.body.code, reply.headers.get('retry-after')]).toEqual([
      503,
      'SERVICE_UNAVAILABLE',
      '2',
    ]);
    expect(JSON.stringify(reply.body)).not.toContain(SECRET);
    expect(lines.join('')).toContain(String(status));
    expect(lines.join('')).not.toContain(SECRET);
    expect(lines.join('')).not.toContain(encodeURIComponent(SECRET).replaceAll('%20', '+'));
  });

  test('that does not answer, or breaks off, is a 503 in time', async () => {
    answer = () => undefined;
    const began = performance.now();
    expect((await askShape(cloud, token, first)).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(2_000);
    answer = (response) => response.destroy();
    expect((await askShape(cloud, token, first)).status).toBe(503);
    answer = (response) => {
      response.writeHead(200, headers).write('[');
      setTimeout(() => response.destroy(), 50);
    };
    await expect(askShape(cloud, token, first)).rejects.toThrow();
    answer = (response) => response.writeHead(200, headers).end('[]');
    expect((await askShape(cloud, token, first)).status).toBe(200);
    expect(lines.join('')).not.toContain(token);
  });

  test('is no longer asked once the till has hung up', async () => {
    let hungUp = false;
    answer = (_, request) => request.once('close', () => (hungUp = true));
    const ending = new AbortController();
    const asking = fetch(`${cloud.url}/v1/shape?${first}&live=true`, {
      headers: { authorization: `Bearer ${token}` },
      signal: ending.signal,
    }).catch(() => undefined);
    await until(() => asked.length === 1);
    ending.abort();
    await asking;
    await until(() => hungUp, 300);
  });
});
