import { MOST_PICTURES_ASKED, type Picture } from '#shared/catalog/picture.ts';
import type { PictureId } from '#shared/ids/ids.ts';
import type { TillStore } from './till-store.ts';

/** The pictures that tiles in view ask for. They never change, so that each is asked for once. */
export interface Pictures {
  /** The picture as a data URL; null while it is not here. */
  read(id: PictureId): string | null;
  /** Asks for it with those that are wanted at the same time, and tells once it is here. */
  watch(id: PictureId, listener: () => void): () => void;
}

/** More than any window shows, few enough to keep in mind: at most some 20 MB. */
const MOST_KEPT = 800;
/** Tiles that come into view together are asked for together. */
const GATHER_MS = 20;

export function createPictures(store: TillStore, ask: (ids: PictureId[]) => Promise<readonly Picture[]>): Pictures {
  const kept = new Map<PictureId, string>();
  const listeners = new Map<PictureId, Set<() => void>>();
  const wanted = new Set<PictureId>();
  const missing = new Set<PictureId>();
  let isGathering = false;

  function want(id: PictureId): void {
    if (kept.has(id) || missing.has(id)) return;
    wanted.add(id);
    if (!isGathering) setTimeout(gather, GATHER_MS);
    isGathering = true;
  }

  function gather(): void {
    const ids = [...wanted].slice(0, MOST_PICTURES_ASKED);
    for (const id of ids) wanted.delete(id);
    isGathering = wanted.size > 0;
    if (isGathering) setTimeout(gather, GATHER_MS);
    if (ids.length === 0) return;
    // What is not here yet may come with another menu; what could not be asked for now is asked for then, too.
    for (const id of ids) missing.add(id);
    ask(ids).then(keep, () => {});
  }

  function keep(pictures: readonly Picture[]): void {
    for (const { id, data } of pictures) {
      missing.delete(id);
      kept.set(id, data);
    }
    for (const id of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      if (!listeners.has(id)) kept.delete(id);
    }
    for (const { id } of pictures) for (const listener of listeners.get(id) ?? []) listener();
  }

  store.subscribe(({ menu, link }, before) => {
    if (menu?.version === before.menu?.version && link === before.link) return;
    missing.clear();
    for (const id of listeners.keys()) want(id);
  });

  return {
    read: (id) => kept.get(id) ?? null,
    watch(id, listener) {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      want(id);
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(id);
        if (own.size === 0) wanted.delete(id);
      };
    },
  };
}
