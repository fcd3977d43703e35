import type { Item } from '../catalog/catalog.ts';
import type { ComboChoice } from '../catalog/combo.ts';
import { asMinor } from '../money/minor.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { comboShares } from './combo-shares.ts';
import { placeOf } from './decide-line.ts';
import { withAllergiesSaid } from './decide-note-lines.ts';
import { isQuantity, type LineAdded, quantityOutOfRange, withinTotal } from './line-limits.ts';
import { menuLine, sellable, unitPriceOf } from './menu-line.ts';
import type { Order } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import { MAX_LINES } from './order-limits.ts';
import { orderTypeOf } from './order-type-of.ts';
import { saleMoment } from './sale-moment.ts';

type Input = Extract<OrderCommand, { name: 'addCombo' }>['input'];

/**
 * A combo is a line for each of its parts: each is made where its item is and bears its item's taxes. They share the combo's
 * price in proportion to what they cost alone, and each adds what its choice costs beyond; spec [MN20], [MN21].
 */
export function decideAddCombo(order: Order, input: Input, ctx: OrderContext): Decision {
  const ids = new Set([input.comboLineId, ...input.parts.map(({ lineId }) => lineId)]);
  const isTaken = order.lines.some(({ lineId, combo }) => ids.has(lineId) || combo?.comboLineId === input.comboLineId);
  if (isTaken || ids.size < input.parts.length + 1) return err(refuse('line-exists'));
  if (order.lines.length + input.parts.length > MAX_LINES) return err(refuse('order-full', { most: MAX_LINES }));
  const combo = sellable(input.itemId, input.evenSoldOut, ctx);
  if (!combo.ok) return combo;
  if (!isQuantity(input.quantity)) return err(quantityOutOfRange());
  const type = orderTypeOf(order);
  const price = unitPriceOf(combo.value, { price: input.price }, type, ctx);
  if (!price.ok) return price;
  const parts = partsOf(combo.value, input, ctx);
  if (!parts.ok) return parts;
  const moment = saleMoment(ctx, type);
  const shares = comboShares(
    price.value,
    parts.value.map(({ item, part }) => ({ item, variantId: part.variantId })),
    moment,
  );
  const lines: LineAdded[] = [];
  for (const [at, { item, part, choice }] of parts.value.entries()) {
    const line = menuLine(item, { variantId: part.variantId, modifiers: part.modifiers }, type, ctx);
    if (!line.ok) return line;
    lines.push({
      ...{ orderId: order.id, lineId: part.lineId, replaces: null, ...line.value },
      unitPrice: asMinor((shares[at] ?? 0) + choice.upcharge),
      ...{ quantity: input.quantity, note: input.note, ...placeOf(input) },
      combo: {
        comboLineId: input.comboLineId,
        itemId: combo.value.id,
        name: combo.value.name,
        slotId: part.slotId,
      },
    });
  }
  return withAllergiesSaid(
    order,
    withinTotal(order, lines),
    lines.map(({ lineId }) => lineId),
    input.allergies,
  );
}

interface Part {
  readonly item: Item;
  readonly part: Input['parts'][number];
  readonly choice: ComboChoice;
}

/** One choice for each slot of the combo, in the order of its slots. */
function partsOf(combo: Item, input: Input, ctx: OrderContext): Result<Part[], Refusal> {
  const unknown = () => err(refuse('combo-choice-unknown', { name: combo.name }));
  const slots = combo.combo ?? [];
  if (slots.length === 0 || input.parts.some(({ slotId }) => !slots.some(({ id }) => id === slotId))) return unknown();
  const parts: Part[] = [];
  for (const slot of slots) {
    const [part, second] = input.parts.filter(({ slotId }) => slotId === slot.id);
    if (!part) return err(refuse('combo-incomplete', { name: combo.name, slot: slot.name }));
    const choice = slot.choices.find(
      (one) => one.itemId === part.itemId && (one.variantId === undefined || one.variantId === part.variantId),
    );
    if (!choice || second) return unknown();
    const item = sellable(choice.itemId, input.evenSoldOut, ctx);
    if (!item.ok) return item;
    if ((item.value.combo ?? []).length > 0) return unknown();
    parts.push({ item: item.value, part, choice });
  }
  return ok(parts);
}
