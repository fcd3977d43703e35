import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCatalog } from '#main/catalog/records.ts';
import { takeShape } from '#main/engine/take-shape.ts';
import { MOST_PATCHED } from '#shared/catalog/menu-patch.ts';
import type { LineId, OrderId, SendId, StaffId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { ONE_PIECE } from '#shared/money/minor.ts';
import type { Order } from '#shared/order/order.ts';
import { newId, openDay, openEngine, openOrder, type TestEngine, tempDirectory } from '#support/engine.ts';
import { type LossyLink, lossyLink } from '#support/lossy-link.ts';
import { id } from '#support/orders.ts';
import { openPortLink } from '../../src-renderer/till-client/engine-link.ts';
import { createTill, type OrderIntent, type Till } from '../../src-renderer/till-client/till.ts';
import type { Trouble } from '../../src-renderer/till-client/trouble.ts';

const TOAST = id<never>(0x11);
const LEMONADE = id<never>(0x14);

describe('a screen and its engine', () => {
  let shop: TestEngine;
  let link: LossyLink;
  let till: Till;
  let troubles: Trouble[];
  let directory: ReturnType<typeof tempDirectory>;

  beforeEach(async () => {
    directory = tempDirectory();
    shop = openEngine(directory.path);
    await openDay(shop);
    link = lossyLink(shop.engine);
    till = createTill({ openLink: async () => openPortLink(await link.openPort()) });
    troubles = [];
    till.onTrouble((trouble) => troubles.push(trouble));
    await vi.waitFor(() => expect(till.store.getState().menu).not.toBeNull());
  });
  afterEach(async () => {
    till.close();
    await shop.close();
    directory.remove();
  });

  const entry = (orderId: OrderId) => till.store.getState().orders.get(orderId);
  const view = (orderId: OrderId): Order => {
    const painted = entry(orderId)?.view;
    if (!painted) throw new Error('nothing is painted');
    return painted;
  };
  const isAnswered = (orderId: OrderId) =>
    vi.waitFor(() => expect(entry(orderId)).toMatchObject({ pending: [], confirmed: expect.anything() }));
  const toast = (orderId: OrderId): OrderIntent => ({
    name: 'addLine',
    input: {
      ...{ orderId, lineId: newId<LineId>(), itemId: TOAST },
      ...{ quantity: ONE_PIECE, modifiers: [], note: null, price: null },
    },
  });
  const openWithToast = (): OrderId => {
    const orderId = newId<OrderId>();
    expect(till.order({ name: 'open', input: { orderId } }, toast(orderId))).toBeNull();
    return orderId;
  };

  it('[U1] paints the first tap before the engine has heard of it, and keeps the picture when it answers', async () => {
    const orderId = openWithToast();
    expect(entry(orderId)?.confirmed).toBeNull();
    expect(view(orderId).lines.map(({ name }) => name)).toEqual(['Cheese toast']);
    const foretold = view(orderId);
    await isAnswered(orderId);
    expect(entry(orderId)?.view).toBe(entry(orderId)?.confirmed);
    expect(view(orderId).number).toBe(foretold.number);
    expect(view(orderId).version).toBe(foretold.version);
  });

  /** The screen shows a copy, or the shop, and can be used. */
  const isAt = (isTraining: boolean) =>
    vi.waitFor(
      () => expect(till.store.getState()).toMatchObject({ state: { isTraining }, menu: expect.anything(), link: 'up' }),
      { timeout: 20_000 },
    );

  it('[TR1] never asks the shop what was meant for a copy, nor a copy what was meant for the shop', async () => {
    const sold = openWithToast();
    expect(await till.training.enter()).toBeNull();
    await isAt(true);
    expect(view(sold).number).toBe('A-001');
    const tried = openWithToast();
    await isAnswered(tried);
    link.loseAnswers();
    const lost = openWithToast();
    await vi.waitFor(() => expect(link.asked.filter(({ path }) => path === 'orders/open')).toHaveLength(3));
    till.training.leave();
    expect([till.store.getState().isTraining, till.store.getState().orders.size]).toEqual([false, 0]);
    link.cut();
    await isAt(false);
    await vi.waitFor(() => expect(view(sold).number).toBe('A-001'));
    const { orders } = await shop.client.orders.list({});
    expect(orders.map((order) => order.id)).toEqual([sold]);
    expect([entry(tried), entry(lost)]).toEqual([undefined, undefined]);
    expect(troubles).toEqual([]);
  });

  it('[TR6] comes back to the shop by itself, and says so, where its copy is gone', async () => {
    expect(await till.training.enter()).toBeNull();
    await isAt(true);
    link.loseAnswers();
    const lost = openWithToast();
    await vi.waitFor(() => expect(link.asked.at(-1)?.path).toMatch(/^orders/));
    await shop.close();
    shop = openEngine(directory.path);
    link.moveTo(shop.engine);
    link.cut();
    await isAt(false);
    expect(troubles).toMatchObject([{ kind: 'refused', refusal: { code: 'training-over' } }]);
    expect((await shop.client.orders.list({})).orders).toEqual([]);
    expect(entry(lost)).toBeUndefined();
    // What is gone is forgotten: whoever wants to train gets another copy.
    expect(await till.training.enter()).toBeNull();
    await isAt(true);
    expect(troubles).toHaveLength(1);
  });

  it('[MN43] has the menu before anybody has signed in, and does not read it again for whoever does', async () => {
    const staffId = newId<StaffId>();
    await shop.client.staff.add({ commandId: newId(), staffId, name: 'Ada', role: 'owner' });
    await shop.client.staff.setPin({ commandId: newId(), staffId, pin: '902114' });
    link.asked.length = 0;
    const locked = createTill({ openLink: async () => openPortLink(await link.openPort()) });
    try {
      await vi.waitFor(() => expect(locked.store.getState().menu).not.toBeNull());
      const { menu, state, session } = locked.store.getState();
      expect([state, session?.signedIn]).toEqual([null, null]);
      expect(await locked.signIn.signIn(staffId, '902114')).toBeNull();
      await vi.waitFor(() => expect(locked.store.getState().state).not.toBeNull());
      await locked.client.printing.jobs({});
      expect(locked.store.getState().menu).toBe(menu);
      expect(link.asked.filter(({ path }) => path === 'catalog/get')).toHaveLength(1);
    } finally {
      locked.close();
    }
  });

  it('[MN42] takes from a change of the menu only what changed, made here or elsewhere', async () => {
    const menu = () => till.store.getState().menu?.catalog;
    const item = (itemId: string) => menu()?.items.find((one) => one.id === itemId);
    const before = { lemonade: item(LEMONADE), categories: menu()?.categories };
    const change = (...changes: CatalogChange[]) => shop.client.catalog.change({ commandId: newId(), changes });
    await change({ noun: 'item', id: TOAST, set: { name: 'Toast', position: 900 } });
    await vi.waitFor(() => expect(item(TOAST)?.name).toBe('Toast'));
    expect(menu()?.items.at(-1)?.id).toBe(TOAST);
    expect(menu()?.categories).toBe(before.categories);
    await change(
      { noun: 'item', id: TOAST, set: { archived: true } },
      { noun: 'tax', id: newId(), set: { name: 'City', rate: 1 as never } },
    );
    await vi.waitFor(() => expect(item(TOAST)).toBeUndefined());
    expect(menu()?.taxes.map(({ name }) => name)).toContain('City');
    const stamps = JSON.stringify([{ stamp: '999999999999999', fields: ['name'] }]);
    takeShape(shop.engine.till, {
      ...{ shape: 'record', position: null, isCaughtUp: true },
      rows: [{ noun: 'item', id: newId<string>(), fields: '{"name":"Elsewhere"}', stamps }],
    });
    await vi.waitFor(() => expect(menu()?.items.map(({ name }) => name)).toContain('Elsewhere'));
    // What was read anew would be another object.
    expect(item(LEMONADE)).toBe(before.lemonade);
    const { catalog, catalogVersion } = await shop.client.catalog.get();
    expect(till.store.getState().menu).toMatchObject({ catalog, version: catalogVersion });
    expect(shop.engine.till.catalog).toEqual(readCatalog(shop.engine.till.db));
  });

  it('[MN42] reads a menu anew of which much changed', async () => {
    const menu = () => till.store.getState().menu;
    const tax = menu()?.catalog.taxes[0];
    const changes = Array.from({ length: MOST_PATCHED + 1 }, (_, at) => ({
      ...{ noun: 'item' as const, id: newId<never>(), set: { name: `Article ${at}` } },
    }));
    await shop.client.catalog.change({ commandId: newId(), changes });
    await vi.waitFor(() => expect(menu()?.catalog.items.length).toBeGreaterThan(MOST_PATCHED));
    expect(menu()?.catalog.taxes[0]).not.toBe(tax);
    expect(menu()?.catalog).toEqual(readCatalog(shop.engine.till.db));
  });

  it('[U1] numbers two orders differently before either is answered', () => {
    const [first, second] = [openWithToast(), openWithToast()];
    expect([view(first).number, view(second).number]).toEqual(['A-001', 'A-002']);
  });

  it('[U2] says what the domain refuses at once, and asks the engine nothing', () => {
    const orderId = openWithToast();
    const before = link.asked.length;
    expect(till.order({ name: 'cancel', input: { orderId: newId(), sendId: newId(), reason: null } })).toMatchObject({
      code: 'order-unknown',
    });
    expect(troubles).toMatchObject([{ kind: 'refused', refusal: { code: 'order-unknown' } }]);
    expect(link.asked.length).toBe(before);
    expect(view(orderId).lines).toHaveLength(1);
  });

  it('[U2] drops what the engine refuses, with what hung on it, and says it once', async () => {
    const orderId = openWithToast();
    await isAnswered(orderId);
    link.loseAnswers();
    const { order } = await shop.client.orders.get({ orderId });
    const sent = await shop.client.orders.send({
      ...{ commandId: newId<string>(), orderId, sendId: newId<string>() },
      expectedVersion: order.version,
    });
    // This screen has not heard of that send: its own is of an older version, and paying after it is another.
    const expectedVersion = view(orderId).version;
    till.order(
      { name: 'send', input: { orderId, sendId: newId<SendId>(), expectedVersion } },
      {
        name: 'payCash',
        input: { orderId, paymentId: newId(), tendered: 1_000 as never, expectedVersion: expectedVersion + 1 },
      },
    );
    expect(view(orderId).payments).toHaveLength(1);
    link.cut();
    await isAnswered(orderId);
    // The refusal and the state that the new link asks for may come in either order.
    await vi.waitFor(() => expect(view(orderId)).toEqual(sent.order));
    expect(troubles).toMatchObject([{ kind: 'refused', refusal: { code: 'order-stale' } }]);
  });

  it('[U3] asks again with the same commandId after a lost reply, and nothing is doubled', async () => {
    const orderId = openWithToast();
    await isAnswered(orderId);
    link.loseAnswers();
    till.order(toast(orderId));
    await vi.waitFor(async () => expect((await shop.client.orders.get({ orderId })).order.lines).toHaveLength(2));
    expect(entry(orderId)?.pending).toHaveLength(1);
    link.cut();
    await isAnswered(orderId);

    const lines = link.asked.filter(({ path }) => path === 'orders/addLine').map(({ commandId }) => commandId);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe(lines[1]);
    expect(view(orderId).lines).toHaveLength(2);
    expect((await shop.client.orders.get({ orderId })).order).toEqual(view(orderId));
    expect(troubles).toEqual([]);
  });

  it('[U3] sends the commands of one order one after the other', async () => {
    link.refuseLinks();
    const orderId = openWithToast();
    for (let taps = 0; taps < 4; taps += 1) till.order(toast(orderId));
    expect(view(orderId).lines).toHaveLength(5);
    link.restoreLinks();
    await isAnswered(orderId);
    expect(link.asked.filter(({ path }) => path.startsWith('orders/')).map(({ path }) => path)).toEqual([
      'orders/open',
      ...Array(5).fill('orders/addLine'),
    ]);
    expect((await shop.client.orders.get({ orderId })).order.lines).toHaveLength(5);
  });

  it('[U4] shows what happened while it was away, and forgets what is settled elsewhere', async () => {
    const mine = openWithToast();
    await isAnswered(mine);
    link.refuseLinks();
    await vi.waitFor(() => expect(till.store.getState().link).toBe('down'));
    const other = await openOrder(shop, id(0x14));
    const { order } = await shop.client.orders.get({ orderId: mine });
    await shop.client.orders.cancel({ commandId: newId(), orderId: mine, sendId: newId(), reason: null });
    expect(order.status.state).toBe('open');
    link.restoreLinks();
    // The link is up before what happened meanwhile has been read.
    await vi.waitFor(() => expect(entry(other.id)?.view).toEqual(other));
    expect(till.store.getState().link).toBe('up');
    expect(entry(mine)).toBeUndefined();
  });

  it('[U4] hears of orders of other screens as they change', async () => {
    const other = await openOrder(shop, id(0x14));
    await vi.waitFor(() => expect(entry(other.id)?.confirmed).toEqual(other));
  });

  it('[U5] says that the link is gone, and sells on', async () => {
    link.refuseLinks();
    await vi.waitFor(() => expect(till.store.getState().link).toBe('down'));
    const orderId = openWithToast();
    expect(view(orderId).lines).toHaveLength(1);
    link.restoreLinks();
    await isAnswered(orderId);
    expect(till.store.getState().link).toBe('up');
  });

  it('repeats a question that the link broke under', async () => {
    link.loseAnswers();
    const menu = till.client.catalog.get();
    await vi.waitFor(() => expect(link.asked.filter(({ path }) => path === 'catalog/get')).toHaveLength(2));
    link.cut();
    expect((await menu).catalog.items.length).toBe(till.store.getState().menu?.catalog.items.length);
  });
});
