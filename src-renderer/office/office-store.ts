import type { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { exception, SalesReport } from '#shared/contract/cloud-contract.ts';
import type { DrawersReport } from '#shared/contract/drawers-report.ts';
import type { ShopId } from '#shared/ids/ids.ts';
import type { BusinessDate } from '#shared/time/business-date.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type OfficeClient, type OfficeProblem, officeProblem } from './office-client.ts';
import { type Move, watchShop } from './watch-shop.ts';

export type Shop = Awaited<ReturnType<OfficeClient['shops']>>['shops'][number];
export type Till = Awaited<ReturnType<OfficeClient['devices']>>['devices'][number];
export type Exception = z.output<typeof exception>;

export interface OfficeState {
  /** Null until they are known. */
  readonly shops: readonly Shop[] | null;
  readonly shopId: ShopId | null;
  /** The date the owner went to; null follows today, also past midnight. */
  readonly chosenDate: BusinessDate | null;
  /** What was last read of the shown shop and date; null until it is known. */
  readonly report: SalesReport | null;
  readonly exceptions: readonly Exception[] | null;
  readonly tills: readonly Till[] | null;
  /** Those of the day of `report`. */
  readonly drawers: DrawersReport | null;
  /** When `report` was read. */
  readonly readAt: Instant | null;
  /** `live`: a sale shows by itself. `quiet`: no connection, being tried again. */
  readonly live: 'connecting' | 'live' | 'quiet';
  /** Why the shown numbers could not be read; they stay on the page as they were. */
  readonly problem: Exclude<OfficeProblem, 'signed-out'> | null;
}

export interface OfficeStore extends StoreApi<OfficeState> {
  /** Reads the shops, shows one and follows it until the returned function is called. */
  start(at: { shopId: string | null; date: BusinessDate | null }): () => void;
  showShop(shopId: ShopId): void;
  /** Null: today, and on with it. */
  showDate(date: BusinessDate | null): void;
  refresh(): Promise<void>;
}

export interface OfficeWorld {
  readonly client: OfficeClient;
  readonly now: () => Instant;
  readonly random: () => number;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly onSignedOut: () => void;
}

/** Asked again this often even when nothing was heard: a dead connection can look like a quiet shop. */
const REFRESH_EVERY_MS = 60_000;
/** How long moves are gathered before the numbers are read: a blink for a person, a mercy for the cloud. */
const GATHER_MS = 250;
const UNREAD = { report: null, exceptions: null, tills: null, drawers: null, readAt: null, problem: null } as const;

/** The day on show: the chosen one, or the shop's today; null until the shops are known. */
export function shownDate({ chosenDate, shops, shopId }: OfficeState): BusinessDate | null {
  return chosenDate ?? shops?.find((shop) => shop.id === shopId)?.today ?? null;
}

/** The numbers of the shop and day on show; null while they are on their way. */
export function shownReport(state: OfficeState): SalesReport | null {
  const { report, shopId } = state;
  return report && report.shop.id === shopId && report.businessDate === shownDate(state) ? report : null;
}

export function createOfficeStore(world: OfficeWorld): OfficeStore {
  const { client } = world;
  const store = createStore<OfficeState>(() => ({
    shops: null,
    shopId: null,
    chosenDate: null,
    ...UNREAD,
    live: 'connecting',
  }));
  const get = store.getState;
  let run = new AbortController();
  let watching = new AbortController();
  let reading: Promise<void> | null = null;
  let readAgain = false;
  let gathering = false;

  function failed(error: unknown): OfficeProblem {
    const problem = officeProblem(error);
    if (problem === 'signed-out') world.onSignedOut();
    else store.setState({ problem });
    return problem;
  }

  /** Reads all that is on show. What was asked for another shop or date than now on show is thrown away. */
  async function read(): Promise<void> {
    const { signal } = run;
    try {
      const { shops } = await client.shops({}, { signal });
      const kept = shops.find((shop) => shop.id === get().shopId) ?? shops[0];
      if (kept?.id !== get().shopId) store.setState({ ...UNREAD, shops, shopId: kept?.id ?? null });
      else store.setState({ shops });
      if (!kept) return;
      const asked = shownDate(get());
      if (!asked) return;
      const [report, drawers, { exceptions }, { devices }] = await Promise.all([
        client.sales({ shopId: kept.id, businessDate: asked }, { signal }),
        client.drawers({ shopId: kept.id, businessDate: asked }, { signal }),
        client.exceptions({ shopId: kept.id }, { signal }),
        client.devices({ shopId: kept.id }, { signal }),
      ]);
      if (get().shopId !== kept.id || shownDate(get()) !== asked) return;
      store.setState({ report, drawers, exceptions, tills: devices, readAt: world.now(), problem: null });
    } catch (error) {
      if (!signal.aborted) failed(error);
    }
  }

  /** One reading at a time; what is asked meanwhile is one more reading after it. */
  function refresh(): Promise<void> {
    if (reading) {
      readAgain = true;
      return reading;
    }
    reading = (async () => {
      do {
        readAgain = false;
        await read();
      } while (readAgain && !run.signal.aborted);
    })().finally(() => {
      reading = null;
    });
    return reading;
  }

  /** A till that comes back sends a thousand sales at once: they are read together. */
  async function gather(signal: AbortSignal): Promise<void> {
    if (gathering) return;
    gathering = true;
    await world.pause(GATHER_MS, signal);
    gathering = false;
    if (!signal.aborted) await refresh();
  }

  function follow(shopId: ShopId): void {
    watching.abort();
    watching = new AbortController();
    const { signal } = watching;
    store.setState({ live: 'connecting' });
    void watchShop({
      watch: client.watch,
      shopId,
      signal,
      random: world.random,
      pause: (ms) => world.pause(ms, signal),
      onLive: () => {
        store.setState({ live: 'live' });
        void refresh();
      },
      onQuiet: () => store.setState({ live: 'quiet' }),
      onMove: (move) => {
        if (concerns(move, get())) void gather(signal);
      },
      endsWatch: (error) => {
        const problem = officeProblem(error);
        if (problem !== 'signed-out' && problem !== 'shop-unknown') return false;
        failed(error);
        return true;
      },
    });
  }

  return {
    ...store,
    refresh,
    start({ shopId, date }) {
      run = new AbortController();
      const { signal } = run;
      store.setState({ ...UNREAD, shops: null, shopId: shopId as ShopId | null, chosenDate: date, live: 'connecting' });
      const unsubscribe = store.subscribe((now, before) => {
        if (now.shops && now.shopId && (now.shopId !== before.shopId || !before.shops)) follow(now.shopId);
      });
      void (async () => {
        while (!signal.aborted) {
          await refresh();
          await world.pause(get().shops ? REFRESH_EVERY_MS : 2_000, signal);
        }
      })();
      return () => {
        unsubscribe();
        run.abort();
        watching.abort();
      };
    },
    showShop(shopId) {
      if (shopId === get().shopId) return;
      store.setState({ ...UNREAD, shopId });
      void refresh();
    },
    showDate(date) {
      const before = shownDate(get());
      store.setState({ chosenDate: date });
      if (shownDate(get()) !== before) void refresh();
    },
  };
}

/** Whether the numbers on show may have moved. A later date than today means that a new day has begun. */
function concerns(move: Move, state: OfficeState): boolean {
  const shown = shownDate(state);
  return move.businessDate === null || shown === null || state.chosenDate === null || move.businessDate === shown;
}
