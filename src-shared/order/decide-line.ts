import { type Item, MAX_PRICE, type ModifierGroup } from '../catalog/catalog.ts';
import { expoStations, stationsOfItem, stationsOfModifier } from '../kitchen/routing.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { lacks } from '../staff/rights.ts';
import type { Order, OrderLine } from './order.ts';
import type { ChosenModifier, OrderCommand } from './order-commands.ts';
import type { Decision, OrderContext } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import { MAX_LINES, MAX_QUANTITY } from './order-limits.ts';
import { beyondTotal } from './total-limit.ts';

type Input<N extends OrderCommand['name']> = Extract<OrderCommand, { name: N }>['input'];
type LineAdded = Extract<OrderEvent, { type: 'order.line-added' }>['payload'];
type LineModifier = OrderLine['modifiers'][number];

/** Rings up an item at the menu's price, with all that the line will ever need to mean; spec [O3]. */
export function decideAddLine(order: Order, input: Input<'addLine'>, ctx: OrderContext): Decision {
  if (order.lines.some((line) => line.lineId === input.lineId)) return err(refuse('line-exists'));
  if (order.lines.length >= MAX_LINES) return err(refuse('order-full', { most: MAX_LINES }));
  const item = ctx.catalog.items.get(input.itemId);
  if (!item) return err(refuse('item-unknown'));
  if (item.archived) return err(refuse('item-archived', { name: item.name }));
  const unitPrice = priceFor(item, input.price);
  if (!unitPrice.ok) return unitPrice;
  const modifiers = chooseModifiers(item, input.modifiers, ctx);
  if (!modifiers.ok) return modifiers;
  if (!isQuantity(input.quantity)) return err(quantityOutOfRange());
  const expo = expoStations(ctx.stations);
  const category = item.categoryId ? ctx.catalog.categories.get(item.categoryId) : undefined;
  return withinTotal(order, {
    orderId: order.id,
    lineId: input.lineId,
    replaces: null,
    itemId: item.id,
    name: item.name,
    category: category ? { categoryId: category.id, name: category.name } : null,
    unitPrice: unitPrice.value,
    quantity: input.quantity,
    modifiers: modifiers.value,
    taxes: item.taxIds.flatMap((taxId) => {
      const tax = ctx.catalog.taxes.get(taxId);
      return tax && !tax.archived ? [{ taxId, name: tax.name, rate: tax.rate, inclusive: tax.inclusive }] : [];
    }),
    stations: stationsOfItem(item, category, ctx.stations),
    ...(expo.length > 0 && { expo }),
    note: input.note,
  });
}

/**
 * A change is a void and an add that names what it replaces; price, taxes and the item's stations stay as rung up;
 * spec [O4].
 */
export function decideChangeLine(order: Order, input: Input<'changeLine'>, ctx: OrderContext): Decision {
  const line = order.lines.find((one) => one.lineId === input.lineId);
  if (!line) return err(refuse('line-unknown'));
  if (line.voided) return err(refuse('line-voided'));
  if (order.lines.some((one) => one.lineId === input.newLineId)) return err(refuse('line-exists'));
  if (order.lines.length >= MAX_LINES) return err(refuse('order-full', { most: MAX_LINES }));
  if (!isQuantity(input.quantity)) return err(quantityOutOfRange());
  const modifiers = rechooseModifiers(line, input.modifiers, ctx);
  if (!modifiers.ok) return modifiers;
  // Fewer of what is being made is a void of the rest.
  const missing = input.quantity < line.quantity && wasTold(order, line) ? lacks(ctx, 'void-sent') : null;
  if (missing) return err(missing);
  const {
    addedAt: _addedAt,
    device: _device,
    voided: _voided,
    kitchen: _kitchen,
    rushed: _rushed,
    repriced: _repriced,
    ...rung
  } = line;
  const added = withinTotal(order, {
    ...rung,
    orderId: order.id,
    lineId: input.newLineId,
    replaces: line.lineId,
    quantity: input.quantity,
    modifiers: modifiers.value,
    note: input.note,
  });
  if (!added.ok) return added;
  const voided: OrderEvent = {
    type: 'order.line-voided',
    v: 1,
    payload: { orderId: order.id, lineId: line.lineId, replacedBy: input.newLineId, reason: null },
  };
  return ok([voided, ...added.value]);
}

/** A line that the kitchen was told of is taken off only with a reason; spec [O5]. */
export function decideVoidLine(order: Order, input: Input<'voidLine'>, ctx: OrderContext): Decision {
  const line = order.lines.find((one) => one.lineId === input.lineId);
  if (!line) return err(refuse('line-unknown'));
  if (line.voided) return err(refuse('line-voided'));
  if (wasTold(order, line)) {
    if (!input.reason) return err(refuse('void-needs-reason', { name: line.name }));
    const missing = lacks(ctx, 'void-sent');
    if (missing) return err(missing);
  }
  return ok([
    {
      type: 'order.line-voided',
      v: 1,
      payload: { orderId: order.id, lineId: line.lineId, replacedBy: null, reason: input.reason },
    },
  ]);
}

