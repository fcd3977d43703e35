import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readKitchenBoard } from '#main/kitchen/kitchen-board.ts';
import type { ScreenId } from '#shared/ids/ids.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import type { Station } from '#shared/settings/settings.ts';
import { newId, openDay, openEngine, openOrder, smallShop, type TestEngine, tempDirectory } from '#support/engine.ts';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { PASS } from '#support/random-kitchen.ts';
import { connectScreen, keyOf, WHOLE_KITCHEN } from '#support/screen.ts';
import { makerStates } from '../../src-renderer/kitchen/screen/columns.ts';
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

/** A busy machine takes its time. */
const soon = (isSo: () => void) => vi.waitFor(isSo, { timeout: 20_000, interval: 10 });

describe('a kitchen screen and its engine', () => {
  let directory: ReturnType<typeof tempDirectory>;
  let shop: TestEngine;
  let kitchens: Kitchen[];
  let cuts: (() => void)[];
  let isAway: boolean;
  let expo: Station[];

  beforeEach(() => {
    directory = tempDirectory();
    isAway = false;
    expo = [];
    cuts = [];
    kitchens = [];
  });
  async function open(): Promise<void> {
    shop = openEngine(directory.path, {
      seed: (shopId) => {
        const { catalog, settings } = smallShop(shopId);
        const onScreen = [KITCHEN, BAR, ...expo].map(({ id, ...set }) => ({
          noun: 'station',
          id,
          set: { ...set, shows: 'screen' },
        }));
        return { catalog, settings: [...settings, ...(onScreen as SettingsChange[])] };
      },
    });
    await openDay(shop);
  }
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
    await soon(() => expect(told(screen)).toBe(true));
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
  const shows = (kitchen: Kitchen, ...columns: string[]) => soon(() => expect(standing(kitchen)).toEqual(columns));
  const isSaid = (kitchen: Kitchen) => soon(() => expect(kitchen.screen.store.getState().ledger?.wishes).toEqual([]));

  it('[K42] paints a bump at once, and every other screen follows', async () => {
    await open();
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
    await open();
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
    await soon(() => expect(store.getState()).toMatchObject({ link: 'up', downSince: null }));
    await isSaid(kitchen);
    expect(standing(await show())).toEqual([`Kitchen ${second}`, 'Bar']);
    expect(standing(kitchen)).toEqual([`Kitchen ${second}`, 'Bar']);
  });

  it('[K42] brings a ticket back that the till does not let be bumped, and says why', async () => {
    await open();
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
    await soon(() => expect(troubles).toMatchObject([{ kind: 'refused', refusal: { code: 'command-reused' } }]));
    expect(standing(kitchen)).toEqual([`Kitchen ${second}`, 'Bar']);
  });

  it('[K43] goes by the till’s clock, however wrong its own is', async () => {
    await open();
    const kitchen = await show(WHOLE_KITCHEN, { clock: () => Date.now() - 3 * 3_600_000 });
    expect(Math.abs(kitchen.screen.now() - Date.now())).toBeLessThan(60_000);
  });

  it('[K47] hears what is new for it, once, and nothing of what was there before', async () => {
    await open();
    await send(TOAST);
    const kitchen = await show();
    const arrivals: Arrival[] = [];
    kitchen.screen.onArrival((arrival) => arrivals.push(arrival));
    const second = await send(TOAST);
    await soon(() => expect(arrivals).toHaveLength(1));
    expect(kitchen.screen.store.getState().fresh.size).toBe(1);
    cut();
    await soon(() => expect(kitchen.screen.store.getState().link).toBe('up'));
    const third = await send(LEMONADE);
    await soon(() => expect(arrivals).toHaveLength(2));
    const heard = arrivals.flatMap((one) => ('cards' in one ? one.cards.map(({ ticket }) => ticket.orderNumber) : []));
    expect(heard).toEqual([second, third]);
  });

  it('[K22][K49] still tells an expo station who is done when many others were done since', async () => {
    expo = [{ ...PASS, shows: 'screen' }];
    await open();
    const early = await show();
    const number = await send(TOAST);
    await shows(early, `Kitchen ${number}`, 'Bar', `Pass ${number}`);
    pressKey(early, '1');
    await isSaid(early);
    const { client } = connectScreen(shop);
    for (let more = 0; more < 51; more += 1) {
      await send(LEMONADE);
      const card = readKitchenBoard(shop.engine.till).cards.findLast(
        ({ ticket, bumpedAt }) => ticket.station.stationId === BAR.id && bumpedAt === null,
      );
      if (card) await client.kitchen.bump({ commandId: newId(), ...keyOf(card) });
    }
    await shows(early, 'Kitchen', 'Bar', standing(await show())[2] ?? '');
    for (const kitchen of [early, await show()]) {
      const { cards = [] } = kitchen.screen.store.getState().ledger ?? {};
      const atPass = kitchen.columns()[2]?.cards[0];
      expect(atPass && makerStates(atPass, cards)('Kitchen')).toBe('done');
    }
  });

  it('[K48] shows guests who waits and who can come', async () => {
    await open();
    const guests = await show({ kind: 'ready' });
    const kitchen = await show();
    const number = await send(TOAST);
    const board = () => guests.screen.store.getState().ready;
    await soon(() => expect(board()).toEqual({ preparing: [number], ready: [] }));
    await shows(kitchen, `Kitchen ${number}`, 'Bar');
    pressKey(kitchen, '1');
    await soon(() => expect(board()).toEqual({ preparing: [], ready: [number] }));
    expect([...guests.screen.store.getState().fresh]).toEqual([number]);
  });
});
