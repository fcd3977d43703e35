import type { VariantId } from '#shared/ids/ids.ts';
import type { Quantity } from '#shared/money/minor.ts';
import { linesTogether } from '#shared/order/decide-line.ts';
import type { Order, OrderLine } from '#shared/order/order.ts';
import type { ChosenModifier } from '#shared/order/order-commands.ts';
import type { OrderIntent } from '../till-client/till.ts';
import type { Place } from './places/places.ts';

/** What can be said of a line besides which item it is. */
export interface LineChoices {
  readonly quantity: Quantity;
  readonly modifiers: readonly ChosenModifier[];
  readonly note: string | null;
  readonly variantId?: VariantId | undefined;
  /** Somebody saw that it is sold out. */
  readonly evenSoldOut?: true | undefined;
  /** The scale's label that says its price. */
  readonly label?: string | undefined;
  /** Whom it is for and when it comes; left out, as it is chosen on the screen. */
  readonly place?: Place;
}

/** A combo as it was put together. */
export interface ComboChoices extends Pick<LineChoices, 'quantity' | 'note' | 'evenSoldOut'> {
  readonly parts: readonly Omit<AddCombo['parts'][number], 'lineId'>[];
}
type AddCombo = Extract<OrderIntent, { name: 'addCombo' }>['input'];

/** The combo that a line is a part of, put together alike. */
export const comboAgain = (order: Order, line: OrderLine): ComboChoices => ({
  ...{ quantity: line.quantity, note: line.note },
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
