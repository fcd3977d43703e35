import type { Logger } from 'pino';
import { z } from 'zod';
import { orgId, shopId } from '#shared/ids/ids.ts';
import { keepListening } from '../db/keep-listening.ts';
import type { Shape } from './shape-log.ts';

/** The channel on which the triggers of published tables say whose rows of which table changed. */
const CHANNEL = 'evertill_shapes';
const changedMessage = z.object({ org: orgId, shop: shopId, table: z.string() });

/** Hears, on one connection, which shapes changed through any replica or by any other writer; spec [SH9]. */
export interface ShapeListener {
  watch(shape: Shape): ShapeWatch;
  /** Aborts when the cloud closes: nobody should be held any longer. */
  readonly closing: AbortSignal;
  close(): Promise<void>;
}

/** Hears of all that is committed from its beginning on: whoever watches before reading misses nothing. */
export interface ShapeWatch {
  /** Waits until there may be news that this did not tell of before, or `ended` aborts, or so long has passed. */
  news(ended: AbortSignal, mostMs: number | null): Promise<void>;
  stop(): void;
}

export function listenForShapes(url: string, log: Logger): ShapeListener {
  const watchers = new Map<string, Set<() => void>>();
  const closing = new AbortController();
  const listening = keepListening({
    url,
    channel: CHANNEL,
    closing: closing.signal,
    log,
    hear(payload) {
      for (const tell of watchers.get(readName(payload) ?? '') ?? []) tell();
    },
    missed() {
      for (const ofShape of watchers.values()) for (const tell of ofShape) tell();
    },
  });
  return {
    watch({ org, shop, table }) {
      const name = nameOf({ org, shop, table: table.name });
      const { tell, news } = createNews();
      const ofShape = watchers.get(name) ?? new Set();
      watchers.set(name, ofShape.add(tell));
      return {
        news,
        stop() {
          ofShape.delete(tell);
          if (ofShape.size === 0) watchers.delete(name);
        },
      };
    },
    closing: closing.signal,
    async close() {
      closing.abort();
      await listening;
    },
  };
}

function createNews(): { tell: () => void; news: ShapeWatch['news'] } {
  let isNews = false;
  let wake = () => {};
  return {
    tell() {
      isNews = true;
      wake();
    },
    async news(ended, mostMs) {
      if (!isNews && !ended.aborted) {
        await new Promise<void>((resolve) => {
          wake = () => {
            clearTimeout(timer);
            ended.removeEventListener('abort', wake);
            resolve();
          };
          const timer = mostMs === null ? undefined : setTimeout(wake, mostMs);
          ended.addEventListener('abort', wake);
        });
      }
      isNews = false;
    },
  };
}

const nameOf = ({ org, shop, table }: z.output<typeof changedMessage>): string => `${org} ${shop} ${table}`;

/** Null for what no trigger of ours said. */
function readName(payload: string): string | null {
  try {
    return nameOf(changedMessage.parse(JSON.parse(payload)));
  } catch {
    return null;
  }
}
