import type { ModifierGroup } from '#shared/catalog/catalog.ts';
import type { ModifierGroupId, ModifierId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import { type FieldProblem, nameProblem, onlyProblems } from '../field-problems.ts';
import { priceText, typedPrice } from './price-text.ts';

type Modifier = ModifierGroup['modifiers'][number];

/** A choice as it is typed. What is not typed here, such as who makes it, is kept. */
export interface ChoiceFields {
  readonly id: ModifierId;
  readonly name: string;
  readonly price: string;
  readonly isDefault: boolean;
  readonly groupIds: readonly ModifierGroupId[];
  readonly kept: Pick<Modifier, 'kind' | 'stationIds'>;
}

export interface ChoiceGroupFields extends Pick<ModifierGroup, 'name' | 'min' | 'max' | 'position'> {
  readonly choices: readonly ChoiceFields[];
}

export const choiceGroupFields = (group: ModifierGroup, currency: string): ChoiceGroupFields => ({
  ...{ name: group.name, min: group.min, max: group.max, position: group.position },
  choices: group.modifiers.map(({ id, name, price, isDefault = false, groupIds = [], ...kept }) => ({
    ...{ id, name, isDefault, groupIds, kept },
    price: price === 0 ? '' : signedText(price, currency),
  })),
});

export const newChoice = (id: ModifierId): ChoiceFields => ({
  ...{ id, name: '', price: '', isDefault: false, groupIds: [], kept: {} },
});

const signedText = (price: Minor, currency: string): string =>
  price < 0 ? `-${priceText(asMinor(-price), currency)}` : priceText(price, currency);

/** What a choice adds, or with a minus takes away; nothing typed is nothing; null for what is no price. */
export function choicePrice(text: string, currency: string): Minor | null {
  const tidy = text.trim();
  const price = typedPrice(tidy.replace(/^[-−]/, ''), currency);
  if (price === 'wrong') return null;
  return /^[-−]/.test(tidy) && price ? asMinor(-price) : (price ?? asMinor(0));
}

/** What is wrong with one choice, at its field. */
export const choiceProblems = ({ name, price }: ChoiceFields, currency: string) =>
  onlyProblems<Pick<ChoiceFields, 'name' | 'price'>>({
    name: nameProblem(name),
    price: choicePrice(price, currency) === null ? 'price-wrong' : null,
  });

export const choiceGroupProblems = (group: ChoiceGroupFields, currency: string) =>
  onlyProblems<ChoiceGroupFields>({
    name: nameProblem(group.name),
    max: group.min > group.max ? 'range-wrong' : null,
    choices: choicesProblem(group, currency),
  } as { readonly [K in keyof ChoiceGroupFields]: FieldProblem | null });

function choicesProblem({ choices, max }: ChoiceGroupFields, currency: string): FieldProblem | null {
  if (choices.length === 0) return 'choices-missing';
  if (choices.filter(({ isDefault }) => isDefault).length > max) return 'defaults-too-many';
  return choices.some((one) => Object.keys(choiceProblems(one, currency)).length > 0) ? 'choice-wrong' : null;
}

/** The edit that saves these fields of a group. */
export function choiceGroupChange(
  id: ModifierGroupId,
  { choices, ...same }: Partial<ChoiceGroupFields>,
  currency: string,
): CatalogChange {
  return {
    noun: 'modifierGroup',
    id,
    set: { ...same, ...(choices && { modifiers: choices.map((one) => saidOf(one, currency)) }) },
  };
}

/** What goes without saying is not said, so that older tills read the group; spec [MN30]. */
const saidOf = ({ id, name, price, isDefault, groupIds, kept }: ChoiceFields, currency: string): Modifier => ({
  ...{ id, name: name.trim(), price: choicePrice(price, currency) ?? asMinor(0), ...kept },
  ...(isDefault && { isDefault }),
  ...(groupIds.length > 0 && { groupIds: [...groupIds] }),
});

/** The groups that choices of this one may open: not itself, and none that opens others; spec [MN16]. */
export function openable(groups: readonly ModifierGroup[], own: ModifierGroupId): readonly ModifierGroup[] {
  const isOpened = groups.some(({ modifiers }) => modifiers.some(({ groupIds }) => groupIds?.includes(own)));
  return isOpened
    ? []
    : groups.filter(({ id, modifiers }) => id !== own && !modifiers.some(({ groupIds }) => groupIds?.length));
}
