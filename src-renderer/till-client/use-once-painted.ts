import { useCallback, useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand';
import { afterPaint } from './after-paint.ts';

/**
 * A part of a store for what may follow a frame behind: a change is drawn only after the frame that shows what the
 * person did, so that this frame holds nothing else. `select` answers the same value while nothing changed.
 */
export function useOncePainted<State, T>(
  store: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
  select: (state: State) => T,
): T {
  const subscribe = useCallback(
    (changed: () => void) => store.subscribe(() => void afterPaint().then(changed)),
    [store],
  );
  return useSyncExternalStore(subscribe, () => select(store.getState()));
}
