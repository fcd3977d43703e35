import { pino } from 'pino';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { type ScreenStation, startScreenStation } from '#main/station/screen-station.ts';
import type { SettingsChange } from '#shared/journal/records.ts';
import type { ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import type { Station } from '#shared/settings/settings.ts';
import { newId, openDay, openEngine, smallShop, type TestEngine, tempDirectory } from '#support/engine.ts';
import { BAR, id, KITCHEN } from '#support/orders.ts';
import { FRY, PASS, ROUTED_MENU } from '#support/random-kitchen.ts';
import { BUILT_PAGES } from '#support/renderer/built-pages.ts';
import { BY_NAME, keptTabs } from '#support/renderer/kept-browser.ts';
import { WHOLE_KITCHEN } from '#support/screen.ts';
import { patience } from './patience.ts';

/** A till whose stations all show on screens, its door to the shop's network, built pages and real Chromium. */
export interface ScreensOnScreen extends AsyncDisposable {
  readonly shop: TestEngine;
  /** The page as a screen finds it that has never been here. */
  openPage(look?: BrowserContextOptions): Promise<Page>;
  /** Ends a visit, if there was one: nothing that it kept is there for the next. */
  leave(page: Page | undefined): Promise<void>;
  invite(role?: ScreenRole): Promise<string>;
  /** Rings up and sends what is named; `changes` are modifiers of the last one. */
  send(...items: readonly Item[]): Promise<{ id: string; version: number; number: string }>;
  readonly station: { stop(): Promise<void>; start(): Promise<void> };
  /** What pages complained of. */
  readonly complaints: string[];
}

interface Item {
  readonly item: number;
  readonly modifiers?: readonly string[];
  readonly note?: string;
  readonly quantity?: number;
}

export async function startScreensOnScreen(): Promise<ScreensOnScreen> {
  const directory = tempDirectory();
  const record =
    (noun: string) =>
    ({ id, ...set }: { id: string }) => ({ noun, id, set });
  const shop = openEngine(directory.path, {
    // Nothing prints because a busy machine paints late.
    pace: patience().pace,
    seed: (shopId) => {
      const { settings } = smallShop(shopId);
      const shown: Station[] = [KITCHEN, BAR, FRY, PASS].map((station) => ({ ...station, shows: 'screen' }));
      const stations = shown.map(record('station'));
      const { taxes, categories, modifierGroups, items } = ROUTED_MENU;
      const catalog = [
        ...taxes.map(record('tax')),
        ...categories.map(record('category')),
        ...modifierGroups.map(record('modifierGroup')),
        ...items.map(({ tracked: _, lowLevel: __, ...item }) => record('item')(item)),
      ];
      return { catalog: catalog as never, settings: [...settings, ...(stations as SettingsChange[])] };
    },
  });
  await openDay(shop);
  await shop.client.screens.switch({ commandId: newId(), on: true });
  const serve = (port: number): Promise<ScreenStation> =>
    startScreenStation({ engine: shop.engine, port, rendererDirectory: BUILT_PAGES, log: pino({ level: 'silent' }) });
  let station = await serve(0);
  const { port } = station;
  const tabs = await keptTabs();
  const complaints: string[] = [];

  return {
    shop,
    complaints,
    leave: tabs.leave,
    async openPage(look) {
      const page = await tabs.open(look);
      page.setDefaultTimeout(8_000);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(`http://${BY_NAME}:${port}`);
      return page;
    },
    invite: async (role = WHOLE_KITCHEN) => (await shop.client.screens.invite({ name: 'Kitchen wall', role })).code,
    async send(...items) {
      const orderId = newId<string>();
      let { order } = await shop.client.orders.open({ commandId: newId(), orderId });
      for (const { item, modifiers = [], note = null, quantity = 1 } of items) {
        ({ order } = await shop.client.orders.addLine({
          ...{ commandId: newId<string>(), orderId, lineId: newId<string>(), itemId: id<string>(item) },
          ...{ quantity: quantity * 1_000, note, price: null },
          modifiers: modifiers.map((modifierId) => ({ modifierId, count: 1 })),
        }));
      }
      const sent = { commandId: newId<string>(), orderId, sendId: newId<string>(), expectedVersion: order.version };
      return (await shop.client.orders.send(sent)).order;
    },
    station: {
      stop: () => station.close(),
      async start() {
        station = await serve(port);
      },
    },
    async [Symbol.asyncDispose]() {
      await station.close();
      await shop.close();
      directory.remove();
    },
  };
}
