import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readKitchenBoard } from '#main/kitchen/kitchen-board.ts';
import { SHOWN_WITHIN_MS } from '#main/kitchen/print-unshown.ts';
import type { ScreenContract } from '#shared/contract/screen-contract.ts';
import type { KitchenCard } from '#shared/kitchen/kitchen-board.ts';
import { effort } from '#support/effort.ts';
import { newId, openDay, openEngine, openOrder, type TestEngine, tempDirectory } from '#support/engine.ts';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { connectScreen, forStations, keyOf } from '#support/screen.ts';
import { dial, openScreenDoor, pairScreen, screenOver } from '#support/screen-door.ts';
import { orderNumbersOf, slipsOf } from '#support/shop-of-two-printers.ts';
import { startTcpPrinter, type TcpPrinter } from '#support/tcp-printer.ts';
import { patience } from './patience.ts';
import { shopOnScreens } from './shop-on-screens.ts';

type ScreenClient = ContractRouterClient<ScreenContract>;

let directory: ReturnType<typeof tempDirectory>;
let copy: ReturnType<typeof tempDirectory>;
let engine: TestEngine;
let grill: TcpPrinter;
let screens: ReturnType<typeof patience>;
const endings: (() => unknown)[] = [];
beforeEach(async () => {
  [directory, copy] = [tempDirectory(), tempDirectory()];
  screens = patience();
  grill = await startTcpPrinter();
});
afterEach(async () => {
  await stop();
  await grill.close();
  for (const one of [directory, copy]) one.remove();
});

async function open({ shows = 'screen' as 'screen' | 'both', printer = grill.address, path = directory.path } = {}) {
  engine = openEngine(path, { pace: screens.pace, seed: (shop) => shopOnScreens(shop, shows, printer) });
  if (!engine.engine.till.day) await openDay(engine);
}
async function stop(): Promise<void> {
  for (const end of endings.splice(0)) await end();
  await engine.close();
}
async function reopen(path = directory.path): Promise<void> {
  await stop();
  await open({ path });
}

async function send(): Promise<string> {
  const order = await openOrder(engine, id<string>(0x11));
  await sendOrder(order, newId<string>());
  return order.number;
}
const sendOrder = (order: { id: string; version: number }, sendId: string) =>
  engine.client.orders.send({ commandId: newId(), orderId: order.id, sendId, expectedVersion: order.version });

const cards = (): KitchenCard[] => readKitchenBoard(engine.engine.till).cards;
const paintedOf = (card: KitchenCard) => ({ ...keyOf(card), at: card.ticket.at });
const paintAll = ({ kitchen }: ScreenClient) => kitchen.painted({ tickets: cards().map(paintedOf) });
const printed = async (): Promise<string[]> =>
  (await engine.client.printing.jobs({ limit: 200 })).jobs
    .flatMap(({ content }) => (content.kind === 'ticket' ? [content.ticket.orderNumber] : []))
    .reverse();
const unseen = async () => (await engine.client.till.state()).unseenStations;

/** Paints whatever it is told, as a page does. */
async function paints({ kitchen }: ScreenClient): Promise<void> {
  for await (const change of await kitchen.watch()) {
    const told = change.kind === 'board' ? change.board.cards : [change.card];
    if (told.length > 0) await kitchen.painted({ tickets: told.map(paintedOf) });
  }
}
const allPainted = () =>
  vi.waitFor(() => expect(engine.engine.till.db.prepare('SELECT count(*) FROM unshown_ticket').pluck().get()).toBe(0), {
    timeout: 20_000,
    interval: 10,
  });

