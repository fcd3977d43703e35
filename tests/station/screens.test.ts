import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { traverseContractProcedures } from '@orpc/server';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { readKitchenBoard } from '#main/kitchen/kitchen-board.ts';
import { keepScreenDoor } from '#main/station/screen-door.ts';
import { NOT_LET_IN } from '#shared/contract/not-let-in.ts';
import { tillContract } from '#shared/contract/till-contract.ts';
import {
  newId,
  openDay,
  openEngine,
  openOrder,
  sendOrder,
  smallShop,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { id, KITCHEN } from '#support/orders.ts';
import { keyOf } from '#support/screen.ts';
import {
  dial,
  endOf,
  openScreenDoor,
  pairScreen,
  type ScreenDoor,
  screenOver,
  tryCode,
  urlOf,
} from '#support/screen-door.ts';
import { send } from './raw-http.ts';

const TOAST = id<string>(0x11);
const page = { accept: 'text/html,*/*' };

let directory: ReturnType<typeof tempDirectory>;
let engine: TestEngine;
let door: ScreenDoor | null;
let sockets: WebSocket[];
let late: number;
beforeEach(() => {
  directory = tempDirectory();
  door = null;
  sockets = [];
  late = 0;
  engine = start();
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await door?.close();
  await engine.close();
  directory.remove();
});

const start = () =>
  openEngine(directory.path, {
    now: () => (Date.now() + late) as never,
    seed: (shop) => {
      const { catalog, settings } = smallShop(shop);
      const { id, ...set } = KITCHEN;
      return { catalog, settings: [...settings, { noun: 'station', id, set: { ...set, shows: 'screen' } }] };
    },
  });

async function open(beatMs?: number): Promise<string> {
  const opened = await openScreenDoor(engine, directory.path, beatMs);
  door = opened.door;
  return opened.url;
}

function connect(url: string, cookie: string, options = {}): WebSocket {
  const socket = dial(url, { cookie }, options);
  sockets.push(socket);
  return socket;
}

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 10 });
const screens = async () => (await engine.client.screens.list()).screens;
const refusal = (url: string, path: string, headers: Record<string, string>, method = 'GET', body?: string) =>
  send(url, path, {
    method,
    headers: { host: new URL(url).host, ...headers },
    ...(body === undefined ? {} : { body }),
  });

