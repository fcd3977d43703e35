/**
 * Waits on a page: it ends early when the machine is online again or the page is looked at again, since both are
 * reasons to try at once, and when `signal` aborts.
 */
export const pauseOnPage =
  (page: Window) =>
  (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const ended = new AbortController();
      const end = () => {
        page.clearTimeout(timer);
        ended.abort();
        resolve();
      };
      const timer = page.setTimeout(end, ms);
      if (signal.aborted) return end();
      const options = { signal: ended.signal };
      signal.addEventListener('abort', end, options);
      page.addEventListener('online', end, options);
      page.document.addEventListener(
        'visibilitychange',
        () => page.document.visibilityState === 'visible' && end(),
        options,
      );
    });
