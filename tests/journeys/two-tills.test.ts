import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineOptions } from '#main/engine/engine-options.ts';
import { verify } from '#main/engine/verify.ts';
import { startTestCloud, startTestPostgres, type TestCloud, type TestPostgres } from '#support/cloud.ts';
import {
  MIGRATIONS,
  newId,
  openDay,
  openEngine,
  openOrder,
  settle,
  smallShop,
  type TestEngine,
  tempDirectory,
} from '#support/engine.ts';
import { id } from '#support/orders.ts';
import { encodePng } from '#support/png.ts';
import { tableStates } from '../../src-renderer/floor/table-states.ts';
import { openOrdersOf } from '../../src-renderer/till-client/order-ledger.ts';
import { createTillStore, takeChange, takeState } from '../../src-renderer/till-client/till-store.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);
const noNetwork: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
const eventually = (read: () => unknown) => expect.poll(read, { timeout: 15_000, interval: 25 });

/* Two tills of one shop, that meet only through a real cloud on a real Postgres. */
describe('two tills and their cloud', () => {
  const directories = { bar: tempDirectory(), kiosk: tempDirectory() };
  let postgres: TestPostgres;
  let cloud: TestCloud;
  let bar: TestEngine;
  let kiosk: TestEngine;

  beforeAll(async () => {
    postgres = await startTestPostgres();
    cloud = await startTestCloud(postgres);
    bar = await start('bar', (shop) => smallShop(shop));
  });
  afterAll(async () => {
    await Promise.all([bar?.close(), kiosk?.close()]);
    await cloud.close();
    await postgres.stop();
    for (const directory of Object.values(directories)) directory.remove();
  });

  const start = async (name: keyof typeof directories, seed: EngineOptions['seed']) =>
    openEngine(directories[name].path, { seed, cloudUrl: cloud.url, pairingCode: await cloud.pairingCode() });

  const get = async ({ client }: TestEngine, orderId: string) => (await client.orders.get({ orderId })).order;
  const openAt = async ({ client }: TestEngine) => (await client.till.state()).openOrders.map((order) => order.id);
  const add = ({ client }: TestEngine, orderId: string, itemId: string) =>
    client.orders.addLine({
      ...{ commandId: newId<string>(), orderId, lineId: newId<string>(), itemId },
      ...{ quantity: 1_000, modifiers: [], note: null, price: null },
    });
  /** A screen's floor plan: what it heard since it was opened, and nothing else. */
  const floorOf = async ({ client }: TestEngine) => {
    const store = createTillStore();
    const changes = await client.till.watch();
    const heard = (async () => {
      for await (const news of changes) {
        if (news.kind === 'all') takeState(store, news.state);
        else takeChange(store, news);
      }
    })();
    await eventually(async () => store.getState().state).not.toBe(null);
    return {
      at: (tableId: string) => tableStates(openOrdersOf(store.getState().orders), new Map()).get(tableId as never),
      close: async () => {
        await changes.return?.(undefined as never);
        await heard;
      },
    };
  };
  const linesAt = async (till: TestEngine, orderId: string) => (await get(till, orderId)).lines.length;
  const faults = () => Object.values(directories).map(({ path }) => verify(`${path}/till.db`, MIGRATIONS).fault);

  it('hands the menu and the stations of the first to the second', async () => {
    const { client } = bar;
    await eventually(async () => (await client.sync.status()).pending).toBe(0);
    kiosk = await start('kiosk', null);
    await eventually(async () => (await kiosk.client.catalog.get()).catalog).toEqual(
      (await client.catalog.get()).catalog,
    );
    await eventually(async () => (await kiosk.client.till.state()).settings).toEqual(
      (await client.till.state()).settings,
    );
    expect((await kiosk.client.till.state()).settings.shop.name).toBe('Corner Café');
    expect((await kiosk.client.till.state()).device.letter).toBe('B');
  });

  it('shows an order of one on the other while it is open, and takes additions of both', async () => {
    await openDay(bar);
    await openDay(kiosk);
    const { id: orderId } = await openOrder(bar, TOAST);
    await eventually(() => openAt(kiosk)).toContain(orderId);
    await Promise.all([add(kiosk, orderId, LEMONADE), add(bar, orderId, LEMONADE)]);
    await eventually(() => linesAt(bar, orderId)).toBe(3);
    await eventually(() => linesAt(kiosk, orderId)).toBe(3);
    expect(await get(kiosk, orderId)).toEqual(await get(bar, orderId));
    await settle(kiosk, await get(kiosk, orderId), 2_000);
    await eventually(() => openAt(bar)).not.toContain(orderId);
    expect(await get(bar, orderId)).toEqual(await get(kiosk, orderId));
    const { today } = await bar.client.till.state();
    await eventually(async () => (await cloud.sales(cloud.owner, today)).orders).toBe(1);
  });

  it('[FP6] a table settled on one device does not stay open on another, which nobody loads again; two waiters at it lose nothing', async () => {
    const [roomId, tableId] = [newId<never>(), newId<never>()];
    const place = { x: 1, y: 1, width: 3, height: 3 };
    await bar.client.settings.change({
      commandId: newId(),
      changes: [
        { noun: 'room', id: roomId, set: { name: 'Garden' } },
        { noun: 'table', id: tableId, set: { roomId, name: '7', seats: 4, ...place } },
      ],
    });
    await eventually(async () => (await kiosk.client.till.state()).settings.tables.map(({ name }) => name)).toEqual([
      '7',
    ]);
    const { id: orderId } = await openOrder(bar, TOAST);
    await bar.client.orders.seat({ commandId: newId(), orderId, sendId: newId(), tableIds: [tableId] } as never);
    const floor = await floorOf(kiosk);
    await eventually(() => floor.at(tableId)?.status).toBe('seated');
    await Promise.all([add(kiosk, orderId, LEMONADE), add(bar, orderId, TOAST)]);
    for (const till of [bar, kiosk]) await eventually(() => linesAt(till, orderId)).toBe(3);
    await eventually(() => floor.at(tableId)?.due).toBe(650 + 650 + 333);
    await settle(bar, await get(bar, orderId), 2_000);
    await eventually(() => floor.at(tableId)).toBeUndefined();
    expect(await openAt(kiosk)).not.toContain(orderId);
    await floor.close();
  });

  it('[FP10] [FP13] orders that are merged on one are one on the other', async () => {
    const [{ id: from }, { id: into }] = [await openOrder(bar, TOAST), await openOrder(bar, LEMONADE)];
    for (const orderId of [from, into]) await eventually(() => openAt(kiosk)).toContain(orderId);
    const merged = { commandId: newId<string>(), orderId: from, sendId: newId<string>(), to: into, lineIds: null };
    const { order } = await bar.client.orders.giveLines(merged as never);
    expect(order.status).toMatchObject({ state: 'merged', into: { orderId: into } });
    expect((await bar.client.orders.giveLines(merged as never)).order).toEqual(order);
    await eventually(() => openAt(kiosk)).not.toContain(from);
    await eventually(() => linesAt(kiosk, into)).toBe(2);
    for (const orderId of [from, into]) expect(await get(kiosk, orderId)).toEqual(await get(bar, orderId));
    await settle(kiosk, await get(kiosk, into), 2_000);
    await eventually(() => openAt(bar)).not.toContain(into);
    expect(faults()).toEqual([null, null]);
  });

  it('an edit of the menu on one is on the other, and both show the later of two', async () => {
    const rename = ({ client }: TestEngine, name: string) =>
      client.catalog.change({ commandId: newId(), changes: [{ noun: 'item', id: TOAST as never, set: { name } }] });
    const nameAt = async ({ client }: TestEngine) =>
      (await client.catalog.get()).catalog.items.find((item) => item.id === (TOAST as never))?.name;
    await rename(bar, 'Toast of the bar');
    await eventually(() => nameAt(kiosk)).toBe('Toast of the bar');
    await rename(kiosk, 'Toast of the kiosk');
    await eventually(() => nameAt(bar)).toBe('Toast of the kiosk');
  });

  it('[MN9] a picture that is given on one is on the other; one that is offline keeps the one before', async () => {
    const give = async (shade: number) => {
      const rgb = new Uint8Array(4 * 4 * 3).fill(shade);
      const data = `data:image/png;base64,${encodePng({ width: 4, height: 4, rgb }).toString('base64')}`;
      const { pictureId } = await bar.client.catalog.addPicture({ commandId: newId(), data });
      const changes = [{ noun: 'item' as const, id: TOAST as never, set: { pictureId } }];
      await bar.client.catalog.change({ commandId: newId(), changes });
      return { id: pictureId, data };
    };
    const shownAt = async ({ client }: TestEngine) => {
      const item = (await client.catalog.get()).catalog.items.find((one) => one.id === (TOAST as never));
      return (await client.catalog.pictures({ pictureIds: item?.pictureId ? [item.pictureId] : [] })).pictures;
    };
    const first = await give(40);
    await eventually(() => shownAt(kiosk)).toEqual([first]);
    await kiosk.close();
    kiosk = openEngine(directories.kiosk.path, { seed: null, cloudUrl: cloud.url, fetch: noNetwork });
    const second = await give(200);
    await eventually(async () => (await bar.client.sync.status()).pending).toBe(0);
    await eventually(async () => (await kiosk.client.sync.status()).state).toBe('offline');
    expect(await shownAt(kiosk)).toEqual([first]);
    await kiosk.close();
    kiosk = await start('kiosk', null);
    await eventually(() => shownAt(kiosk)).toEqual([second]);
    expect(await shownAt(bar)).toEqual([second]);
  });

  it('what both did while the cloud was away comes together when it returns', async () => {
    const { id: orderId } = await openOrder(bar, TOAST);
    await eventually(() => openAt(kiosk)).toContain(orderId);
    const { adminUrl, owner, url } = cloud;
    await cloud.close();
    await add(kiosk, orderId, LEMONADE);
    const { order } = await add(bar, orderId, LEMONADE);
    await settle(bar, order, 2_000);
    cloud = await startTestCloud(postgres, { adminUrl, owner, port: Number(new URL(url).port) });
    await eventually(() => openAt(kiosk)).not.toContain(orderId);
    await eventually(() => linesAt(bar, orderId)).toBe(3);
    expect(await get(kiosk, orderId)).toEqual(await get(bar, orderId));
    expect((await get(bar, orderId)).status.state).toBe('completed');
    expect(faults()).toEqual([null, null]);
  });
});
