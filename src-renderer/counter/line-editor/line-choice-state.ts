import type { CatalogIndex, ModifierGroup } from '#shared/catalog/catalog.ts';
import type { ItemId, ModifierId } from '#shared/ids/ids.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';

/** How many of each choice are taken. */
export type Chosen = ReadonlyMap<ModifierId, number>;

export const groupsOf = (itemId: ItemId, catalog: CatalogIndex): ModifierGroup[] =>
  (catalog.items.get(itemId)?.modifierGroupIds ?? []).flatMap((id) => {
    const group = catalog.modifierGroups.get(id);
    return group && !group.archived ? [group] : [];
  });

export const takenOf = (group: ModifierGroup, chosen: Chosen): number =>
  group.modifiers.reduce((sum, { id }) => sum + (chosen.get(id) ?? 0), 0);

/** A tap on a choice: takes it or leaves it; where only one may be taken, it takes the other's place; spec [U10]. */
export function toggle(group: ModifierGroup, chosen: Chosen, id: ModifierId): Chosen {
  const next = new Map(chosen);
  if (chosen.has(id)) {
    if (group.max === 1 && group.min === 1) return chosen;
    next.delete(id);
    return next;
  }
  if (group.max === 1) for (const other of group.modifiers) next.delete(other.id);
  else if (takenOf(group, chosen) >= group.max) return chosen;
  return next.set(id, 1);
}

/** Takes one more of a choice, "double", while the group allows it. */
export const takeAnother = (group: ModifierGroup, chosen: Chosen, id: ModifierId): Chosen =>
  takenOf(group, chosen) < group.max ? new Map(chosen).set(id, (chosen.get(id) ?? 0) + 1) : chosen;

/** The first group that still asks for something. */
export const unmetGroup = (groups: readonly ModifierGroup[], chosen: Chosen): ModifierGroup | undefined =>
  groups.find((group) => takenOf(group, chosen) < group.min);

/** What the choices add to one of the item. */
export const choicesPrice = (groups: readonly ModifierGroup[], chosen: Chosen): Minor =>
  asMinor(
    groups.flatMap(({ modifiers }) => modifiers).reduce((sum, { id, price }) => sum + price * (chosen.get(id) ?? 0), 0),
  );

export const chosenList = (chosen: Chosen) => [...chosen].map(([modifierId, count]) => ({ modifierId, count }));
