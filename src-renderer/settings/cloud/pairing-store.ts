import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Till } from '../../till-client/till.ts';
import { takeState } from '../../till-client/till-store.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';

export interface PairingState {
  readonly code: string;
  readonly pairing: boolean;
  /** Asked to pair without a code. */
  readonly missing: boolean;
  readonly trouble: Trouble | null;
}

export interface PairingStore extends StoreApi<PairingState> {
  type(code: string): void;
  /** Answers whether this till is paired now. */
  pair(): Promise<boolean>;
}

const SHORTEST_CODE = 4;

export function createPairingStore(till: Till): PairingStore {
  const store = createStore<PairingState>(() => ({ code: '', pairing: false, missing: false, trouble: null }));
  return {
    ...store,
    type: (code) => store.setState({ code: code.toUpperCase(), missing: false, trouble: null }),
    async pair() {
      const { code, pairing } = store.getState();
      if (pairing) return false;
      if (code.trim().length < SHORTEST_CODE) {
        store.setState({ missing: true });
        return false;
      }
      store.setState({ pairing: true, missing: false, trouble: null });
      try {
        await till.client.sync.pair({ code: code.trim() });
        // Pairing gives the till another place: its letter and its shop are new.
        takeState(till.store, await till.client.till.state());
        store.setState({ code: '', pairing: false });
        return true;
      } catch (error) {
        store.setState({ pairing: false, trouble: troubleOf(error) });
        return false;
      }
    },
  };
}
