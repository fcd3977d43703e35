import type { Catalog, Category } from '#shared/catalog/catalog.ts';
import type { CategoryId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { nextColours } from './category-colours.ts';
import { firstBy } from './first-by.ts';
import { placeInOrder } from './place-in-order.ts';
import type { RecordIds } from './record-ids.ts';
import { nameKey } from './tidy-text.ts';

export interface CategoryPlan {
  readonly changes: CatalogChange[];
  readonly added: number;
  /** The category of that name. */
  idOf(name: string): CategoryId | null;
}

/** Finds or makes the categories that the rows name, in the order they first appear; spec [I8], [I12]. */
export function planCategories(names: Iterable<string>, current: Catalog, ids: RecordIds): CategoryPlan {
  const byName = firstBy(current.categories, (category) => nameKey(category.name));
  const byId = new Map(current.categories.map((category) => [category.id, category]));
  const wanted = new Map<string, { readonly id: CategoryId; readonly name: string; readonly known: Category | null }>();
  const placed = new Set<CategoryId>();
  for (const name of names) {
    const key = nameKey(name);
    if (wanted.has(key)) continue;
    // A category that was renamed on the till is still the one that the file means.
    const known = byName.get(key) ?? byId.get(ids.category(key)) ?? null;
    wanted.set(key, { id: known?.id ?? ids.category(key), name, known });
  }
  const ordered = [...wanted.values()].filter(({ id }) => !placed.has(id) && placed.add(id));
  const positions = placeInOrder(ordered.map(({ known }) => known?.position ?? null));
  const fresh = ordered.filter(({ known }) => known === null);
  const colours = nextColours(
    current.categories.map((category) => category.colour),
    fresh.length,
  );
  const colourOf = new Map(fresh.map(({ id }, at) => [id, colours[at]]));
  const changes = ordered.flatMap(({ id, name, known }, at): CatalogChange[] => {
    const position = positions[at] ?? 0;
    if (known) return known.position === position ? [] : [{ noun: 'category', id, set: { position } }];
    return [{ noun: 'category', id, set: { name, colour: colourOf.get(id), position, archived: false } }];
  });
  return { changes, added: fresh.length, idOf: (name) => wanted.get(nameKey(name))?.id ?? null };
}
