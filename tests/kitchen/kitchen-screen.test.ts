import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScreenId } from '#shared/ids/ids.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import { newId, openDay, openEngine, openOrder, smallShop, type TestEngine, tempDirectory } from '#support/engine.ts';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { WHOLE_KITCHEN } from '#support/screen.ts';
import { createKitchen, type Kitchen } from '../../src-renderer/kitchen/screen/kitchen.ts';
import { pressKey } from '../../src-renderer/kitchen/screen/press-key.ts';
import {
  type Arrival,
  createScreen,
  type Screen,
  type ScreenOptions,
} from '../../src-renderer/kitchen/screen/screen.ts';
import { createSoundStore } from '../../src-renderer/kitchen/screen/sound-store.ts';
import { openPortLink } from '../../src-renderer/till-client/engine-link.ts';

const TOAST = id<string>(0x11);
const LEMONADE = id<string>(0x14);

describe('a kitchen screen and its engine', () => {
  let directory: ReturnType<typeof tempDirectory>;
  let shop: TestEngine;
  let kitchens: Kitchen[];
  let cuts: (() => void)[];
  let isAway: boolean;

  beforeEach(async () => {
    directory = tempDirectory();
    isAway = false;
    cuts = [];
    kitchens = [];
    shop = openEngine(directory.path, {
      seed: (shopId) => {
        const { catalog, settings } = smallShop(shopId);
        const onScreen = [KITCHEN, BAR].map(({ id, ...set }) => ({
          noun: 'station',
          id,
          set: { ...set, shows: 'screen' },
        }));
        return { catalog, settings: [...settings, ...(onScreen as SettingsChange[])] };
      },
    });
    await openDay(shop);
  });
  afterEach(async () => {
    for (const { screen } of kitchens) screen.close();
    await shop.close();
    directory.remove();
  });

  /** A screen whose link is a real MessagePort to the engine; what a socket and its door add is the browser's test. */
  async function show(role: ScreenRole = WHOLE_KITCHEN, over: Partial<ScreenOptions> = {}): Promise<Kitchen> {
    const screen = createScreen({
      ...over,
      openLink: () => async () => {
        if (isAway) throw new Error('the engine is away');
        const { port1, port2 } = new MessageChannel();
        const context = { screen: { id: newId<ScreenId>(), name: 'Pass', role } };
        const end = shop.engine.till.screens.connect(context.screen, () => {});
        new RPCHandler(shop.engine.screenRouter).upgrade(port2, { context });
        port2.start();
        const link = openPortLink(port1);
        link.onClose(end);
        cuts.push(() => {
          port2.close();
          link.close();
        });
        return link;
      },
    });
    const kitchen = createKitchen(screen, createSoundStore(null));
    kitchens.push(kitchen);
    await vi.waitFor(() => expect(told(screen)).toBe(true));
    return kitchen;
  }
  const told = ({ store }: Screen) => store.getState().ledger !== null || store.getState().ready !== null;
  const cut = () => {
    for (const one of cuts.splice(0)) one();
  };

  async function send(...items: string[]): Promise<string> {
    const order = await openOrder(shop, ...items);
    await shop.client.orders.send({
      commandId: newId(),
      orderId: order.id,
      sendId: newId(),
      expectedVersion: order.version,
    });
    return order.number;
  }
  const standing = (kitchen: Kitchen) =>
    kitchen.columns().map(({ name, cards }) => [name, ...cards.map(({ ticket }) => ticket.orderNumber)].join(' '));
  const shows = (kitchen: Kitchen, ...columns: string[]) =>
    vi.waitFor(() => expect(standing(kitchen)).toEqual(columns));
  const isSaid = (kitchen: Kitchen) =>
    vi.waitFor(() => expect(kitchen.screen.store.getState().ledger?.wishes).toEqual([]));

  it('[K42] paints a bump at once, and every other screen follows', async () => {
    const [here, there] = [await show(), await show()];
    const first = await send(TOAST, LEMONADE);
    await shows(here, `Kitchen ${first}`, `Bar ${first}`);
    expect(pressKey(here, '1')).toBe(true);
    expect(standing(here)).toEqual(['Kitchen', `Bar ${first}`]);
    await shows(there, 'Kitchen', `Bar ${first}`);
    await isSaid(here);
    here.undo();
    expect(standing(here)[0]).toBe(`Kitchen ${first}`);
    await shows(there, `Kitchen ${first}`, `Bar ${first}`);
  });

  it('[K42][K50] tells the till afterwards what was bumped while it was away, once, and says since when it was', async () => {
    const kitchen = await show();
    const first = await send(TOAST);
    const second = await send(TOAST);
    await shows(kitchen, `Kitchen ${first} ${second}`, 'Bar');
    isAway = true;
    cut();
    const { store } = kitchen.screen;
    expect(store.getState()).toMatchObject({ link: 'down', downSince: expect.any(Number) });
    pressKey(kitchen, '1');
    pressKey(kitchen, '1');
    pressKey(kitchen, 'u');
    expect(standing(kitchen)).toEqual([`Kitchen ${second}`, 'Bar']);
    isAway = false;
    await vi.waitFor(() => expect(store.getState()).toMatchObject({ link: 'up', downSince: null }), 10_000);
    await isSaid(kitchen);
    expect(standing(await show())).toEqual([`Kitchen ${second}`, 'Bar']);
    expect(standing(kitchen)).toEqual([`Kitchen ${second}`, 'Bar']);
  });

  it('[K42] brings a ticket back that the till does not let be bumped, and says why', async () => {
    const same = newId<never>();
    const kitchen = await show(WHOLE_KITCHEN, { newId: () => same });
    const [first, second] = [await send(TOAST), await send(TOAST)];
    await shows(kitchen, `Kitchen ${first} ${second}`, 'Bar');
    const troubles: unknown[] = [];
    kitchen.screen.onTrouble((trouble) => troubles.push(trouble));
    pressKey(kitchen, '1');
    await isSaid(kitchen);
    // Under an id that was used for another ticket, which is one of the two things that a till refuses.
    pressKey(kitchen, '1');
    expect(standing(kitchen)).toEqual(['Kitchen', 'Bar']);
    await vi.waitFor(() => expect(troubles).toMatchObject([{ kind: 'refused', refusal: { code: 'command-reused' } }]));
    expect(standing(kitchen)).toEqual([`Kitchen ${second}`, 'Bar']);
  });

  it('[K43] goes by the till’s clock, however wrong its own is', async () => {
    const kitchen = await show(WHOLE_KITCHEN, { clock: () => Date.now() - 3 * 3_600_000 });
    expect(Math.abs(kitchen.screen.now() - Date.now())).toBeLessThan(60_000);
  });

  it('[K47] hears what is new for it, once, and nothing of what was there before', async () => {
    await send(TOAST);
    const kitchen = await show();
    const arrivals: Arrival[] = [];
    kitchen.screen.onArrival((arrival) => arrivals.push(arrival));
    const second = await send(TOAST);
    await vi.waitFor(() => expect(arrivals).toHaveLength(1));
    expect(kitchen.screen.store.getState().fresh.size).toBe(1);
    cut();
    await vi.waitFor(() => expect(kitchen.screen.store.getState().link).toBe('up'), 10_000);
    const third = await send(LEMONADE);
    await vi.waitFor(() => expect(arrivals).toHaveLength(2));
    const heard = arrivals.flatMap((one) => ('cards' in one ? one.cards.map(({ ticket }) => ticket.orderNumber) : []));
    expect(heard).toEqual([second, third]);
  });

  it('[K48] shows guests who waits and who can come', async () => {
    const guests = await show({ kind: 'ready' });
    const kitchen = await show();
    const number = await send(TOAST);
    const board = () => guests.screen.store.getState().ready;
    await vi.waitFor(() => expect(board()).toEqual({ preparing: [number], ready: [] }));
    await shows(kitchen, `Kitchen ${number}`, 'Bar');
    pressKey(kitchen, '1');
    await vi.waitFor(() => expect(board()).toEqual({ preparing: [], ready: [number] }));
    expect([...guests.screen.store.getState().fresh]).toEqual([number]);
  });
});
