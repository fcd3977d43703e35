import { z } from 'zod';
import { type Catalog, catalog } from './catalog.ts';
import { byName, byPosition } from './menu-order.ts';

/** More records at once, as when a menu is imported, are read as a whole menu. */
export const MOST_PATCHED = 500;

/** What became of a menu's records between two of its versions; spec [MN42]. */
export const menuPatch = z.object({
  /** The version of the menu that it changes. */
  after: z.int(),
  /** Records as they stand now, whatever they were. */
  put: catalog,
  /** The ids of those that are on the menu no more. */
  gone: z.array(z.string()),
});
export type MenuPatch = z.output<typeof menuPatch>;

/** A menu with a patch laid over it, in menu order. Records and lists that the patch does not name stay the same objects; spec [MN42]. */
export function patchMenu(menu: Catalog, { put, gone }: Pick<MenuPatch, 'put' | 'gone'>): Catalog {
  const left = new Set(gone);
  return {
    items: patched(menu.items, put.items, left, byPosition),
    categories: patched(menu.categories, put.categories, left, byPosition),
    taxes: patched(menu.taxes, put.taxes, left, byName),
    modifierGroups: patched(menu.modifierGroups, put.modifierGroups, left, byPosition),
    schedules: patched(menu.schedules, put.schedules, left, byName),
  };
}

function patched<T extends { readonly id: string }>(
  records: T[],
  put: readonly T[],
  gone: ReadonlySet<string>,
  order: (a: T, b: T) => number,
): T[] {
  const leaves = new Set([...gone, ...put.map(({ id }) => id)]);
  const stay = records.filter(({ id }) => !leaves.has(id));
  if (put.length === 0 && stay.length === records.length) return records;
  return [...stay, ...put].sort(order);
}
