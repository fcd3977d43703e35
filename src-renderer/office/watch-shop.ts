import type { ShopId } from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { OfficeClient } from './office-client.ts';

export type Move = { readonly shopId: ShopId; readonly businessDate: BusinessDate | null };

export interface WatchOptions {
  readonly watch: OfficeClient['watch'];
  readonly shopId: ShopId;
  readonly signal: AbortSignal;
  /** Connected. What moved while there was no connection is not told again: ask for the numbers now. */
  readonly onLive: () => void;
  /** Not connected; trying again by itself. */
  readonly onQuiet: () => void;
  readonly onMove: (move: Move) => void;
  /** A failure that trying again cannot mend, such as being signed out; the watch is over. */
  readonly endsWatch: (error: unknown) => boolean;
  /** Waits for so many milliseconds, less when there is reason to hope (the machine is online again). */
  readonly pause: (ms: number) => Promise<void>;
  readonly random: () => number;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Listens until `signal` aborts, connecting again with growing pauses; spec [OF9]. */
export async function watchShop(options: WatchOptions): Promise<void> {
  let failures = 0;
  while (!options.signal.aborted) {
    try {
      const moves = await options.watch({ shopId: options.shopId }, { signal: options.signal });
      options.onLive();
      for await (const move of moves) {
        failures = 0;
        options.onMove(move);
      }
    } catch (error) {
      if (options.signal.aborted || options.endsWatch(error)) return;
    }
    if (options.signal.aborted) return;
    options.onQuiet();
    await options.pause(pauseAfter(failures, options.random()));
    failures += 1;
  }
}

/** 1, 2, 4 … 30 seconds, each shortened by up to half so that many pages do not come back at one moment. */
export const pauseAfter = (failures: number, random: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS) * (1 - random / 2);
