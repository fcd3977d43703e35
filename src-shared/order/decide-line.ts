import { asQuantity, type Quantity } from '../money/minor.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { lacks } from '../staff/rights.ts';
import { rechooseModifiers } from './choose-modifiers.ts';
import { lineNoted, withAllergiesSaid } from './decide-note-lines.ts';
import { namesOf } from './line-allergies.ts';
import { isQuantity, type LineAdded, quantityOutOfRange, withinTotal } from './line-limits.ts';
import { labelPrice, menuLine, sellable, unitPriceOf } from './menu-line.ts';
import type { Order, OrderLine } from './order.ts';
import type { OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import { MAX_LINES } from './order-limits.ts';
import { orderTypeOf } from './order-type-of.ts';

type Input<N extends OrderCommand['name']> = Extract<OrderCommand, { name: N }>['input'];

/** Rings up an item at the menu's price, with all that the line will ever need to mean; spec [O3]. */
export function decideAddLine(order: Order, input: Input<'addLine'>, ctx: OrderContext): Decision {
  if (order.lines.some((line) => line.lineId === input.lineId)) return err(refuse('line-exists'));
  if (order.lines.length >= MAX_LINES) return err(refuse('order-full', { most: MAX_LINES }));
  const found = sellable(input.itemId, input.evenSoldOut, ctx);
  if (!found.ok) return found;
  const item = found.value;
  const [slot] = item.combo ?? [];
  if (slot) return err(refuse('combo-incomplete', { name: item.name, slot: slot.name }));
  const type = orderTypeOf(order);
  const line = menuLine(item, input, type, ctx);
  if (!line.ok) return line;
  const { label } = input;
  const unitPrice =
    label === undefined ? unitPriceOf(item, input, type, ctx) : labelPrice(item, { ...input, label }, ctx);
  if (!unitPrice.ok) return unitPrice;
  if (!isQuantity(input.quantity)) return err(quantityOutOfRange());
  const added = withinTotal(order, [
    {
      ...{ orderId: order.id, lineId: input.lineId, replaces: null, ...line.value },
      unitPrice: unitPrice.value,
      quantity: input.quantity,
      ...(item.unit && label === undefined && { weighed: { unit: item.unit } }),
      note: input.note,
      ...placeOf(input),
    },
  ]);
  return withAllergiesSaid(order, added, [input.lineId], input.allergies);
}

/** Whom a line is for and when it comes, as far as somebody said. */
export const placeOf = ({
  seat,
  course,
}: Pick<Input<'addLine'>, 'seat' | 'course'>): Pick<LineAdded, 'seat' | 'course'> => ({
  ...(seat !== undefined && { seat }),
  ...(course !== undefined && { course }),
});

/**
 * A change is a void and an add that names what it replaces; price, taxes and the item's stations stay as rung up, but for
 * the price of another variant; spec [O4].
 */
export function decideChangeLine(order: Order, input: Input<'changeLine'>, ctx: OrderContext): Decision {
  const line = order.lines.find((one) => one.lineId === input.lineId);
  if (!line) return err(refuse('line-unknown'));
  if (line.voided) return err(refuse('line-voided'));
  if (order.lines.some((one) => one.lineId === input.newLineId)) return err(refuse('line-exists'));
  if (order.lines.length >= MAX_LINES) return err(refuse('order-full', { most: MAX_LINES }));
  if (!isQuantity(input.quantity)) return err(quantityOutOfRange());
  if (line.combo && input.quantity !== line.quantity) {
    return err(refuse('combo-part-fixed', { name: line.name, combo: line.combo.name }));
  }
  const modifiers = rechooseModifiers(line, input.modifiers, ctx);
  if (!modifiers.ok) return modifiers;
  const missing = offTold(order, line, input.quantity) > 0 ? unlessVoidable(line, input.reason, ctx) : null;
  if (missing) return err(missing);
  const kind = rechooseVariant(order, line, input.variantId, ctx);
  if (!kind.ok) return kind;
  const {
    addedAt: _addedAt,
    device: _device,
    voided: _voided,
    kitchen: _kitchen,
    rushed: _rushed,
    toldAs: _toldAs,
    repriced: _repriced,
    allergies: _allergies,
    ...rung
  } = line;
  const added = withinTotal(order, [
    {
      ...rung,
      ...kind.value,
      orderId: order.id,
      lineId: input.newLineId,
      replaces: line.lineId,
      quantity: input.quantity,
      modifiers: modifiers.value,
      note: input.note,
    },
  ]);
  if (!added.ok) return added;
  const noted = input.allergies ? lineNoted(order, input.newLineId, namesOf(line), input.allergies) : ok([]);
  if (!noted.ok) return noted;
  return ok([voided(order, line, input.reason ?? null, input.newLineId), ...added.value, ...noted.value]);
}

/** Another variant comes at its price of now; the same one, or none said, keeps what was rung up; spec [MN3]. */
function rechooseVariant(
  order: Order,
  line: OrderLine,
  variantId: Input<'changeLine'>['variantId'],
  ctx: OrderContext,
): Result<Partial<Pick<LineAdded, 'variant' | 'unitPrice'>>, Refusal> {
  if (variantId === undefined || variantId === line.variant?.variantId) return ok({});
  if (line.combo) return err(refuse('combo-part-fixed', { name: line.name, combo: line.combo.name }));
  const item = ctx.catalog.items.get(line.itemId);
  const variant = item?.variants?.find(({ id }) => id === variantId);
  if (!item || !variant) return err(refuse('variant-unknown', { name: line.name }));
  const unitPrice = unitPriceOf(item, { variantId, price: null }, orderTypeOf(order), ctx);
  if (!unitPrice.ok) return unitPrice;
  return ok({ variant: { variantId, name: variant.name }, unitPrice: unitPrice.value });
}

/** A line that the kitchen was told of is taken off only with a reason, and a combo as a whole; spec [O5], [MN22]. */
export function decideVoidLine(order: Order, input: Input<'voidLine'>, ctx: OrderContext): Decision {
  const line = order.lines.find((one) => one.lineId === input.lineId);
  if (!line) return err(refuse('line-unknown'));
  if (line.voided) return err(refuse('line-voided'));
  const going = linesTogether(order, line);
  const told = going.find((one) => wasTold(order, one));
  const missing = told ? unlessVoidable(told, input.reason, ctx) : null;
  if (missing) return err(missing);
  return ok(going.map((one) => voided(order, one, input.reason, null)));
}

/** How much of what the kitchen was told of a line goes when only `left` of it stays; what was added since is not missed. */
export function offTold(order: Order, line: OrderLine, left: number): Quantity {
  // One that it was told to stop counts as well: a cancelled order's lines are that by then.
  const told = chainOf(order, line).find(({ kitchen }) => kitchen !== 'untold');
  return asQuantity(told ? Math.max(0, Math.min(told.quantity, line.quantity) - left) : 0);
}

/** What keeps somebody from taking off what the kitchen was told of; null: nothing. */
const unlessVoidable = ({ name }: OrderLine, reason: string | null | undefined, ctx: OrderContext): Refusal | null =>
  reason ? lacks(ctx, 'void-sent') : refuse('void-needs-reason', { name });

/** The lines that go with this one: all that stand of its combo, or it alone; spec [MN22]. */
export const linesTogether = (order: Order, line: OrderLine): OrderLine[] =>
  line.combo ? order.lines.filter((one) => !one.voided && one.combo?.comboLineId === line.combo?.comboLineId) : [line];

const voided = (
  order: Order,
  { lineId }: OrderLine,
  reason: string | null,
  replacedBy: OrderLine['lineId'] | null,
): OrderEvent => ({
  type: 'order.line-voided',
  v: 1,
  payload: { orderId: order.id, lineId, replacedBy, reason },
});

/** Whether the kitchen knows of this line, or of one that it stands in for. */
export const wasTold = (order: Order, line: OrderLine): boolean =>
  chainOf(order, line).some(({ kitchen }) => kitchen === 'told');

/** The line and those that it stands in for, the nearest first. */
function chainOf(order: Order, line: OrderLine): OrderLine[] {
  const chain = [line];
  for (let at = line.replaces; at; at = chain.at(-1)?.replaces ?? null) {
    const before = order.lines.find(({ lineId }) => lineId === at);
    if (!before || chain.includes(before)) break;
    chain.push(before);
  }
  return chain;
}
