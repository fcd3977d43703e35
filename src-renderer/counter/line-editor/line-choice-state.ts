import type { CatalogIndex, ModifierGroup } from '#shared/catalog/catalog.ts';
import type { ItemId, ModifierGroupId, ModifierId } from '#shared/ids/ids.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import type { ChosenModifier } from '#shared/order/order-commands.ts';

type Modifier = ModifierGroup['modifiers'][number];

/** How many of each choice are taken. */
export type Chosen = ReadonlyMap<ModifierId, number>;

/**
 * The groups that are asked for: the item's, and behind each choice that is made those that it opens. These are shown as
 * groups of their own, and their choices bear an id that says within which choice they were made; spec [MN16].
 */
export function groupsOf(itemId: ItemId, catalog: CatalogIndex, chosen: Chosen = NOTHING): ModifierGroup[] {
  return groupsOfIds(catalog.items.get(itemId)?.modifierGroupIds ?? [], catalog).flatMap((group) => [
    group,
    ...group.modifiers.flatMap((modifier) => (chosen.has(modifier.id) ? opened(modifier, catalog) : [])),
  ]);
}

const NOTHING: Chosen = new Map();

const groupsOfIds = (ids: readonly ModifierGroupId[], catalog: CatalogIndex): ModifierGroup[] =>
  ids.flatMap((id) => {
    const group = catalog.modifierGroups.get(id);
    return group && !group.archived ? [group] : [];
  });

const opened = ({ id: within, name, groupIds = [] }: Modifier, catalog: CatalogIndex): ModifierGroup[] =>
  groupsOfIds(groupIds, catalog).map((group) => ({
    ...group,
    id: `${within}/${group.id}` as ModifierGroupId,
    name: `${name}: ${group.name}`,
    modifiers: group.modifiers.map((one) => ({ ...one, id: choiceId(one.id, within) })),
  }));

/** How a choice is known here: by itself, or within another. */
export const choiceId = (modifierId: ModifierId, within: ModifierId | undefined): ModifierId =>
  within === undefined ? modifierId : (`${within}/${modifierId}` as ModifierId);

/** What is chosen before anybody chooses, as far as the groups take it; spec [MN15]. */
export function defaultsOf(itemId: ItemId, catalog: CatalogIndex): Chosen {
  const asked = groupsOf(itemId, catalog);
  const chosen = withDefaults(NOTHING, [], asked);
  return withDefaults(chosen, asked, groupsOf(itemId, catalog, chosen));
}

/** The defaults of groups that were not asked for before are chosen, too. */
export function withDefaults(
  chosen: Chosen,
  before: readonly ModifierGroup[],
  asked: readonly ModifierGroup[],
): Chosen {
  const known = new Set(before.map(({ id }) => id));
  const fresh = asked.filter(({ id }) => !known.has(id));
  const defaults = fresh.flatMap(({ modifiers, max }) => modifiers.filter(({ isDefault }) => isDefault).slice(0, max));
  if (defaults.length === 0) return chosen;
  const all = new Map(chosen);
  for (const { id } of defaults) all.set(id, 1);
  return all;
}

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

/** What was chosen of these groups, as a command says it. */
export const chosenList = (groups: readonly ModifierGroup[], chosen: Chosen): ChosenModifier[] =>
  groups.flatMap(({ modifiers }) => modifiers.flatMap(({ id }) => asSaid(id, chosen.get(id))));

/** All that was chosen, also what the menu offers no longer, as a command says it. */
export const everyChoice = (chosen: Chosen): ChosenModifier[] =>
  [...chosen].flatMap(([id, count]) => asSaid(id, count));

function asSaid(id: ModifierId, count: number | undefined): ChosenModifier[] {
  const [first, second] = id.split('/') as [ModifierId, ModifierId?];
  if (!count) return [];
  return [second ? { modifierId: second, count, within: first } : { modifierId: first, count }];
}
