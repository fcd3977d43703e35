import { useEffect, useRef, useState } from 'react';
import type { TableId } from '#shared/ids/ids.ts';
import type { Place } from './floor-draft.ts';

/** Where tables are shown that were moved and are not saved yet. */
export interface TableDrafts {
  readonly places: ReadonlyMap<TableId, Place>;
  /** Shows a table there. */
  put(id: TableId, place: Place): void;
  /** Saves it there, once the hand or the key has rested for a moment: each cell on the way is no edit. */
  keep(id: TableId, place: Place): void;
}

const REST_MS = 400;

export function useTableDrafts(save: (id: TableId, place: Place) => Promise<unknown>): TableDrafts {
  const [places, setPlaces] = useState<ReadonlyMap<TableId, Place>>(new Map());
  const waiting = useRef(new Map<TableId, { readonly timer: number; readonly place: Place }>());
  const saved = useRef(save);
  saved.current = save;
  const put = (id: TableId, place: Place) => setPlaces((before) => new Map(before).set(id, place));
  const send = async (id: TableId, place: Place) => {
    waiting.current.delete(id);
    await saved.current(id, place);
    // Unless it was moved on meanwhile, what the till says holds.
    setPlaces((before) => (before.get(id) === place ? new Map([...before].filter(([one]) => one !== id)) : before));
  };
  useEffect(
    () => () => {
      for (const [id, { timer, place }] of waiting.current) {
        clearTimeout(timer);
        void saved.current(id, place);
      }
    },
    [],
  );
  return {
    places,
    put,
    keep(id, place) {
      put(id, place);
      const before = waiting.current.get(id);
      if (before) clearTimeout(before.timer);
      waiting.current.set(id, { place, timer: window.setTimeout(() => void send(id, place), REST_MS) });
    },
  };
}
