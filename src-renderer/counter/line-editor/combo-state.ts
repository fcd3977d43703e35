import type { CatalogIndex, Item } from '#shared/catalog/catalog.ts';
import type { ComboChoice } from '#shared/catalog/combo.ts';
import type { SlotId, VariantId } from '#shared/ids/ids.ts';
import { asMinor, type Minor } from '#shared/money/minor.ts';
import type { ComboChoices } from '../line-choices.ts';
import { type Chosen, choicesPrice, chosenList, defaultsOf, groupsOf, unmetGroup } from './line-choice-state.ts';

/** What fills one place of a combo, and how. */
export interface FilledSlot {
  readonly choice: ComboChoice;
  readonly variantId: VariantId | null;
  readonly chosen: Chosen;
}
export type Filled = ReadonlyMap<SlotId, FilledSlot>;

/** A place with one choice needs nobody to choose. */
export const firstFilled = (item: Item, index: CatalogIndex): Filled =>
  new Map(
    (item.combo ?? []).flatMap(({ id, choices }) => {
      const [only, second] = choices;
      return only && !second ? [[id, fill(only, index)] as const] : [];
    }),
  );

export const fill = (choice: ComboChoice, index: CatalogIndex): FilledSlot => ({
  choice,
  variantId: choice.variantId ?? null,
  chosen: defaultsOf(choice.itemId, index),
});

/** What still keeps the combo from being rung up: a place or a group of choices, by its name; null when nothing does. */
export function missingIn(item: Item, filled: Filled, index: CatalogIndex): string | null {
  for (const slot of item.combo ?? []) {
    const one = filled.get(slot.id);
    if (!one) return slot.name;
    const part = index.items.get(one.choice.itemId);
    if (one.variantId === null && (part?.variants ?? []).length > 0) return part?.name ?? slot.name;
    const unmet = unmetGroup(groupsOf(one.choice.itemId, index, one.chosen), one.chosen);
    if (unmet) return unmet.name;
  }
  return null;
}

/** What is chosen costs beyond the combo's price, for one of it. */
export const extraPrice = (filled: Filled, index: CatalogIndex): Minor =>
  asMinor(
    [...filled.values()].reduce(
      (sum, { choice, chosen }) => sum + choice.upcharge + choicesPrice(groupsOf(choice.itemId, index, chosen), chosen),
      0,
    ),
  );

export const partsOf = (filled: Filled, index: CatalogIndex): ComboChoices['parts'] =>
  [...filled].map(([slotId, { choice, variantId, chosen }]) => ({
    ...{ slotId, itemId: choice.itemId },
    ...(variantId !== null && { variantId }),
    modifiers: chosenList(groupsOf(choice.itemId, index, chosen), chosen),
  }));
