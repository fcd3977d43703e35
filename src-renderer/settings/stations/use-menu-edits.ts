import { useState } from 'react';
import type { CommandId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { type Trouble, troubleOf } from '../../till-client/trouble.ts';
import { useTill, useTillView } from '../../till-client/use-till.tsx';

interface Edit<Value> {
  readonly value: Value;
  /** The version of the menu that holds it; null until the engine has answered. From then on the menu is shown. */
  readonly since: number | null;
}

/** Edits of one field of the menu's records that are shown at once and saved as they are made. */
export function useMenuEdits<Id extends string, Value>(changeOf: (id: Id, value: Value) => CatalogChange) {
  const till = useTill();
  const version = useTillView(({ menu }) => menu?.version ?? 0);
  /** What was edited here and may not have come back with the menu yet. */
  const [edits, setEdits] = useState<ReadonlyMap<Id, Edit<Value>>>(new Map());
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function edit(id: Id, value: Value): Promise<void> {
    const mine: Edit<Value> = { value, since: null };
    /** Unless it was edited again meanwhile. */
    const replaceMine = (by: Edit<Value> | null) =>
      setEdits((before) => {
        if (before.get(id) !== mine) return before;
        const others = new Map([...before].filter(([other]) => other !== id));
        return by ? others.set(id, by) : others;
      });
    setEdits((before) => new Map(before).set(id, mine));
    try {
      const changes = [changeOf(id, value)];
      const { catalogVersion } = await till.client.catalog.change({ commandId: till.newId<CommandId>(), changes });
      replaceMine({ value, since: catalogVersion });
      setTrouble(null);
    } catch (error) {
      replaceMine(null);
      setTrouble(troubleOf(error));
    }
  }

  /** What stands: the edit while it is newer than the menu, else what the menu says. */
  const shown = (id: Id, inMenu: Value): Value => {
    const mine = edits.get(id);
    return mine && (mine.since === null || version < mine.since) ? mine.value : inMenu;
  };

  return { edit, shown, trouble };
}
