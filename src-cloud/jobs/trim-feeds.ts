import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Instant } from '#shared/time/instant.ts';
import { whileHolding } from '../db/locks.ts';
import type { CloudDb } from '../db/schema.ts';
import { trimFeed } from '../ingest/shop-feed.ts';
import { everyShop } from '../reports/shops.ts';
import { trimShapeLogs } from '../shapes/trim-shape-log.ts';

export interface TrimmingOptions {
  readonly db: CloudDb;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly everyMs: number;
}

export interface Trimming {
  /** Lets a run that is under way end with the shop that it is at. */
  stop(): Promise<void>;
}

/** Keeps the feeds of all shops, and the logs of their shapes, short for as long as the cloud runs; spec [CL17], [SH8]. */
export function startTrimming(options: TrimmingOptions): Trimming {
  const asked = new AbortController();
  const done = trimUntil(asked.signal, options);
  return {
    async stop() {
      asked.abort();
      await done;
    },
  };
}

async function trimUntil(asked: AbortSignal, options: TrimmingOptions): Promise<void> {
  while (!asked.aborted) {
    await pause(options.everyMs, undefined, { signal: asked, ref: false }).catch(() => undefined);
    if (asked.aborted) return;
    await trimFeeds(options, asked).catch((error) => options.log.warn({ err: error }, 'the feeds were not trimmed'));
    await trimShapeLogs(options.db).catch((error) => options.log.warn({ err: error }, 'the logs were not trimmed'));
  }
}

/** Trims every shop once, unless another replica is at it; answers how many orders went, or null if it was left alone. */
export async function trimFeeds(
  { db, now, log }: Omit<TrimmingOptions, 'everyMs'>,
  asked?: AbortSignal,
): Promise<number | null> {
  return whileHolding(db, 'trim feeds', async (holder) => {
    let trimmed = 0;
    for (const { org, shop } of await everyShop(holder)) {
      if (asked?.aborted) break;
      // What is wrong with one shop must not let the others grow.
      trimmed += await trimFeed(holder, org, shop, now()).catch((error) => {
        log.error({ err: error, org, shop }, 'a feed could not be trimmed');
        return 0;
      });
    }
    return trimmed;
  });
}
