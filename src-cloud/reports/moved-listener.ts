import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { OrgId, ShopId } from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
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
  const tell = ({ org, shop, businessDate }: MovedMessage) => {
    for (const watcher of watchers) if (watcher.org === org && watcher.shop === shop) watcher.tell(businessDate);
  };
  // What moved while nobody listened is not told again.
  const tellAll = () => {
    for (const watcher of watchers) watcher.tell(null);
  };
  const listening = keepListening(url, closing.signal, log, tell, tellAll);
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

const LONGEST_PAUSE_MS = 5_000;

async function keepListening(
  url: string,
  closing: AbortSignal,
  log: Logger,
  tell: (message: MovedMessage) => void,
  tellAll: () => void,
): Promise<void> {
  for (let failures = 0; !closing.aborted; failures += 1) {
    const lost = new AbortController();
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'evertill-cloud-listener',
    });
    client.once('end', () => lost.abort());
    client.on('error', () => lost.abort());
    client.on('notification', ({ payload }) => {
      const message = readMessage(payload);
      if (message) tell(message);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${MOVED_CHANNEL}`);
      failures = 0;
      tellAll();
      await aborted(AbortSignal.any([closing, lost.signal]));
    } catch (error) {
      log.warn({ problem: String(error) }, 'cannot listen for moved sales');
    }
    await client.end().catch(() => undefined);
    if (!closing.aborted) {
      await pause(Math.min(100 * 2 ** failures, LONGEST_PAUSE_MS), null, { signal: closing }).catch(() => undefined);
    }
  }
}

/** Null for what is none of ours: anybody who may connect to a database may speak on any of its channels. */
function readMessage(payload: string | undefined): MovedMessage | null {
  try {
    return movedMessage.parse(JSON.parse(payload ?? ''));
  } catch {
    return null;
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
