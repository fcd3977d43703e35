import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceId, ShopId } from '#shared/ids/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type OfficeClient, type OfficeProblem, officeProblem } from './office-client.ts';
import type { Till } from './office-store.ts';

export type PairingState =
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly problem: OfficeProblem }
  | { readonly state: 'waiting'; readonly code: string; readonly expiresAt: Instant; readonly now: Instant }
  | { readonly state: 'expired' }
  | { readonly state: 'paired'; readonly till: Till };

export interface PairingStore extends StoreApi<PairingState> {
  /** Gets a code and waits for the till that uses it, until the returned function is called. */
  start(): () => void;
  /** Another code, after one expired or could not be had. */
  again(): void;
}

export interface PairingWorld {
  readonly client: Pick<OfficeClient, 'createPairingCode' | 'devices'>;
  readonly shopId: ShopId;
  /** The till whose place the new one takes, if it does. */
  readonly inPlaceOf: DeviceId | null;
  readonly now: () => Instant;
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

const LOOK_EVERY_MS = 2_000;

/** One pairing of a till: a code on show, until a till that was not there before is; spec [OF10]. */
export function createPairingStore({ client, shopId, inPlaceOf, now, pause }: PairingWorld): PairingStore {
  const store = createStore<PairingState>(() => ({ state: 'asking' }));
  let run = new AbortController();

  async function pair(signal: AbortSignal): Promise<void> {
    store.setState({ state: 'asking' }, true);
    try {
      const before = new Set((await client.devices({ shopId }, { signal })).devices.map((till) => till.id));
      const { code, expiresAt } = await client.createPairingCode(inPlaceOf ? { shopId, inPlaceOf } : { shopId }, {
        signal,
      });
      await waitFor(before, code, expiresAt, signal);
    } catch (error) {
      if (!signal.aborted) store.setState({ state: 'failed', problem: officeProblem(error) }, true);
    }
  }

  async function waitFor(before: ReadonlySet<DeviceId>, code: string, expiresAt: Instant, signal: AbortSignal) {
    while (!signal.aborted) {
      // A look that fails is no reason to hide the code: the till may still use it.
      const { devices } = await client.devices({ shopId }, { signal }).catch(() => ({ devices: [] as Till[] }));
      if (signal.aborted) return;
      const till = devices.find((device) => !before.has(device.id));
      if (till) return store.setState({ state: 'paired', till }, true);
      if (now() >= expiresAt) return store.setState({ state: 'expired' }, true);
      store.setState({ state: 'waiting', code, expiresAt, now: now() }, true);
      await pause(LOOK_EVERY_MS, signal);
    }
  }

  function start() {
    run.abort();
    run = new AbortController();
    void pair(run.signal);
    return () => run.abort();
  }

  return { ...store, start, again: () => void start() };
}
