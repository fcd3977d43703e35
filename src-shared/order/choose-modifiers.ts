import type { Item, ModifierGroup } from '../catalog/catalog.ts';
import { stationsOfModifier } from '../kitchen/routing.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import type { OrderLine } from './order.ts';
import type { ChosenModifier } from './order-commands.ts';
import type { OrderContext } from './order-context.ts';

type LineModifier = OrderLine['modifiers'][number];
type ModifierId = ChosenModifier['modifierId'];

/**
 * What was chosen with an item, as its line keeps it: each choice followed by those that were offered with it. Every group
 * that is asked gets at least its least and at most its most; spec [MN15], [MN16].
 */
export function chooseModifiers(
  item: Item,
  chosen: readonly ChosenModifier[],
  ctx: OrderContext,
): Result<LineModifier[], Refusal> {
  const choices = mergeChoices(chosen);
  const top = take(item, item.modifierGroupIds, choices, undefined, ctx);
  if (!top.ok) return top;
  const modifiers: LineModifier[] = [];
  const opened = new Set<ModifierId>();
  for (const { line, groupIds } of top.value) {
    modifiers.push(line);
    if (groupIds.length === 0) continue;
    opened.add(line.modifierId);
    const inside = take(item, groupIds, choices, line.modifierId, ctx);
    if (!inside.ok) return inside;
    // What is chosen inside opens nothing more.
    modifiers.push(...inside.value.map((one) => one.line));
  }
  const isLost = ({ within }: ChosenModifier) => within !== undefined && !opened.has(within);
  return choices.some(isLost) ? err(refuse('modifier-unknown', { name: item.name })) : ok(modifiers);
}

/** Choices made before keep all that they were rung up with; only what is newly chosen comes from the menu. */
export function rechooseModifiers(
  line: OrderLine,
  chosen: readonly ChosenModifier[],
  ctx: OrderContext,
): Result<LineModifier[], Refusal> {
  const before = new Map(line.modifiers.map((modifier) => [keyOf(modifier), modifier]));
  const choices = mergeChoices(chosen);
  const same =
    choices.length === before.size && choices.every((choice) => before.get(keyOf(choice))?.count === choice.count);
  if (same) return ok(line.modifiers);
  const item = ctx.catalog.items.get(line.itemId);
  if (!item) return err(refuse('item-unknown'));
  const fresh = chooseModifiers(item, choices, ctx);
  if (!fresh.ok) return fresh;
  return ok(fresh.value.map((one) => ({ ...(before.get(keyOf(one)) ?? one), count: one.count })));
}

interface Taken {
  readonly line: LineModifier;
  /** The groups that it opens. */
  readonly groupIds: readonly ModifierGroup['id'][];
}

/** The choices of some groups, those made `within` one choice, or with the item itself. */
function take(
  item: Item,
  groupIds: readonly ModifierGroup['id'][],
  choices: readonly ChosenModifier[],
  within: ModifierId | undefined,
  ctx: OrderContext,
): Result<Taken[], Refusal> {
  const groups = groupIds.flatMap((id) => {
    const group = ctx.catalog.modifierGroups.get(id);
    return group && !group.archived ? [group] : [];
  });
  const taken: Taken[] = [];
  const counts = new Map<ModifierGroup, number>();
  for (const { modifierId, count } of choices.filter((choice) => choice.within === within)) {
    const group = groups.find((one) => one.modifiers.some((modifier) => modifier.id === modifierId));
    const modifier = group?.modifiers.find((one) => one.id === modifierId);
    if (!group || !modifier) return err(refuse('modifier-unknown', { name: item.name }));
    counts.set(group, (counts.get(group) ?? 0) + count);
    const { name, price, kind = 'add' } = modifier;
    const stations = stationsOfModifier(modifier, ctx.stations);
    const line = {
      ...{ modifierId, groupId: group.id, name, price, count },
      ...(kind !== 'add' && { kind }),
      ...(stations.length > 0 && { stations }),
      ...(within !== undefined && { within }),
    };
    taken.push({ line, groupIds: modifier.groupIds ?? [] });
  }
  for (const group of groups) {
    const count = counts.get(group) ?? 0;
    if (count < group.min) return err(refuse('modifiers-too-few', { min: group.min, group: group.name }));
    if (count > group.max) return err(refuse('modifiers-too-many', { max: group.max, group: group.name }));
  }
  return ok(taken);
}

function mergeChoices(chosen: readonly ChosenModifier[]): ChosenModifier[] {
  const merged = new Map<string, ChosenModifier>();
  for (const choice of chosen) {
    const known = merged.get(keyOf(choice));
    merged.set(keyOf(choice), known ? { ...known, count: known.count + choice.count } : choice);
  }
  return [...merged.values()];
}

/** The same choice may be offered with several others. */
const keyOf = ({ modifierId, within = '' as ModifierId }: Pick<ChosenModifier, 'modifierId' | 'within'>): string =>
  `${within} ${modifierId}`;
