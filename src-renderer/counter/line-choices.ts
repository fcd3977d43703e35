import type { VariantId } from '#shared/ids/ids.ts';
import type { Quantity } from '#shared/money/minor.ts';
import { linesTogether } from '#shared/order/decide-line.ts';
import { namesOf } from '#shared/order/line-allergies.ts';
import type { Order, OrderLine } from '#shared/order/order.ts';
import type { ChosenModifier } from '#shared/order/order-commands.ts';
import type { OrderIntent } from '../till-client/till.ts';
import type { Place } from './places/places.ts';

/** What can be said of a line besides which item it is. */
export interface LineChoices {
  readonly quantity: Quantity;
  readonly modifiers: readonly ChosenModifier[];
  readonly note: string | null;
  /** What its guest is allergic to; left out, what was said of that stays. */
  readonly allergic?: readonly string[] | undefined;
  readonly variantId?: VariantId | undefined;
  /** Somebody saw that it is sold out. */
  readonly evenSoldOut?: true | undefined;
  /** The scale's label that says its price. */
  readonly label?: string | undefined;
  /** Whom it is for and when it comes; left out, as it is chosen on the screen. */
  readonly place?: Place;
}

/** A combo as it was put together. */
export interface ComboChoices extends Pick<LineChoices, 'quantity' | 'note' | 'allergic' | 'evenSoldOut'> {
  readonly parts: readonly Omit<AddCombo['parts'][number], 'lineId'>[];
}
type AddCombo = Extract<OrderIntent, { name: 'addCombo' }>['input'];

/** The combo that a line is a part of, put together alike. */
export const comboAgain = (order: Order, line: OrderLine): ComboChoices => ({
  ...{ quantity: line.quantity, note: line.note },
  allergic: [...new Set(linesTogether(order, line).flatMap(namesOf))],
  parts: linesTogether(order, line).flatMap(({ combo, itemId, variant, modifiers }) =>
    combo
      ? [
          {
            ...{ slotId: combo.slotId, itemId, modifiers: modifiers.map(choiceOf) },
            ...(variant && { variantId: variant.variantId }),
          },
        ]
      : [],
  ),
});

const choiceOf = ({ modifierId, count, within }: ChosenModifier): ChosenModifier => ({
  ...{ modifierId, count },
  ...(within !== undefined && { within }),
});

/** The choices as a command says them. */
export const lineInput = ({ quantity, modifiers, note }: LineChoices) => ({
  quantity,
  modifiers: modifiers.map(choiceOf),
  note: note?.trim() ? note.trim() : null,
});

/** The allergies of a new line as a command says them. */
export const saidAllergies = (names: readonly string[] | undefined): { allergies?: string[] } =>
  names && names.length > 0 ? { allergies: [...names] } : {};

/** What choices say of a line's allergies that it does not say yet; null where that is nothing. */
export function allergiesChanged(line: OrderLine, { allergic }: LineChoices): AllergySet | null {
  const before = namesOf(line);
  const add = (allergic ?? before).filter((name) => !before.includes(name));
  const remove = before.filter((name) => allergic && !allergic.includes(name));
  return add.length + remove.length > 0 ? { add, remove } : null;
}
type AllergySet = Extract<OrderIntent, { name: 'noteLines' }>['input']['allergies'];

/** Whether choices say of a line, but for its allergies, what it says already. */
export function isLike(line: OrderLine, { quantity, modifiers, note, variantId }: LineChoices): boolean {
  const choice = (one: ChosenModifier) => [one.modifierId, one.within ?? '', one.count].join(' ');
  const all = (chosen: readonly ChosenModifier[]) => chosen.map(choice).sort().join();
  return (
    quantity === line.quantity &&
    (note ?? '') === (line.note ?? '') &&
    (variantId === undefined || variantId === line.variant?.variantId) &&
    all(modifiers) === all(line.modifiers)
  );
}
