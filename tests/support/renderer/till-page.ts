import { pino } from 'pino';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { EngineOptions } from '#main/engine/engine-options.ts';
import { startStation } from '#main/station/start-station.ts';
import { CHROMIUM_FLAGS } from '../chromium-flags.ts';
import { openEngine, tempDirectory } from '../engine.ts';
import { findChromium } from '../find-chromium.ts';
import { BUILT_PAGES } from './built-pages.ts';
import { keepTabs } from './kept-tabs.ts';

/** A till as it is shipped: engine on disk, station on loopback, built pages, real Chromium. */
export interface TillOnScreen extends AsyncDisposable {
  readonly engine: ReturnType<typeof openEngine>;
  readonly browser: Browser;
  /** Opens the till in a browser profile of its own. */
  open(look?: BrowserContextOptions): Promise<Page>;
  /** Ends a visit, if there was one: nothing that it kept is there for the next. */
  leave(page: Page | undefined): Promise<void>;
  /** Takes the station away, as a crash would, and brings it back on the same port; the engine goes on. */
  readonly station: { stop(): Promise<void>; start(): Promise<void> };
}

const SILENT = pino({ level: 'silent' });

export async function startTillOnScreen(
  seed: EngineOptions['seed'],
  over: Partial<EngineOptions> = {},
): Promise<TillOnScreen> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('there is no Chromium on this machine');
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
  let station = await serve(0);
  const port = Number(new URL(station.url).port);
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  const tabs = keepTabs(browser);

  return {
    engine: opened,
    browser,
    leave: tabs.leave,
    async open(look) {
      const tab = await tabs.open(look);
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
      await browser.close();
      await station.close();
      await opened.close();
      directory.remove();
    },
  };
}
