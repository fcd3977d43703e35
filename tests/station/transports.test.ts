import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Station, startStation } from '#main/station/start-station.ts';
import { MAX_IMPORT_BYTES } from '#shared/catalog/menu-import.ts';
import { type TillContract, tillContract } from '#shared/contract/till-contract.ts';
import type { TillNews } from '#shared/contract/till-state.ts';
import { newId, openDay, openEngine, openOrder, settle, type TestEngine, tempDirectory } from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { send, sendBytes } from './raw-http.ts';

type Client = ContractRouterClient<TillContract>;

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);

let directory: ReturnType<typeof tempDirectory>;
let till: TestEngine;
let station: Station;
let sockets: WebSocket[];
beforeEach(async () => {
  directory = tempDirectory();
  sockets = [];
  await open();
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await station.close();
  await till.close();
  directory.remove();
});

async function open(port = 0): Promise<void> {
  till = openEngine(directory.path);
  station = await startStation({
    engine: till.engine,
    port,
    directory: directory.path,
    rendererDirectory: directory.path,
    log: pino({ level: 'silent' }),
  });
}

const token = () => readFileSync(join(directory.path, 'local-token'), 'utf8').trim();
const authorization = () => `Bearer ${token()}`;

async function cookie(): Promise<string> {
  const { pathname, search } = new URL(station.openUrl());
  const { headers } = await send(station.url, `${pathname}${search}`);
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

function socketWith(headers: Record<string, string>, path = '/rpc'): WebSocket {
  const socket = new WebSocket(`${station.url.replace('http', 'ws')}${path}`, { headers });
  // A refused socket is told by its response; what `ws` throws besides says nothing more.
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
}

const clientOver = (socket: WebSocket): Client =>
  createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));

const overHttp = (): Client =>
  createORPCClient(
    new OpenAPILink(tillContract, { url: `${station.url}/v1`, headers: { authorization: authorization() } }),
  );

async function firstOf(news: AsyncIterator<TillNews>, kind: TillNews['kind']): Promise<TillNews | null> {
  for (;;) {
    const { done, value } = await news.next();
    if (done) return null;
    if (value.kind === kind) return value;
  }
}

const refusalOf = (socket: WebSocket) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    socket.on('open', () => reject(new Error('it was let in')));
    socket.on('unexpected-response', (_, response) => {
      let body = '';
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
  });

describe('[ST8] one contract over every transport', () => {
  test('a whole sale over the WebSocket', async () => {
    const client = clientOver(socketWith({ cookie: await cookie(), origin: station.url }));
    const there = { engine: till.engine, client, close: till.close } as unknown as TestEngine;
    await openDay(there);
    const { order } = await settle(there, await openOrder(there, TOAST, LEMONADE), 2_000);
    expect(order).toMatchObject({ status: { state: 'completed' }, payments: [{ tendered: 2_000 }] });
    await expect(client.orders.get({ orderId: order.id })).resolves.toEqual({ order });
  });

  test('a whole sale over HTTP', async () => {
    const client = overHttp();
    const there = { engine: till.engine, client, close: till.close } as unknown as TestEngine;
    await openDay(there);
    const { order } = await settle(there, await openOrder(there, TOAST), 1_000);
    expect(order.status.state).toBe('completed');
    const { orders } = await client.orders.list({ state: 'completed', limit: 5 });
    expect(orders).toEqual([order]);
  });

  test('refusals are the same, in words and with their code', async () => {
    const command = { commandId: newId<never>(), orderId: newId<never>() };
    const socket = clientOver(socketWith({ authorization: authorization() }));
    for (const client of [socket, overHttp()]) {
      await expect(client.orders.open(command)).rejects.toMatchObject({
        code: 'REFUSED',
        status: 409,
        defined: true,
        data: { code: 'day-not-open', message: 'Open the trading day before you sell.' },
      });
      await expect(client.orders.open({ ...command, extra: 1 } as never)).rejects.toMatchObject({
        code: 'BAD_REQUEST',
        status: 400,
      });
    }
  });

  test('changes are told as they happen', async () => {
    const socket = clientOver(socketWith({ authorization: authorization() }));
    for (const client of [socket, overHttp()]) {
      const changes = await client.till.watch();
      const told = firstOf(changes, 'settings');
      await clientOver(socketWith({ authorization: authorization() })).settings.change({
        commandId: newId(),
        changes: [{ noun: 'shop', id: till.engine.till.device.shop, set: { name: newId<string>().slice(0, 8) } }],
      });
      expect(await told).toMatchObject({ settings: { shop: { id: till.engine.till.device.shop } } });
      await changes.return();
    }
  });

  test('and are described at /v1/openapi.json, strict and by name', async () => {
    const { json } = await send(station.url, '/v1/openapi.json', { headers: { authorization: authorization() } });
    const document = json as {
      paths: Record<string, Record<string, { requestBody: { content: Record<string, { schema: object }> } }>>;
    };
    const schema = document.paths['/orders/pay-cash']?.post?.requestBody.content['application/json']?.schema;
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: ['commandId', 'orderId', 'paymentId', 'tendered', 'expectedVersion'],
      properties: {
        tendered: { type: 'integer' },
        orderId: { type: 'string', pattern: expect.stringContaining('0-9a-f') },
      },
    });
    expect(json).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
      security: [{ localToken: [] }],
      components: { schemas: { Order: { type: 'object' }, SyncStatus: { type: 'object' } } },
    });
    const operations = Object.values(document.paths).flatMap((path) => Object.keys(path));
    expect(operations).toHaveLength(Object.values(tillContract).flatMap((noun) => Object.keys(noun)).length);
    expect(JSON.stringify(json)).not.toContain('"not":{}');
  });
});

