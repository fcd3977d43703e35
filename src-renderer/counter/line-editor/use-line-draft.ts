import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModifierGroup } from '#shared/catalog/catalog.ts';
import type { WeightUnit } from '#shared/catalog/unit.ts';
import type { VariantId } from '#shared/ids/ids.ts';
import { add, asQuantity, type Minor, timesQuantity } from '#shared/money/minor.ts';
import {
  amountOf,
  type KeypadKey,
  quantityEntry,
  quantityOf,
  typeAmount,
  typeQuantity,
} from '../../components/keypad/keypad-entry.ts';
import type { LineChoices } from '../line-choices.ts';
import { type Chosen, choicesPrice, chosenList, everyChoice, unmetGroup, withDefaults } from './line-choice-state.ts';
import type { OfferedVariant } from './variant-choice.tsx';
import { weightEntry, weightOf } from './weight-entry.ts';

/** What a line editor is opened with. */
export interface LineDraft {
  readonly name: string;
  /** null asks for the price. */
  readonly unitPrice: Minor | null;
  /** The kinds that it comes in; one must be chosen. */
  readonly variants: readonly OfferedVariant[];
  readonly variantId: VariantId | null;
  /** What it is weighed in; null counts pieces. */
  readonly unit: WeightUnit | null;
  /** What is asked for, given what is chosen. */
  readonly groupsFor: (chosen: Chosen) => readonly ModifierGroup[];
  readonly chosen: Chosen;
  /** null asks for it. */
  readonly quantity: LineChoices['quantity'] | null;
  readonly note: string | null;
  /** What its guest is allergic to. */
  readonly allergic: readonly string[];
}

/** What a person is saying of a line: what was typed and chosen so far, what it comes to, and what is still missing. */
export function useLineDraft(draft: LineDraft) {
  const { t } = useTranslation('counter');
  const { unit: weighedIn } = draft;
  const [variantId, setVariantId] = useState(draft.variantId);
  const variant = draft.variants.find(({ id }) => id === variantId);
  const unitPrice = variant ? variant.price : draft.unitPrice;
  const asksVariant = draft.variants.length > 0 && !variant;
  const asksPrice = !asksVariant && unitPrice === null;
  const [before] = useState(draft.chosen);
  const [chosen, setChosen] = useState(before);
  const groups = draft.groupsFor(chosen);
  const choose = (next: Chosen) => setChosen(withDefaults(next, groups, draft.groupsFor(next)));
  const [note, setNote] = useState(draft.note ?? '');
  const [allergic, setAllergic] = useState(draft.allergic);
  const [priceEntry, setPriceEntry] = useState('');
  const [quantityTyped, setQuantityTyped] = useState(() => {
    if (draft.quantity === null) return '';
    return weighedIn ? weightEntry(draft.quantity, weighedIn) : quantityEntry(draft.quantity);
  });
  // The first digit typed replaces the figure that stands there.
  const [fresh, setFresh] = useState(true);
  const [field, setField] = useState<'price' | 'quantity'>(asksPrice && !weighedIn ? 'price' : 'quantity');

  const quantity = weighedIn ? weightOf(quantityTyped, weighedIn) || null : quantityOf(quantityTyped);
  const unit = add(unitPrice ?? amountOf(priceEntry), choicesPrice(groups, chosen));
  const missing = unmetGroup(groups, chosen);
  function problemOf(): string | null {
    if (asksVariant) return t('editor.needsVariant');
    if (missing) return t('choices.missing', { count: missing.min, group: missing.name });
    if (asksPrice && priceEntry === '') return t('editor.needsPrice');
    return quantity === null ? t(weighedIn ? 'editor.needsWeight' : 'editor.needsQuantity') : null;
  }

  const type = (key: KeypadKey) => {
    if (field === 'price') setPriceEntry((before) => typeAmount(before, key));
    else setQuantityTyped((before) => (weighedIn ? typeAmount : typeQuantity)(fresh ? '' : before, key));
    setFresh(false);
  };
  const count = (by: number) => {
    setQuantityTyped(quantityEntry(asQuantity((quantity ?? 0) + by)));
    setFresh(true);
  };
  const pickQuantity = () => {
    setField('quantity');
    setFresh(true);
  };
  const tidyNote = note.trim();
  /** What was said, once nothing is missing. */
  const said = (): { readonly choices: LineChoices; readonly price: Minor | null } | null =>
    quantity === null || problemOf() !== null
      ? null
      : {
          choices: {
            ...{ quantity, note: tidyNote === '' ? null : tidyNote, allergic },
            // Whoever chooses nothing anew leaves out nothing, whatever became of the menu; spec [O4].
            modifiers: chosen === before ? everyChoice(chosen) : chosenList(groups, chosen),
            ...(variant && { variantId: variant.id }),
          },
          price: asksPrice ? amountOf(priceEntry) : null,
        };

  return {
    ...{
      variantId,
      setVariantId,
      groups,
      chosen,
      choose,
      note,
      setNote,
      allergic,
      setAllergic,
      field,
      setField,
      pickQuantity,
      type,
      count,
      said,
    },
    ...{ quantity, quantityTyped, asksPrice, problem: problemOf() },
    /** What one of it costs as the item says; null while that is not known. */
    itemPrice: asksVariant ? null : unitPrice,
    priceTyped: amountOf(priceEntry),
    weight: weighedIn ? weightOf(quantityTyped, weighedIn) : asQuantity(0),
    total: quantity === null ? unit : timesQuantity(unit, quantity),
  };
}