/** Whether the kitchen knows of this line, or of one that it stands in for. */
export function wasTold(order: Order, line: OrderLine): boolean {
  let at: OrderLine | undefined = line;
  while (at) {
    if (at.kitchen === 'told') return true;
    const before: OrderLine['replaces'] = at.replaces;
    at = before ? order.lines.find((one) => one.lineId === before) : undefined;
  }
  return false;
}

function priceFor(item: Item, price: OrderLine['unitPrice'] | null): Result<OrderLine['unitPrice'], Refusal> {
  if (item.price !== null) {
    return price === null || price === item.price ? ok(item.price) : err(refuse('price-fixed', { name: item.name }));
  }
  if (price === null) return err(refuse('price-needed', { name: item.name }));
  return price >= 0 && price <= MAX_PRICE ? ok(price) : err(refuse('price-out-of-range', { most: MAX_PRICE }));
}

function chooseModifiers(
  item: Item,
  chosen: readonly ChosenModifier[],
  ctx: OrderContext,
): Result<LineModifier[], Refusal> {
  const groups = item.modifierGroupIds.flatMap((id) => {
    const group = ctx.catalog.modifierGroups.get(id);
    return group && !group.archived ? [group] : [];
  });
  const modifiers: LineModifier[] = [];
  const counts = new Map<ModifierGroup, number>();
  for (const { modifierId, count } of mergeChoices(chosen)) {
    const group = groups.find((one) => one.modifiers.some((modifier) => modifier.id === modifierId));
    const modifier = group?.modifiers.find((one) => one.id === modifierId);
    if (!group || !modifier) return err(refuse('modifier-unknown', { name: item.name }));
    counts.set(group, (counts.get(group) ?? 0) + count);
    const { name, price, kind = 'add' } = modifier;
    const stations = stationsOfModifier(modifier, ctx.stations);
    modifiers.push({
      ...{ modifierId, groupId: group.id, name, price, count },
      ...(kind !== 'add' && { kind }),
      ...(stations.length > 0 && { stations }),
    });
  }
  for (const group of groups) {
    const count = counts.get(group) ?? 0;
    if (count < group.min) return err(refuse('modifiers-too-few', { min: group.min, group: group.name }));
    if (count > group.max) return err(refuse('modifiers-too-many', { max: group.max, group: group.name }));
  }
  return ok(modifiers);
}

/** Choices made before keep all that they were rung up with; only what is newly chosen comes from the menu. */
function rechooseModifiers(
  line: OrderLine,
  chosen: readonly ChosenModifier[],
  ctx: OrderContext,
): Result<LineModifier[], Refusal> {
  const before = new Map(line.modifiers.map((modifier) => [modifier.modifierId, modifier.count]));
  const choices = mergeChoices(chosen);
  const same =
    choices.length === before.size && choices.every(({ modifierId, count }) => before.get(modifierId) === count);
  if (same) return ok(line.modifiers);
  const item = ctx.catalog.items.get(line.itemId);
  if (!item) return err(refuse('item-unknown'));
  const fresh = chooseModifiers(item, choices, ctx);
  if (!fresh.ok) return fresh;
  const rung = new Map(line.modifiers.map((modifier) => [modifier.modifierId, modifier]));
  return ok(fresh.value.map((one) => ({ ...(rung.get(one.modifierId) ?? one), count: one.count })));
}

function mergeChoices(chosen: readonly ChosenModifier[]): ChosenModifier[] {
  const counts = new Map<ChosenModifier['modifierId'], number>();
  for (const { modifierId, count } of chosen) counts.set(modifierId, (counts.get(modifierId) ?? 0) + count);
  return [...counts].map(([modifierId, count]) => ({ modifierId, count }));
}

const isQuantity = (quantity: number): boolean => quantity > 0 && quantity <= MAX_QUANTITY;
const quantityOutOfRange = (): Refusal => refuse('quantity-out-of-range', { most: MAX_QUANTITY / 1_000 });

/** Accepts the line only while the order's total stays within what can be paid. */
function withinTotal(order: Order, added: LineAdded): Decision {
  const { orderId: _, ...line } = added;
  const standing = order.lines.map((one) =>
    one.lineId === added.replaces
      ? { ...one, voided: { reason: null, replacedBy: added.lineId, at: one.addedAt } }
      : one,
  );
  const asLine: OrderLine = { ...line, addedAt: order.openedAt, device: order.device, voided: null, kitchen: 'untold' };
  const refusal = beyondTotal({ ...order, lines: [...standing, asLine] }, asLine);
  if (refusal) return err(refusal);
  return ok([{ type: 'order.line-added', v: saysMore(added) ? 2 : 1, payload: added }]);
}

/** What the first version cannot say; where nothing of it is said, older tills and clouds can read the line. */
const saysMore = ({ modifiers, expo }: LineAdded): boolean =>
  expo !== undefined || modifiers.some(({ kind, stations }) => kind !== undefined || stations !== undefined);