describe('[ST11] the door to the shop’s network', () => {
  test('is closed until somebody opens it, stays as it was chosen, and closes with all who are in', async () => {
    const options = {
      engine: engine.engine,
      port: 0,
      rendererDirectory: directory.path,
      log: pino({ level: 'silent' }),
    };
    door = keepScreenDoor(options);
    await door.settled();
    expect(await engine.client.screens.list()).toEqual({ isOn: false, door: { state: 'closed' }, screens: [] });
    await expect(engine.client.screens.invite({ name: 'Pass', role: { kind: 'ready' } })).rejects.toMatchObject({
      ...{ data: { code: 'screens-off' } },
    });
    await door.close();
    const url = await open();
    const socket = connect(url, await pairScreen(engine, url));
    await screenOver(socket).place();
    expect(await screens()).toMatchObject([{ name: 'Pass', isConnected: true }]);
    await engine.client.screens.switch({ commandId: newId(), on: false });
    expect(await endOf(socket)).toBe(1006);
    await door?.settled();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    expect(await engine.client.screens.list()).toMatchObject({ isOn: false, door: { state: 'closed' } });
    await until(async () => expect(await screens()).toMatchObject([{ isConnected: false }]));
  });

  test('[ST15] opens again after a restart, to the screens of before; what stood on the board stands', async () => {
    let url = await open();
    const cookie = await pairScreen(engine, url);
    await openDay(engine);
    const order = await sendOrder(engine, await openOrder(engine, TOAST));
    await door?.close();
    await engine.close();
    engine = start();
    door = keepScreenDoor({
      engine: engine.engine,
      port: 0,
      rendererDirectory: directory.path,
      log: pino({ level: 'silent' }),
    });
    await door.settled();
    const port = new URL(url).port;
    url = await urlOf(engine);
    // The cookie's name carries the port, which is here another.
    const client = screenOver(connect(url, cookie.replace(port, new URL(url).port)));
    for await (const change of await client.kitchen.watch()) {
      expect(change).toMatchObject({ kind: 'board', board: { cards: [{ ticket: { orderNumber: order.number } }] } });
      break;
    }
  });

  test('[ST15] lets in again who was paired when the file was backed up that is put back', async () => {
    await open();
    const cookie = await pairScreen(engine, await urlOf(engine));
    const backup = await engine.engine.backups.take();
    if (backup.kind !== 'verified') throw new Error(backup.kind);
    await door?.close();
    await engine.close();
    copyFileSync(backup.path, join(directory.path, 'till.db'));
    engine = start();
    const url = await open();
    const client = screenOver(connect(url, cookie.replace(/screen-\d+/, `screen-${new URL(url).port}`)));
    for await (const change of await client.kitchen.watch()) {
      expect(change).toMatchObject({ kind: 'board' });
      break;
    }
  });

  test('that cannot be opened says so, and stops nothing', async () => {
    const taken = createServer().listen(0, '0.0.0.0');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    await engine.client.screens.switch({ commandId: newId(), on: true });
    door = keepScreenDoor({
      engine: engine.engine,
      port,
      rendererDirectory: directory.path,
      log: pino({ level: 'silent' }),
    });
    await door.settled();
    const failed = { state: 'failed', problem: 'port-taken', port };
    expect((await engine.client.till.state()).kitchenScreens.door).toEqual(failed);
    taken.close();
    await once(taken, 'close');
    await engine.client.screens.switch({ commandId: newId(), on: true });
    await door.settled();
    expect((await engine.client.screens.list()).door).toMatchObject({ state: 'open', port });
  });
});

describe('[ST12] it answers to its own name', () => {
  test.each<[string, Record<string, string>, string]>([
    ['another name', { host: 'evil.example:PORT' }, 'FORBIDDEN_HOST'],
    ['another port', { host: '127.0.0.1:1' }, 'FORBIDDEN_HOST'],
    ['a foreign page', { origin: 'http://evil.example' }, 'FORBIDDEN_ORIGIN'],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }, 'FORBIDDEN_ORIGIN'],
    ['a foreign image', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }, 'FORBIDDEN_ORIGIN'],
  ])('and refuses %s', async (_, given, code) => {
    const url = await open();
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value.replace('PORT', new URL(url).port)]),
    );
    const cookie = await pairScreen(engine, url);
    for (const path of ['/', '/healthz', '/nothing']) {
      expect(await refusal(url, path, { ...headers, cookie })).toMatchObject({ status: 403, json: { code } });
    }
    if (headers['sec-fetch-site']) return;
    expect(await endOf(dial(url, { cookie, ...headers }))).toBe(403);
  });

  test('and a cookie alone opens no socket', async () => {
    const url = await open();
    const cookie = await pairScreen(engine, url);
    const { default: ws } = await import('ws');
    const socket = new ws(`${url.replace('http', 'ws')}/rpc`, { headers: { cookie } });
    socket.on('error', () => undefined);
    expect(await endOf(socket)).toBe(403);
  });
});

