import type { Logger } from 'pino';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import { keepListening } from '../db/keep-listening.ts';
import { MOVED_CHANNEL, type MovedMessage, movedMessage } from './moved-channel.ts';

/** Hears, on one connection, what any replica has moved, and tells those of this process who watch; spec [CL11]. */
export interface MovedListener {
  /**
   * The days whose numbers have moved; null: look at everything again. Begins with null, so that whoever watches before
   * asking misses nothing. Ends when `signal` aborts or the cloud closes.
   */
  watch(org: OrgId, shop: ShopId, signal: AbortSignal): AsyncGenerator<BusinessDate | null, void>;
  close(): Promise<void>;
}

export function listenForMoves(url: string, log: Logger): MovedListener {
  const watchers = new Set<Watcher>();
  const closing = new AbortController();
  const listening = keepListening({
    url,
    channel: MOVED_CHANNEL,
    closing: closing.signal,
    log,
    hear(payload) {
      const message = readMessage(payload);
      for (const watcher of watchers) {
        if (watcher.org === message?.org && watcher.shop === message.shop) watcher.tell(message.businessDate);
      }
    },
    missed() {
      for (const watcher of watchers) watcher.tell(null);
    },
  });
  return {
    async *watch(org, shop, signal) {
      const ended = AbortSignal.any([signal, closing.signal]);
      const watcher = createWatcher(org, shop, ended);
      watchers.add(watcher);
      try {
        while (!ended.aborted) yield* await watcher.next();
      } finally {
        watchers.delete(watcher);
      }
    },
    async close() {
      closing.abort();
      await listening;
    },
  };
}

interface Watcher {
  readonly org: OrgId;
  readonly shop: ShopId;
  tell(date: BusinessDate | null): void;
  /** What has moved since the last time; waits for something. */
  next(): Promise<readonly (BusinessDate | null)[]>;
}

/** Who reads slowly hears once of a day that moved many times. */
function createWatcher(org: OrgId, shop: ShopId, ended: AbortSignal): Watcher {
  const moved = new Set<BusinessDate | null>([null]);
  let wake = () => {};
  ended.addEventListener('abort', () => wake(), { once: true });
  return {
    org,
    shop,
    tell(date) {
      moved.add(date);
      wake();
    },
    async next() {
      if (moved.size === 0 && !ended.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const news = moved.has(null) ? [null] : [...moved];
      moved.clear();
      return news;
    },
  };
}

/** Null for what is none of ours. */
function readMessage(payload: string): MovedMessage | null {
  try {
    return movedMessage.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}
