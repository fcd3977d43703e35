import { createStore } from 'zustand/vanilla';
import type { PrintJobId } from '#shared/ids/ids.ts';

/** Which slips have been looked at; the others are counted on the badge. Null before the first slips were known. */
export const paperStore = createStore<{ readonly seen: ReadonlySet<PrintJobId> | null }>(() => ({ seen: null }));

export const markSeen = (ids: readonly PrintJobId[]): void => {
  const { seen } = paperStore.getState();
  if (seen && ids.every((id) => seen.has(id))) return;
  paperStore.setState({ seen: new Set(ids) });
};