describe('[ST13] it serves screens', () => {
  test('their page and its files, with a strict policy, and nothing else', async () => {
    const url = await open();
    const home = await send(url, '/', { headers: page });
    expect(home).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(home.text).toContain('<title>kitchen</title>');
    const policy = String(home.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`connect-src 'self' ws://${new URL(url).host};`);
    expect(await send(url, '/assets/kitchen-abc.js')).toMatchObject({ status: 200 });
    for (const path of [
      '/index.html',
      '/office.html',
      '/kitchen.html',
      '/enter',
      '/v1/till',
      '/v1/openapi.json',
      '/assets/none.js',
    ]) {
      expect(await send(url, path, { headers: page }), path).toMatchObject({
        status: 404,
        json: { code: 'NOT_FOUND' },
      });
    }
  });

  test('and no operation of the till’s own contract, whatever is asked', async () => {
    const url = await open();
    const socket = connect(url, await pairScreen(engine, url));
    const client = screenOver(socket) as unknown as Record<string, Record<string, (input: object) => Promise<unknown>>>;
    const paths: (readonly string[])[] = [];
    traverseContractProcedures({ router: tillContract, path: [] }, ({ path }) => paths.push(path));
    expect(paths.length).toBeGreaterThan(40);
    for (const [group = '', name = ''] of paths) {
      await expect(client[group]?.[name]?.({}), `${group}.${name}`).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

describe('[ST14] a screen gets in by a code', () => {
  test('[ST15] which works once, however it is typed, for a secret that pages cannot read and whose hash alone the file holds', async () => {
    const url = await open();
    const { code } = await engine.client.screens.invite({
      name: '  Grill ',
      role: { kind: 'kitchen', stationIds: [KITCHEN.id] },
    });
    expect(code).toMatch(/^[ACDEFGHJKMNPQRTUVWXY34679]{8}$/);
    const answer = await tryCode(url, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`);
    expect(answer.status).toBe(204);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^evertill-screen-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    const secret = /=([\w-]{43});/.exec(cookie)?.[1] ?? '-';
    const held = engine.engine.till.db.prepare('SELECT name, role, hex(token_hash) AS hash FROM kitchen_screen').all();
    const hash = createHash('sha256').update(secret).digest('hex').toUpperCase();
    expect(held).toMatchObject([{ name: 'Grill', role: expect.stringContaining(KITCHEN.id), hash }]);
    expect(JSON.stringify(held)).not.toContain(Buffer.from(secret).toString('hex').toUpperCase());
    expect(await tryCode(url, code)).toMatchObject({ status: 401 });
    expect(await screens()).toMatchObject([{ name: 'Grill', isConnected: false, lastSeenAt: null }]);
    const again = await send(url, '/', { headers: { ...page, cookie: cookie.split(';', 1)[0] ?? '' } });
    expect(String(again.headers['set-cookie'])).toContain(secret);
  });

  test('which grows old', async () => {
    const url = await open();
    const { code, until } = await engine.client.screens.invite({ name: 'Grill', role: { kind: 'ready' } });
    late = until - Date.now();
    expect(await tryCode(url, code)).toMatchObject({ status: 401 });
    expect(await screens()).toEqual([]);
  });

  test('which nobody guesses: after ten wrong ones within a minute none is looked at', async () => {
    const url = await open();
    const { code } = await engine.client.screens.invite({ name: 'Grill', role: { kind: 'ready' } });
    for (let tries = 0; tries < 10; tries += 1) expect((await tryCode(url, `WRONG${tries}`)).status).toBe(401);
    const refused = await tryCode(url, code);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_TRIES', status: 429 });
    late = 61_000;
    expect((await tryCode(url, code)).status).toBe(204);
  });

  test.each<[string, string | undefined, string, number, string]>([
    ['no JSON', '{', 'application/json', 400, 'BAD_REQUEST'],
    ['nothing', '', 'application/json', 400, 'BAD_REQUEST'],
    ['no code', '{}', 'application/json', 400, 'BAD_REQUEST'],
    ['a code that is none', '{"code":7}', 'application/json', 400, 'BAD_REQUEST'],
    ['more than a code', '{"code":"A","role":"kitchen"}', 'application/json', 400, 'BAD_REQUEST'],
    ['a text', 'code=A', 'text/plain', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a long one', JSON.stringify({ code: 'A'.repeat(2 * 1024 * 1024) }), 'application/json', 413, 'PAYLOAD_TOO_LARGE'],
  ])('and %s is told what it is', async (_, body, type, status, code) => {
    const url = await open();
    const answer = await refusal(url, '/pair', { 'content-type': type, origin: url }, 'POST', body);
    expect(answer).toMatchObject({ status, json: { code, status } });
  });
});

describe('[ST16] a screen can do what it is for', () => {
  test('in the kitchen: see, bump and recall', async () => {
    const url = await open();
    await openDay(engine);
    const client = screenOver(connect(url, await pairScreen(engine, url)));
    await client.place();
    await sendOrder(engine, await openOrder(engine, TOAST));
    expect((await engine.client.printing.jobs({ limit: 10 })).jobs).toEqual([]);
    const seen: (number | null)[] = [];
    for await (const change of await client.kitchen.watch()) {
      const card = change.kind === 'board' ? change.board.cards[0] : change.card;
      if (!card) throw new Error('there is no card');
      seen.push(card.bumpedAt);
      if (seen.length === 3) break;
      await client.kitchen[card.bumpedAt === null ? 'bump' : 'recall']({ commandId: newId(), ...keyOf(card) });
    }
    expect(seen).toEqual([null, expect.any(Number), null]);
  });

  test('for guests: see what is ready', async () => {
    const url = await open();
    await openDay(engine);
    const order = await sendOrder(engine, await openOrder(engine, TOAST));
    const client = screenOver(connect(url, await pairScreen(engine, url, { kind: 'ready' })));
    for await (const board of await client.ready.watch()) {
      expect(board).toEqual({ preparing: [order.number], ready: [] });
      break;
    }
    const [card] = readKitchenBoard(engine.engine.till).cards;
    const command = { commandId: newId<string>(), ...keyOf(card as never) };
    await expect(client.kitchen.bump(command)).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 });
    await expect(client.kitchen.watch()).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 });
  });

  test.each(['', 'evertill-screen-PORT=', 'evertill-screen-PORT=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'and a stranger who shows “%s” is told that it must be let in',
    async (cookie) => {
      const url = await open();
      const socket = connect(url, cookie.replace('PORT', new URL(url).port));
      expect(await endOf(socket)).toBe(NOT_LET_IN);
    },
  );
});

describe('[ST17] a screen that is gone', () => {
  test('because it was removed is closed at once, is heard no more, and does not come back', async () => {
    const url = await open();
    await openDay(engine);
    const cookie = await pairScreen(engine, url);
    const socket = connect(url, cookie);
    const client = screenOver(socket);
    await client.place();
    await sendOrder(engine, await openOrder(engine, TOAST));
    const [card] = readKitchenBoard(engine.engine.till).cards;
    const [screen] = await screens();
    if (!screen || !card) throw new Error('there is no screen, or no card');
    const ended = endOf(socket);
    socket.pause();
    await engine.client.screens.remove({ commandId: newId(), screenId: screen.id });
    client.kitchen.bump({ commandId: newId(), ...keyOf(card) }).catch(() => undefined);
    expect(await engine.client.till.state()).toMatchObject({ unseenStations: [KITCHEN.id] });
    socket.resume();
    expect(await ended).toBe(NOT_LET_IN);
    expect(await endOf(connect(url, cookie))).toBe(NOT_LET_IN);
    expect(readKitchenBoard(engine.engine.till).cards[0]?.bumpedAt).toBeNull();
    expect(await screens()).toEqual([]);
    await expect(engine.client.screens.remove({ commandId: newId(), screenId: screen.id })).rejects.toMatchObject({
      ...{ data: { code: 'screen-unknown' } },
    });
  });

  test('without a word is given up, so that its station prints', async () => {
    const url = await open(100);
    const cookie = await pairScreen(engine, url);
    const lively = connect(url, await pairScreen(engine, url, { kind: 'ready' }));
    const silent = connect(url, cookie, { autoPong: false });
    await until(async () => expect(await engine.client.till.state()).toMatchObject({ unseenStations: [] }));
    expect(await endOf(silent)).toBe(1006);
    await until(async () => expect(await engine.client.till.state()).toMatchObject({ unseenStations: [KITCHEN.id] }));
    expect(lively.readyState).toBe(lively.OPEN);
    expect((await screens()).every(({ lastSeenAt }) => lastSeenAt !== null)).toBe(true);
  });
});
