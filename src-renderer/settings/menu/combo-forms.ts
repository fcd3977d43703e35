import type { Item } from '#shared/catalog/catalog.ts';
import type { ComboChoice, ComboSlot } from '#shared/catalog/combo.ts';
import { asMinor } from '#shared/money/minor.ts';
import { type FieldProblem, nameProblem } from '../field-problems.ts';
import { priceText, typedPrice } from './price-text.ts';

/** What fills a place as it is typed; `upcharge` nothing is nothing. */
export interface PartFields extends Pick<ComboChoice, 'itemId' | 'variantId'> {
  readonly upcharge: string;
}

/** A place in a combo as it is typed. */
export interface SlotFields extends Pick<ComboSlot, 'id' | 'name'> {
  readonly parts: readonly PartFields[];
}

export const comboFields = (item: Pick<Item, 'combo'>, currency: string): SlotFields[] =>
  (item.combo ?? []).map(({ id, name, choices }) => ({
    ...{ id, name },
    parts: choices.map(({ upcharge, ...part }) => ({
      ...part,
      upcharge: upcharge === 0 ? '' : priceText(upcharge, currency),
    })),
  }));

export const isUpcharge = (text: string, currency: string): boolean => typedPrice(text, currency) !== 'wrong';

export const slotNameProblem = ({ name }: SlotFields): FieldProblem | null => nameProblem(name);

/** What is wrong with the places as a whole. */
export function comboProblem(slots: readonly SlotFields[], currency: string): FieldProblem | null {
  if (slots.some(({ parts }) => parts.length === 0)) return 'parts-missing';
  const isWrong = (slot: SlotFields) =>
    slotNameProblem(slot) !== null || slot.parts.some(({ upcharge }) => !isUpcharge(upcharge, currency));
  return slots.some(isWrong) ? 'part-wrong' : null;
}

export const comboSlots = (slots: readonly SlotFields[], currency: string): ComboSlot[] =>
  slots.map(({ id, name, parts }) => ({
    ...{ id, name: name.trim() },
    choices: parts.map(({ upcharge, ...part }) => {
      const price = typedPrice(upcharge, currency);
      return { ...part, upcharge: typeof price === 'number' ? price : asMinor(0) };
    }),
  }));
