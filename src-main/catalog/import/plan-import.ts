import type { Catalog, Item, ModifierGroup } from '#shared/catalog/catalog.ts';
import { menuFileTooLarge, whyNotAMenu } from '#shared/catalog/menu-file.ts';
import {
  type ImportNote,
  type ImportPreview,
  type ImportRequest,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_ROWS,
  MAX_TOLD_PROBLEMS,
} from '#shared/catalog/menu-import.ts';
import type { ModifierGroupId, ShopId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Station } from '#shared/settings/settings.ts';
import { firstBy } from './first-by.ts';
import { type MatchedRow, matchItems } from './match-items.ts';
import type { SpokenOf } from './menu-format.ts';
import { type MenuRow, MOST_SETS, readMenuRows } from './menu-rows.ts';
import { type MenuTable, openMenuTable } from './menu-table.ts';
import { placeInOrder } from './place-in-order.ts';
import { type CategoryPlan, planCategories } from './plan-categories.ts';
import { planTaxes, type TaxPlan } from './plan-taxes.ts';
import { recordIdsOf } from './record-ids.ts';
import { nameKey } from './tidy-text.ts';

/** What importing a file would do: told in `preview`, done by journaling `changes`, which hold the good rows only. */
export interface ImportPlan {
  readonly preview: ImportPreview;
  /** Only the fields that differ, each record after those it names. Empty when the menu says all of it already. */
  readonly changes: CatalogChange[];
}

/** The shop that imports. Its stations are needed where a file names them. */
export interface ImportShop {
  readonly id: ShopId;
  readonly currency: string;
  readonly stations?: readonly Pick<Station, 'id' | 'name'>[];
}

const SAMPLE_ROWS = 20;

/**
 * Plans the import of a menu file's text onto the menu as it stands. Pure; takes time in proportion to the file and the
 * menu. Refuses `file-too-large` and `file-not-a-menu`; bad rows are in the preview; docs/spec/menu-import.md.
 */
export function planImport(request: ImportRequest, current: Catalog, shop: ImportShop): Result<ImportPlan, Refusal> {
  const table = readTable(request.text);
  if (!table.ok) return table;
  const { speaksOf, format } = table.value.source;
  const stations = new Map((shop.stations ?? []).map((station) => [nameKey(station.name), station.id]));
  const rows = readMenuRows(table.value, shop.currency, stations);
  if (!rows) return notAMenu(`it has more than ${MAX_IMPORT_ROWS} rows`);
  const { good, problems, nothingToSell } = rows;
  if (good.length + problems.length + nothingToSell === 0) return notAMenu('there are no rows under its header');

  const ids = recordIdsOf(shop.id);
  const matched = matchItems(good, current, ids, speaksOf.category);
  const listed = matched.filter(({ row }) => !row.offSale);
  const categories = planCategories(categoryNames(listed), current, ids);
  const taxes = planTaxes(current, shop.currency, ids);
  const groups = firstBy(current.modifierGroups, (group) => nameKey(group.name));
  const wish = wishFor(speaksOf, categories, taxes, groups);
  const changes = placeRows(listed, speaksOf, categories).flatMap(({ match, position }) =>
    itemChange(match, { ...wish(match), position, archived: false }),
  );
  const withdrawn = matched.flatMap(({ row, known }) => (row.offSale && known ? [known] : []));
  const added = listed.filter(({ known }) => known === null).length;
  const changed = changes.length - added + withdrawn.length;

  return ok({
    changes: [
      ...taxes.changes,
      ...categories.changes,
      ...changes,
      ...withdrawn.map((item): CatalogChange => ({ noun: 'item', id: item.id, set: { archived: true } })),
    ],
    preview: {
      format,
      rows: good.length + problems.length + nothingToSell,
      added,
      changed,
      unchanged: listed.length + withdrawn.length - added - changed,
      leftOut: nothingToSell + (matched.length - listed.length - withdrawn.length),
      categories: categories.added,
      taxes: taxes.changes.length,
      problems: problems.slice(0, MAX_TOLD_PROBLEMS),
      problemCount: problems.length,
      badRows: problems.length,
      notes: [...rows.notes, ...shopNotes(speaksOf, groups, categories.added, stations.size, listed)],
      sample: listed.slice(0, SAMPLE_ROWS).map(({ row }) => ({
        line: row.line,
        name: row.name,
        category: row.category,
        price: row.price,
      })),
    },
  });
}

function readTable(text: string): Result<MenuTable, Refusal> {
  if (text.length > MAX_IMPORT_BYTES || Buffer.byteLength(text) > MAX_IMPORT_BYTES) return err(menuFileTooLarge());
  const clean = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed();
  const problem = whyNotAMenu(clean);
  if (problem) return notAMenu(problem);
  const table = openMenuTable(clean);
  if (table) return ok(table);
  return notAMenu('it names no columns that this till knows. A table of your own needs the columns name and price');
}

const notAMenu = (problem: string): Result<never, Refusal> => err(refuse('file-not-a-menu', { problem }));

function* categoryNames(rows: readonly MatchedRow[]): Generator<string> {
  for (const { row } of rows) if (row.category !== null) yield row.category;
}

type ItemFields = Omit<Item, 'id'>;

/** What a row wants its item to be, in the fields that the file speaks of; spec [I9]. */
function wishFor(
  speaksOf: SpokenOf,
  categories: CategoryPlan,
  taxes: TaxPlan,
  groups: ReadonlyMap<string, ModifierGroup>,
): (match: MatchedRow) => Partial<ItemFields> {
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
  speaksOf: SpokenOf,
  categories: CategoryPlan,
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

function shopNotes(
  speaksOf: SpokenOf,
  groups: ReadonlyMap<string, ModifierGroup>,
  newCategories: number,
  stationCount: number,
  listed: readonly MatchedRow[],
): ImportNote[] {
  const unknown = speaksOf.modifierSets.filter((name) => !groups.has(nameKey(name)));
  const named = unknown.slice(0, 10).map((name) => `“${name}”`);
  const notes: ImportNote[] = [];
  if (unknown.length > 0) {
    const names = unknown.length > named.length ? `${named.join(', ')} …` : named.join(', ');
    const message = `The file names choices but not what they hold: ${names}. Set them up under these names and import the file again to link them.`;
    notes.push({ code: 'modifiers-unknown', message });
  }
  if (newCategories > 0 && stationCount > 0 && listed.some(({ row, known }) => !known && !row.stationIds)) {
    notes.push({
      code: 'no-station',
      message: 'New categories are sent to no station. Choose where they are made in the settings.',
    });
  }
  return notes;
}