describe('what no screen says it shows', () => {
  it('[K52][K53] is printed once when a tablet died without a word, and the counter is told', async () => {
    await open();
    const { door, url } = await openScreenDoor(engine, directory.path);
    const cookie = await pairScreen(engine, url);
    const connect = () => {
      const socket = dial(url, { cookie });
      endings.unshift(() => socket.terminate());
      paints(screenOver(socket)).catch(() => undefined);
      return socket;
    };
    endings.push(() => door.close());
    const dying = connect();
    await vi.waitFor(async () => expect(await unseen()).toEqual([]), { timeout: 20_000 });
    await send();
    await allPainted();
    await screens.passes();
    dying.pause();
    const lost = [await send(), await send()];
    expect(await printed()).toEqual([]);
    await screens.passes();
    await screens.passes();
    await grill.until(() => grill.slips().filter(({ cut }) => cut).length === 2);
    expect(await unseen()).toEqual([KITCHEN.id]);
    const next = await send();
    connect();
    await vi.waitFor(async () => expect(await unseen()).toEqual([]), { timeout: 20_000 });
    await send();
    await allPainted();
    await screens.passes();
    await reopen();
    await screens.passes();
    const last = await send();
    await grill.until(() => grill.slips().filter(({ cut }) => cut).length === 4);
    expect(orderNumbersOf(grill)).toEqual([...lost, next, last]);
    expect(slipsOf(grill).join()).not.toContain('REPRINT');
  });

  it('[K54] is printed once when the engine was killed before', { timeout: 30_000 }, async () => {
    const till = fork(join(import.meta.dirname, 'unshown-process.ts'), [directory.path, grill.address], {
      execArgv: [],
    });
    const [[, lost]] = (await once(till, 'message')) as [[string, string]];
    const gone = once(till, 'exit');
    till.kill('SIGKILL');
    await gone;
    await open();
    expect(await printed()).toEqual([]);
    await screens.passes();
    await reopen();
    await screens.passes();
    expect(await printed()).toEqual([lost]);
    await grill.until(() => grill.slips().some(({ cut }) => cut));
    expect(orderNumbersOf(grill)).toEqual([lost]);
  });

  it('[K54] is not printed where a screen comes back in time, nor in a copy of the file', async () => {
    await open();
    connectScreen(engine);
    await send();
    cpSync(directory.path, copy.path, { recursive: true });
    rmSync(join(copy.path, 'till.lock'), { force: true });
    await reopen();
    await paintAll(connectScreen(engine).client);
    await screens.passes();
    expect(await printed()).toEqual([]);
    await reopen(copy.path);
    await screens.passes();
    expect(await printed()).toEqual([]);
    expect(cards()).toHaveLength(1);
  });

  it('[K53] makes the station one that no screen shows, until one that is for it says otherwise', async () => {
    await open();
    const kitchen = connectScreen(engine);
    const bar = connectScreen(engine, forStations(BAR.id));
    const first = await send();
    await paintAll(bar.client);
    await expect(paintAll(connectScreen(engine, { kind: 'ready' }).client)).rejects.toMatchObject({ status: 403 });
    expect(await unseen()).toEqual([]);
    await screens.passes();
    expect(await unseen()).toEqual([KITCHEN.id]);
    const second = await send();
    expect(await printed()).toEqual([first, second]);
    await paintAll(bar.client);
    connectScreen(engine, forStations(BAR.id));
    expect(await unseen()).toEqual([KITCHEN.id]);
    await paintAll(kitchen.client);
    expect(await unseen()).toEqual([]);
    const third = await send();
    expect(await printed()).toEqual([first, second]);
    await screens.passes();
    expect(await printed()).toEqual([first, second, third]);
    connectScreen(engine, forStations(KITCHEN.id));
    expect(await unseen()).toEqual([]);
  });

  it('[K52] is not printed once the kitchen has bumped it', async () => {
    await open();
    const { client } = connectScreen(engine);
    await send();
    for (const card of cards()) await client.kitchen.bump({ commandId: newId(), ...keyOf(card) });
    await screens.passes();
    expect(await printed()).toEqual([]);
    expect(await unseen()).toEqual([]);
  });

  it('[K5][K52] is what a second send added to a ticket that was painted before', async () => {
    await open();
    const { client } = connectScreen(engine);
    const sendId = newId<string>();
    const { order } = await sendOrder(await openOrder(engine, id<string>(0x11)), sendId);
    const before = cards().map(paintedOf);
    await vi.waitFor(() => expect(engine.engine.till.now()).toBeGreaterThan(before[0]?.at ?? 0));
    const line = { commandId: newId<string>(), orderId: order.id, lineId: newId<string>(), itemId: id<string>(0x12) };
    const added = await engine.client.orders.addLine({
      ...{ ...line, quantity: 1_000, modifiers: [], note: null, price: null },
    });
    await sendOrder(added.order, sendId);
    await client.kitchen.painted({ tickets: before });
    await screens.passes();
    await grill.until(() => grill.slips().some(({ cut }) => cut));
    expect(slipsOf(grill)).toEqual([expect.stringContaining('Apple cake')]);
    expect(slipsOf(grill)).toEqual([expect.not.stringContaining('Cheese toast')]);
  });

  it('[K52] is nothing of a station that prints anyway', async () => {
    await open({ shows: 'both' });
    connectScreen(engine);
    const number = await send();
    await screens.passes();
    expect(await printed()).toEqual([number]);
    expect(await unseen()).toEqual([]);
  });

  it('[K52] is waited for as long as a silent screen is, and no ticket is both unseen and unprinted or printed twice', {
    timeout: 60_000,
  }, async () => {
    expect(SHOWN_WITHIN_MS).toBe(10_000);
    await open({ printer: 'virtual:' });
    let connected: { client: ScreenClient; disconnect: () => void; isAlive: boolean }[] = [];
    let seen = new Set<string>();
    let paper: readonly string[] = [];
    const everySent: string[] = [];
    const alive = () => connected.find(({ isAlive }) => isAlive)?.client;
    const paint = async (): Promise<void> => {
      const client = alive();
      if (!client || cards().length === 0) return;
      await paintAll(client);
      seen = new Set([...seen, ...cards().map(({ ticket }) => ticket.orderNumber)]);
    };
    const steps = {
      send: async () => {
        everySent.push(await send());
      },
      connect: () => connected.push({ ...connectScreen(engine), isAlive: true }),
      die: () => {
        for (const one of connected.slice(0, 1)) one.isAlive = false;
        connected = [...connected.slice(1), ...connected.slice(0, 1)];
      },
      leave: () => connected.shift()?.disconnect(),
      paint,
      // The word of a screen that died before it said what it had painted.
      bump: async () => {
        const card = cards().find(({ bumpedAt }) => bumpedAt === null);
        if (!card || !connected[0]) return;
        await connected[0].client.kitchen.bump({ commandId: newId(), ...keyOf(card) });
        seen.add(card.ticket.orderNumber);
      },
      pass: () => screens.passes(),
      restart: async () => {
        connected = [];
        await reopen();
      },
    };
    const look = async (): Promise<void> => {
      const now = await printed();
      const fresh = now.slice(paper.length);
      expect(now.slice(0, paper.length)).toEqual(paper);
      expect(fresh.filter((number) => seen.has(number))).toEqual([]);
      paper = now;
    };
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.constant('send' as const) },
      { weight: 4, arbitrary: fc.constantFrom('connect' as const, 'paint' as const) },
      { weight: 5, arbitrary: fc.constantFrom('die' as const, 'leave' as const, 'bump' as const, 'pass' as const) },
      { weight: 1, arbitrary: fc.constant('restart' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async (course) => {
        for (const name of course) {
          await steps[name]();
          await look();
        }
        await screens.passes();
        await look();
        expect(everySent.filter((number) => !seen.has(number) && !paper.includes(number))).toEqual([]);
        expect(new Set(paper).size).toBe(paper.length);
      }),
      { seed: 52, numRuns: 4 * effort, endOnFailure: true },
    );
    expect(paper.length).toBeGreaterThan(3);
    expect(seen.size).toBeGreaterThan(3);
  });
});
