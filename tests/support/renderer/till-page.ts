import { pino } from 'pino';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { EngineOptions } from '#main/engine/engine-options.ts';
import { startStation } from '#main/station/start-station.ts';
import { openEngine, tempDirectory } from '../engine.ts';
import { BUILT_PAGES } from './built-pages.ts';
import { keptTabs } from './kept-browser.ts';

/** A till as it is shipped: engine on disk, station on loopback, built pages, real Chromium. */
export interface TillOnScreen extends AsyncDisposable {
  readonly engine: ReturnType<typeof openEngine>;
  /** Opens the till in a browser profile of its own. */
  open(look?: BrowserContextOptions): Promise<Page>;
  /** Ends a visit, if there was one: nothing that it kept is there for the next. */
  leave(page: Page | undefined): Promise<void>;
  /** Takes the station away, as a crash would, and brings it back on the same port; the engine goes on. */
  readonly station: { stop(): Promise<void>; start(): Promise<void> };
}

const SILENT = pino({ level: 'silent' });

/** Where this process's last till was, if it is gone: what a tab has read from there it need not read again. */
let freePort = 0;

export async function startTillOnScreen(
  seed: EngineOptions['seed'],
  over: Partial<EngineOptions> = {},
): Promise<TillOnScreen> {
  const tabs = await keptTabs();
  const directory = tempDirectory();
  const opened = openEngine(directory.path, { ...over, seed });
  const serve = (port: number) =>
    startStation({
      engine: opened.engine,
      port,
      directory: directory.path,
      rendererDirectory: BUILT_PAGES,
      log: SILENT,
    });
  let station = await serve(freePort).catch(() => serve(0));
  freePort = 0;
  const port = Number(new URL(station.url).port);
  const visits = new Set<Page>();

  return {
    engine: opened,
    async leave(tab) {
      if (tab) visits.delete(tab);
      await tabs.leave(tab);
    },
    async open(look) {
      const tab = await tabs.open(look);
      visits.add(tab);
      await tab.goto(station.openUrl());
      await tab.waitForURL(`${station.url}/`);
      return tab;
    },
    station: {
      stop: () => station.close(),
      async start() {
        station = await serve(port);
      },
    },
    async [Symbol.asyncDispose]() {
      for (const tab of visits) await tabs.leave(tab);
      await station.close();
      freePort = port;
      await opened.close();
      directory.remove();
    },
  };
}
