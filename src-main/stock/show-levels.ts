import type { Catalog, CatalogIndex } from '#shared/catalog/catalog.ts';
import type { TillChange } from '#shared/contract/till-state.ts';
import type { ItemId, ShopId } from '#shared/ids/ids.ts';
import { asQuantity, type Quantity } from '#shared/money/minor.ts';
import type { ItemLevel } from '#shared/stock/stock.ts';
import type { Reader } from '../db/connection.ts';
import { readLevel } from './levels.ts';

/** What memory holds of stock: the level of each item that is tracked. */
interface Shelf {
  readonly catalog: Catalog;
  readonly levels: Map<ItemId, Quantity>;
}

interface Stocked extends Shelf {
  readonly db: Reader;
  readonly device: { readonly shop: ShopId };
  readonly catalogIndex: CatalogIndex;
}

interface Shown extends Stocked {
  readonly publish: (change: TillChange) => void;
}

/** What there is of each item that is tracked. */
export const shownLevels = ({ catalog, levels }: Shelf): ItemLevel[] =>
  catalog.items.flatMap(({ id, tracked }) => (tracked ? [{ itemId: id, level: levels.get(id) ?? asQuantity(0) }] : []));

/** Memory and screens follow the file for these items, once what moved them is committed. */
export function showLevels(till: Shown, itemIds: Iterable<ItemId>): void {
  const levels = rememberLevels(till, itemIds);
  if (levels.length > 0) till.publish({ kind: 'stock', levels });
}

/** For items that have only just become tracked. */
export const newlyTracked = ({ catalog, levels }: Shelf): ItemId[] =>
  catalog.items.flatMap(({ id, tracked }) => (tracked && !levels.has(id) ? [id] : []));

/** Reads these items' levels into memory; answers those that are tracked. What is not tracked is forgotten. */
export function rememberLevels(till: Stocked, itemIds: Iterable<ItemId>): ItemLevel[] {
  const shown: ItemLevel[] = [];
  for (const itemId of new Set(itemIds)) {
    if (!till.catalogIndex.items.get(itemId)?.tracked) {
      till.levels.delete(itemId);
      continue;
    }
    const level = readLevel(till.db, till.device.shop, itemId);
    till.levels.set(itemId, level);
    shown.push({ itemId, level });
  }
  return shown;
}
