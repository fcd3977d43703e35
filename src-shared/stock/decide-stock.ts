import type { CatalogIndex, Item } from '../catalog/catalog.ts';
import type { ItemId } from '../ids/ids.ts';
import { asQuantity, type Quantity } from '../money/minor.ts';
import type { Order } from '../order/order.ts';
import type { OrderRefunded } from '../payment/refund-events.ts';
import { activeLines } from '../pricing/price-order.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import type { StockCommand } from './stock-commands.ts';
import type { StockEvent, StockMoved } from './stock-events.ts';
import { MAX_STOCKED } from './stock-limits.ts';

/** What a command moves, or why not. Only items of this menu that are tracked move; spec [SK5], [SK6]. */
export function decideStock(command: StockCommand, catalog: CatalogIndex): Result<StockEvent[], Refusal> {
  switch (command.name) {
    case 'receive':
      return decideMovements(command.input.movements, 1, catalog, (movements) => ({ kind: 'received', movements }));
    case 'waste': {
      const { movements, reason } = command.input;
      if (reason === null) return err(refuse('waste-needs-reason'));
      return decideMovements(movements, -1, catalog, (moved) => ({ kind: 'wasted', reason, movements: moved }));
    }
    case 'count':
      return decideCount(command.input.counts, catalog);
    default:
      return command satisfies never;
  }
}

/**
 * The sale of an order as it is settled: every piece on a line that stands, of items that are tracked; null if there is
 * none. It asks no level: selling is never held up by one; spec [SK3].
 */
export function saleOf(order: Order, catalog: CatalogIndex): StockEvent | null {
  const sold = new Map<ItemId, { readonly name: string; readonly quantity: number }>();
  for (const { itemId, name, quantity } of activeLines(order)) {
    if (!catalog.items.get(itemId)?.tracked) continue;
    sold.set(itemId, { name, quantity: (sold.get(itemId)?.quantity ?? 0) - quantity });
  }
  if (sold.size === 0) return null;
  const movements = [...sold].map(([itemId, { name, quantity }]) => ({
    ...{ itemId, name, quantity: asQuantity(quantity) },
  }));
  return moved({ kind: 'sold', orderId: order.id, movements });
}

/** What a refund brings back to be sold again, of items that are tracked now; null if there is none; spec [SK14]. */
export function returnOf({ refundId, restock }: OrderRefunded, catalog: CatalogIndex): StockEvent | null {
  const back = new Map<ItemId, { readonly name: string; readonly quantity: number }>();
  for (const { itemId, quantity } of restock) {
    const item = catalog.items.get(itemId);
    if (item?.tracked) back.set(itemId, { name: item.name, quantity: (back.get(itemId)?.quantity ?? 0) + quantity });
  }
  if (back.size === 0) return null;
  const movements = [...back].map(([itemId, { name, quantity }]) => ({
    ...{ itemId, name, quantity: asQuantity(quantity) },
  }));
  return moved({ kind: 'returned', refundId, movements });
}

interface Wanted {
  readonly itemId: ItemId;
  readonly quantity: Quantity;
}

function decideMovements(
  wanted: readonly Wanted[],
  sign: 1 | -1,
  catalog: CatalogIndex,
  make: (movements: { itemId: ItemId; name: string; quantity: Quantity }[]) => StockMoved,
): Result<StockEvent[], Refusal> {
  const items = trackedItems(wanted, catalog);
  if (!items.ok) return items;
  if (wanted.some(({ quantity }) => quantity <= 0 || quantity > MAX_STOCKED)) {
    return err(refuse('quantity-out-of-range', { most: MAX_STOCKED / 1_000 }));
  }
  const movements = wanted.map(({ itemId, quantity }, at) => ({
    ...{ itemId, name: items.value[at]?.name ?? '', quantity: asQuantity(sign * quantity) },
  }));
  return ok([moved(make(movements))]);
}

function decideCount(
  counts: Extract<StockCommand, { name: 'count' }>['input']['counts'],
  catalog: CatalogIndex,
): Result<StockEvent[], Refusal> {
  const items = trackedItems(counts, catalog);
  if (!items.ok) return items;
  const outOfRange = ({ counted, seen }: (typeof counts)[number]) =>
    counted < 0 || counted > MAX_STOCKED || Math.abs(counted - seen) > MAX_STOCKED;
  if (counts.some(outOfRange)) return err(refuse('count-out-of-range', { most: MAX_STOCKED / 1_000 }));
  const movements = counts.map(({ itemId, counted, seen }, at) => ({
    ...{ itemId, name: items.value[at]?.name ?? '', quantity: asQuantity(counted - seen), counted, seen },
  }));
  return ok([moved({ kind: 'counted', movements })]);
}

function trackedItems(wanted: readonly { readonly itemId: ItemId }[], catalog: CatalogIndex): Result<Item[], Refusal> {
  const items: Item[] = [];
  for (const { itemId } of wanted) {
    const item = catalog.items.get(itemId);
    if (!item) return err(refuse('item-unknown'));
    if (!item.tracked) return err(refuse('stock-not-tracked', { name: item.name }));
    if (items.includes(item)) return err(refuse('stock-item-twice', { name: item.name }));
    items.push(item);
  }
  return ok(items);
}

/** In the first version that can say it. */
const moved = (payload: StockMoved): StockEvent => ({
  ...{ type: 'stock.moved', v: payload.kind === 'returned' ? 2 : 1, payload },
});