describe('[ST3] [ST4] the WebSocket has the same door', () => {
  test.each<[string, () => Promise<Record<string, string>> | Record<string, string>, number, string]>([
    ['a stranger', () => ({ origin: station.url }), 401, 'UNAUTHORIZED'],
    ['a wrong token', () => ({ authorization: 'Bearer wrong' }), 401, 'UNAUTHORIZED'],
    [
      'a page of another origin that has our cookie',
      async () => ({ cookie: await cookie(), origin: 'http://127.0.0.1:3000' }),
      403,
      'FORBIDDEN_ORIGIN',
    ],
    ['something that has our cookie and is no page', async () => ({ cookie: await cookie() }), 403, 'FORBIDDEN_ORIGIN'],
    [
      'a page of a name that was bound to us',
      async () => ({ cookie: await cookie(), host: 'evil.example', origin: 'http://evil.example' }),
      403,
      'FORBIDDEN_HOST',
    ],
  ])('%s is refused', async (_, headers, status, code) => {
    const refusal = await refusalOf(socketWith(await headers()));
    expect(refusal.status).toBe(status);
    expect(JSON.parse(refusal.body)).toMatchObject({ code, status });
  });

  test('and opens at no other address', async () => {
    const refusal = await refusalOf(socketWith({ authorization: authorization() }, '/v1/till/watch'));
    expect(refusal.status).toBe(404);
  });

  test('and an upgrade to something else is no way around it', async () => {
    const { host } = new URL(station.url);
    const answer = await sendBytes(
      station.url,
      `GET /rpc HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nAuthorization: ${authorization()}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4/);
  });
});

describe('[ST6] bad input over the WebSocket', () => {
  test('is answered, and leaves the connection and the till as they were', async () => {
    const socket = socketWith({ authorization: authorization() });
    const client = clientOver(socket);
    await client.sync.status();
    const complaints = vi.spyOn(console, 'error').mockReturnValue();
    for (const bad of ['', 'null', '{}', '[', '{"i":"1"}', '{"i":"2","p":{"u":7}}', Buffer.from([0xff, 0x00])])
      socket.send(bad);
    await expect((client as never as { nothing: { here(): Promise<void> } }).nothing.here()).rejects.toMatchObject({
      status: 404,
    });
    for (const bad of [undefined, null, 7, [], { __proto__: { isAdmin: true } }, { commandId: 'x', orderId: {} }]) {
      await expect(client.orders.open(bad as never)).rejects.toMatchObject({ code: 'BAD_REQUEST', status: 400 });
    }
    expect(complaints).toHaveBeenCalled();
    complaints.mockRestore();
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    await expect(client.sync.status()).resolves.toMatchObject({ state: 'no-cloud' });
  });

  test('a file of zeros as large as a menu may be is refused in words', async () => {
    const client = clientOver(socketWith({ authorization: authorization() }));
    await expect(
      client.catalog.previewImport({ fileName: 'zeros.csv', text: '\0'.repeat(MAX_IMPORT_BYTES) }),
    ).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'file-not-a-menu' } });
  });
});

test('[ST4] a screen comes back by its cookie when the engine starts again', async () => {
  const headers = { cookie: await cookie(), origin: station.url };
  const port = Number(new URL(station.url).port);
  await clientOver(socketWith(headers)).till.state();
  await station.close();
  await till.close();
  await open(port);
  await expect(clientOver(socketWith(headers)).till.state()).resolves.toMatchObject({ day: null });
});
