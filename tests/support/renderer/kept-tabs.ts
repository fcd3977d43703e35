import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Something of every page's server that is no page: whoever stands there has left the page and its sockets. */
const OUTSIDE = '/icon.svg';

/** Tabs of a browser that are new to whoever opens one. */
export interface KeptTabs {
  open(look?: BrowserContextOptions): Promise<Page>;
  /** Forgets all that a visit left in the tab, and keeps it: to start another process and read the page's scripts anew takes longer than many a test. */
  leave(page: Page | undefined): Promise<void>;
}

/** Each keeps a process, which keeps most of what it had in memory. */
const MOST_KEPT = 4;
/** Playwright's own. */
const PATIENCE_MS = 30_000;

export function keepTabs(browser: Browser): KeptTabs {
  const free: { readonly kind: string; readonly page: Page }[] = [];
  const kinds = new WeakMap<Page, { readonly kind: string; readonly look: BrowserContextOptions }>();

  return {
    async open({ viewport = { width: 1440, height: 900 }, ...look } = {}) {
      const kind = JSON.stringify(look);
      const at = free.findLastIndex((one) => one.kind === kind);
      const [kept] = at === -1 ? [] : free.splice(at, 1);
      const page = kept?.page ?? (await (await browser.newContext({ locale: 'en-GB', ...look })).newPage());
      kinds.set(page, { kind, look });
      page.setDefaultTimeout(PATIENCE_MS);
      if (viewport) await page.setViewportSize(viewport);
      return page;
    },
    async leave(page) {
      const opened = page && kinds.get(page);
      if (!opened || page.isClosed()) return;
      kinds.delete(page);
      const { kind, look } = opened;
      const isClean = await forget(page, look).then(
        () => true,
        () => false,
      );
      if (isClean) free.push({ kind, page });
      const surplus = isClean ? free.splice(0, free.length - MOST_KEPT) : [{ page }];
      for (const one of surplus) await one.page.context().close();
    },
  };
}

/** Throws where the page's server is away. */
async function forget(page: Page, { colorScheme = 'light', reducedMotion = 'no-preference' }: BrowserContextOptions) {
  page.removeAllListeners();
  const context = page.context();
  for (const other of context.pages()) if (other !== page) await other.close();
  const { origin } = new URL(page.url());
  await page.goto(`${origin}${OUTSIDE}`);
  await page.evaluate(() => sessionStorage.clear());
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
  await context.clearCookies();
  await page.emulateMedia({ colorScheme, reducedMotion });
}
