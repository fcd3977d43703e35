import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceId, ShopId } from '#shared/ids/ids.ts';
import { type OfficeClient, type OfficeProblem, officeProblem } from './office-client.ts';

/** What an owner may do with a till that is paired. */
export type TillChange = 'revoke' | 'reinstate' | 'admit';

export type TillChangeState =
  | { readonly state: 'asking' }
  | { readonly state: 'doing' }
  | { readonly state: 'failed'; readonly problem: OfficeProblem }
  | { readonly state: 'done' };

export interface TillChangeStore extends StoreApi<TillChangeState> {
  /** Does it. Each of these may be done twice with the same end, so that a lost answer is no harm. */
  confirm(): Promise<void>;
}

interface TillChangeWorld {
  readonly client: Pick<OfficeClient, 'revokeDevice' | 'reinstateDevice' | 'admitQuarantined'>;
  readonly shopId: ShopId;
  readonly deviceId: DeviceId;
  readonly change: TillChange;
}

/** One question to the owner about one till, and what came of the answer; spec [OF19]. */
export function createTillChangeStore({ client, shopId, deviceId, change }: TillChangeWorld): TillChangeStore {
  const store = createStore<TillChangeState>(() => ({ state: 'asking' }));
  const operations = {
    revoke: client.revokeDevice,
    reinstate: client.reinstateDevice,
    admit: client.admitQuarantined,
  } as const;
  return {
    ...store,
    async confirm() {
      if (store.getState().state === 'doing') return;
      store.setState({ state: 'doing' }, true);
      try {
        await operations[change]({ shopId, deviceId });
        store.setState({ state: 'done' }, true);
      } catch (error) {
        store.setState({ state: 'failed', problem: officeProblem(error) }, true);
      }
    },
  };
}
