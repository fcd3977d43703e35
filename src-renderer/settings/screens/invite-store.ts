import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScreenId, StationId } from '#shared/ids/ids.ts';
import type { ScreenRole } from '#shared/kitchen/kitchen-board.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Till } from '../../till-client/till.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';

/** A code, and the screens that were there before it: one more has come by it. */
export interface Invited {
  readonly code: string;
  readonly until: Instant;
  readonly before: ReadonlySet<ScreenId>;
}

interface InviteState {
  readonly name: string;
  readonly kind: ScreenRole['kind'];
  /** None: all of them. */
  readonly stationIds: readonly StationId[];
  /** Asked for a code without a name. */
  readonly missing: boolean;
  readonly asking: boolean;
  readonly trouble: Trouble | null;
  readonly invited: Invited | null;
}

export interface InviteStore extends StoreApi<InviteState> {
  edit(edits: Partial<Pick<InviteState, 'name' | 'kind' | 'stationIds'>>): void;
  /** Asks for a code. */
  ask(): Promise<void>;
}

export function createInviteStore(till: Till): InviteStore {
  const store = createStore<InviteState>(() => ({
    ...{ name: '', kind: 'kitchen', stationIds: [], missing: false, asking: false, trouble: null, invited: null },
  }));
  return {
    ...store,
    edit: (edits) => store.setState({ ...edits, missing: false, trouble: null }),
    async ask() {
      const { name, kind, stationIds, asking } = store.getState();
      if (asking) return;
      if (name.trim() === '') return store.setState({ missing: true });
      store.setState({ asking: true, trouble: null });
      const role: ScreenRole = kind === 'ready' ? { kind } : { kind, stationIds: [...stationIds] };
      const before = new Set(till.store.getState().state?.kitchenScreens.screens.map(({ id }) => id));
      try {
        const { code, until } = await till.client.screens.invite({ name: name.trim(), role });
        store.setState({ asking: false, invited: { code, until, before } });
      } catch (error) {
        store.setState({ asking: false, trouble: troubleOf(error) });
      }
    },
  };
}
