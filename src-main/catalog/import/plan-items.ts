import type { Item, ModifierGroup } from '#shared/catalog/catalog.ts';
import type { ModifierGroupId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import type { MatchedRow } from './match-items.ts';
import type { SpokenOf } from './menu-format.ts';
import { type MenuRow, MOST_SETS } from './menu-rows.ts';
import { placeInOrder } from './place-in-order.ts';
import type { CategoryPlan } from './plan-categories.ts';
import type { TaxPlan } from './plan-taxes.ts';
import { nameKey } from './tidy-text.ts';

/** What items are made of. */
export interface ItemParts {
  readonly speaksOf: SpokenOf;
  readonly categories: CategoryPlan;
  readonly taxes: TaxPlan;
  /** The shop's modifier groups by `nameKey`. */
  readonly groups: ReadonlyMap<string, ModifierGroup>;
}

/** The edits that make each row's item what the row says, in the file's order; spec [I9], [I12]. */
export function planItems(rows: readonly MatchedRow[], parts: ItemParts): CatalogChange[] {
  const wish = wishFor(parts);
  return placeRows(rows, parts).flatMap(({ match, position }) =>
    itemChange(match, { ...wish(match), position, archived: false }),
  );
}

type ItemFields = Omit<Item, 'id'>;

/** What a row wants its item to be, in the fields that the file speaks of; spec [I9]. */
function wishFor({ speaksOf, categories, taxes, groups }: ItemParts): (match: MatchedRow) => Partial<ItemFields> {
  const spoken = new Set(speaksOf.modifierSets.flatMap((name) => groups.get(nameKey(name))?.id ?? []));
  return ({ row, known }) => ({
    name: row.name,
    price: row.price,
    ...(speaksOf.category ? { categoryId: row.category === null ? null : categories.idOf(row.category) } : {}),
    ...(speaksOf.taxes ? { taxIds: taxes.idsOf(row.taxes, known?.taxIds ?? []) } : {}),
    ...(spoken.size > 0 ? { modifierGroupIds: offered(row, known, groups, spoken) } : {}),
    ...(speaksOf.station ? { stationIds: row.stationIds && [...row.stationIds] } : {}),
    ...(speaksOf.sku ? { sku: row.sku } : {}),
    ...(speaksOf.description ? { description: row.description } : {}),
  });
}

/** The columns decide for the sets that they name; others stay. */
function offered(
  row: MenuRow,
  known: Item | null,
  groups: ReadonlyMap<string, ModifierGroup>,
  spoken: ReadonlySet<ModifierGroupId>,
): ModifierGroupId[] {
  const chosen = new Set(row.modifierSets.flatMap((name) => groups.get(nameKey(name))?.id ?? []));
  const kept = (known?.modifierGroupIds ?? []).filter((id) => !spoken.has(id) || chosen.has(id));
  return [...new Set([...kept, ...chosen])].slice(0, MOST_SETS);
}

/** Each row with its position among those of its category, in the file's order; spec [I12]. */
function placeRows(
  rows: readonly MatchedRow[],
  { speaksOf, categories }: ItemParts,
): { readonly match: MatchedRow; readonly position: number }[] {
  const shelves = new Map<string | null, MatchedRow[]>();
  const shelfOf = ({ row, known }: MatchedRow): string | null => {
    if (!speaksOf.category) return known?.categoryId ?? null;
    return row.category === null ? null : categories.idOf(row.category);
  };
  for (const match of rows) {
    const shelf = shelves.get(shelfOf(match));
    if (shelf) shelf.push(match);
    else shelves.set(shelfOf(match), [match]);
  }
  const positions = new Map<MatchedRow, number>();
  for (const [category, shelf] of shelves) {
    const standing = shelf.map(({ known }) => (known && known.categoryId === category ? known.position : null));
    placeInOrder(standing).forEach((position, at) => {
      const match = shelf[at];
      if (match) positions.set(match, position);
    });
  }
  return rows.map((match) => ({ match, position: positions.get(match) ?? 0 }));
}

function itemChange({ id, known }: MatchedRow, wanted: Partial<ItemFields>): CatalogChange[] {
  const differing = Object.entries(wanted).filter(
    ([field, value]) => known === null || !sameValue(known[field as keyof Item], value),
  );
  return differing.length === 0 ? [] : [{ noun: 'item', id, set: Object.fromEntries(differing) }];
}

/** Field values are primitives or lists of ids. */
const sameValue = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((one, at) => one === b[at]) : a === b;
