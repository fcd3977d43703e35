import type { Catalog, Item } from '#shared/catalog/catalog.ts';
import type { ItemId } from '#shared/ids/ids.ts';
import type { MenuRow } from './menu-rows.ts';
import type { RecordIds } from './record-ids.ts';
import { nameKey } from './tidy-text.ts';

/** A row and the item that it is: one on the menu, or a new one. */
export interface MatchedRow {
  readonly row: MenuRow;
  readonly id: ItemId;
  readonly known: Item | null;
}

/**
 * Finds for each row the item that it speaks of: by the id that its key gives, else by SKU and name, by SKU, by name;
 * spec [I8]. An item is taken once, the surest reason first. Of several the one with the lowest id is taken, for an import
 * changes names and places, but the same file must find the same items again. A row
 * that is off sale takes only its own, for it may bear the name of the one that came after it.
 */
export function matchItems(
  rows: readonly MenuRow[],
  current: Catalog,
  ids: RecordIds,
  byCategory: boolean,
): MatchedRow[] {
  const free = new Map([...current.items].sort((a, b) => (a.id < b.id ? -1 : 1)).map((item) => [item.id, item]));
  const found = new Map<MenuRow, Item>();
  const own = rows.map((row) => [row, ids.item(row.key)] as const);
  for (const [row, id] of own) {
    const item = free.get(id);
    if (item && free.delete(id)) found.set(row, item);
  }

  const takeBy = (keyOfRow: (row: MenuRow) => string | null, keyOfItem: (item: Item) => string | null): void => {
    const candidates = queuesOf(free.values(), keyOfItem);
    for (const row of rows) {
      const key = row.offSale || found.has(row) ? null : keyOfRow(row);
      const item = key === null ? undefined : candidates.get(key)?.pop();
      if (item && free.delete(item.id)) found.set(row, item);
    }
  };
  const categoryNames = new Map(current.categories.map((category) => [category.id, category.name]));
  const nameOf = (name: string, category: string | null | undefined): string =>
    byCategory ? `${nameKey(name)}\n${nameKey(category ?? '')}` : nameKey(name);
  const rowName = (row: MenuRow): string => nameOf(row.name, row.category);
  const itemName = (item: Item): string => nameOf(item.name, item.categoryId && categoryNames.get(item.categoryId));
  takeBy(
    (row) => row.sku && `${row.sku}\n${rowName(row)}`,
    (item) => item.sku && `${item.sku}\n${itemName(item)}`,
  );
  takeBy(
    (row) => row.sku,
    (item) => item.sku,
  );
  takeBy(rowName, itemName);

  return own.map(([row, id]) => {
    const known = found.get(row) ?? null;
    return { row, id: known?.id ?? id, known };
  });
}

/** Items by key, each key's last first, to be popped. */
function queuesOf(items: Iterable<Item>, keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const queues = new Map<string, Item[]>();
  for (const item of [...items].reverse()) {
    const key = keyOf(item);
    if (key === null) continue;
    const queue = queues.get(key);
    if (queue) queue.push(item);
    else queues.set(key, [item]);
  }
  return queues;
}
