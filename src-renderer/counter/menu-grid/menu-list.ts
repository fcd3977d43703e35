import type { Catalog, Category, Item } from '#shared/catalog/catalog.ts';
import { isOnMenu, type SaleMoment } from '#shared/catalog/price-of.ts';
import type { ItemId } from '#shared/ids/ids.ts';
import type { CategoryChoice } from '../counter-store.ts';

/** An item as a tile shows it. */
export interface MenuEntry {
  readonly item: Item;
  readonly category: Category | undefined;
  readonly colour: string;
  /** Name, SKU, category and variants as they are searched: written out for ten thousand items only once somebody searches. */
  searched(): string;
}

/** The menu in the order it is shown. */
export interface MenuList {
  readonly categories: readonly Category[];
  readonly hasUncategorised: boolean;
  /** Something of it is on the menu at hours only. */
  readonly hasHours: boolean;
  readonly all: readonly MenuEntry[];
  readonly byCategory: ReadonlyMap<CategoryChoice, readonly MenuEntry[]>;
  readonly byItem: ReadonlyMap<ItemId, MenuEntry>;
}

/** What has no category is grey. */
const NO_COLOUR = '#64748b';

/** Made once per menu, whoever asks first. */
export function menuList(catalog: Catalog): MenuList {
  const made = lists.get(catalog) ?? listOf(catalog);
  lists.set(catalog, made);
  return made;
}

const lists = new WeakMap<Catalog, MenuList>();

function listOf(catalog: Catalog): MenuList {
  const categories = catalog.categories.filter((one) => !one.archived).sort(byPosition);
  const known = new Map(categories.map((category) => [category.id, category]));
  const places = new Map(categories.map(({ id }, place) => [id, place]));
  const placeOf = ({ categoryId }: Item) => (categoryId && places.get(categoryId)) ?? categories.length;
  const all = catalog.items
    .filter((item) => !item.archived)
    .sort((a, b) => placeOf(a) - placeOf(b) || byPosition(a, b))
    .map((item) => entryOf(item, item.categoryId ? known.get(item.categoryId) : undefined));
  const byCategory = Map.groupBy(
    all,
    ({ item }): CategoryChoice => (item.categoryId && places.has(item.categoryId) ? item.categoryId : 'none'),
  );
  const byItem = new Map(all.map((entry) => [entry.item.id, entry]));
  const hasHours = all.some(({ item, category }) => (item.scheduleIds ?? category?.scheduleIds ?? []).length > 0);
  return { categories, hasUncategorised: byCategory.has('none'), hasHours, all, byCategory, byItem };
}

/** Of a menu in which little changed, most entries are as they were. */
const entries = new WeakMap<Item, MenuEntry>();

function entryOf(item: Item, category: Category | undefined): MenuEntry {
  const before = entries.get(item);
  if (before && before.category === category) return before;
  let searched: string | null = null;
  const entry: MenuEntry = {
    ...{ item, category, colour: item.colour ?? category?.colour ?? NO_COLOUR },
    searched: () => (searched ??= searchedOf(item, category)),
  };
  entries.set(item, entry);
  return entry;
}

function searchedOf({ name, sku, variants = [] }: Item, category: Category | undefined): string {
  const kinds = variants.map((variant) => `${variant.name} ${variant.sku ?? ''}`).join(' ');
  return fold(`${name} ${sku ?? ''} ${category?.name ?? ''} ${kinds}`);
}

/** The entries that are on the menu now; the same list where all of them are; spec [MN5]. */
export function entriesOnMenu(
  list: MenuList,
  entries: readonly MenuEntry[],
  on: SaleMoment['on'],
): readonly MenuEntry[] {
  return list.hasHours ? entries.filter(({ item, category }) => isOnMenu(item, category, on)) : entries;
}

/** What was found, as the grid shows it. */
export const entriesOf = (list: MenuList, itemIds: readonly ItemId[]): readonly MenuEntry[] =>
  itemIds.flatMap((id) => list.byItem.get(id) ?? []);

/** What the grid shows while the engine does not search: a search looks through the whole menu, whatever category is chosen. */
export function shownEntries(list: MenuList, category: CategoryChoice, query: string): readonly MenuEntry[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length > 0) return list.all.filter((entry) => words.every((word) => entry.searched().includes(word)));
  return category === 'all' ? list.all : (list.byCategory.get(category) ?? []);
}

/** Without case and accents: "cafe" finds "Café". */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const byPosition = (
  a: { readonly position: number; readonly name: string },
  b: { readonly position: number; readonly name: string },
): number => a.position - b.position || collator.compare(a.name, b.name);

const collator = new Intl.Collator(undefined, { numeric: true });
