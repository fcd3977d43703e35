/** A request for news is held for up to 20 seconds by whoever answers it. */
const LIVE_MS = 28_000;
const OTHER_MS = 10_000;

/**
 * Gives up a request that nobody begins to answer. After a sleep a connection may be dead without having been closed, and
 * one that was kept for the next request is taken for good: the client itself would wait for it for 45 seconds.
 */
export const answeredWithin =
  (ask: typeof fetch): typeof fetch =>
  async (input, init = {}) => {
    const unanswered = new AbortController();
    const isLive = new URL(String(input)).searchParams.get('live') === 'true';
    const timer = setTimeout(
      () => unanswered.abort(new TypeError('nobody answers', { cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } })),
      isLive ? LIVE_MS : OTHER_MS,
    );
    try {
      return await ask(input, {
        ...init,
        signal: AbortSignal.any([unanswered.signal, ...(init.signal ? [init.signal] : [])]),
      });
    } finally {
      clearTimeout(timer);
    }
  };
