import type { Catalog, ModifierGroup } from '#shared/catalog/catalog.ts';
import { menuFileTooLarge, whyNotAMenu } from '#shared/catalog/menu-file.ts';
import {
  type ImportNote,
  type ImportPreview,
  type ImportRequest,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_ROWS,
  MAX_TOLD_PROBLEMS,
} from '#shared/catalog/menu-import.ts';
import type { ShopId } from '#shared/ids/ids.ts';
import type { CatalogChange } from '#shared/journal/records.ts';
import { type Refusal, refuse } from '#shared/refusal.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Station } from '#shared/settings/settings.ts';
import { firstBy } from './first-by.ts';
import { type MatchedRow, matchItems } from './match-items.ts';
import type { SpokenOf } from './menu-format.ts';
import { readMenuRows } from './menu-rows.ts';
import { type MenuTable, openMenuTable } from './menu-table.ts';
import { planCategories } from './plan-categories.ts';
import { planItems } from './plan-items.ts';
import { planTaxes } from './plan-taxes.ts';
import { recordIdsOf } from './record-ids.ts';
import { nameKey } from './tidy-text.ts';

/** What importing a file would do: told in `preview`, done by journaling `changes`, which hold the good rows only. */
export interface ImportPlan {
  readonly preview: ImportPreview;
  /** Only the fields that differ, each record after those it names. Empty when the menu says all of it already. */
  readonly changes: CatalogChange[];
}

/** The shop that imports. Without its stations a file's station column is passed over. */
export interface ImportShop {
  readonly id: ShopId;
  readonly currency: string;
  readonly stations?: readonly Pick<Station, 'id' | 'name'>[];
}

const SAMPLE_ROWS = 20;
const NAMED_SETS = 10;

/**
 * Plans the import of a menu file's text onto the menu as it stands. Pure; takes time in proportion to the file and the
 * menu. Refuses `file-too-large` and `file-not-a-menu`; bad rows are in the preview; docs/spec/menu-import.md.
 */
export function planImport(request: ImportRequest, current: Catalog, shop: ImportShop): Result<ImportPlan, Refusal> {
  const table = readTable(request.text);
  if (!table.ok) return table;
  const { source } = table.value;
  const stations = shop.stations ? new Map(shop.stations.map(({ id, name }) => [nameKey(name), id])) : null;
  const rows = readMenuRows(table.value, shop.currency, stations);
  if (!rows) return notAMenu(`it has more than ${MAX_IMPORT_ROWS} rows`);
  const { good, problems, nothingToSell } = rows;
  if (good.length + problems.length + nothingToSell === 0) return notAMenu('there are no rows under its header');

  const speaksOf = { ...source.speaksOf, station: source.speaksOf.station && stations !== null };
  const ids = recordIdsOf(shop.id);
  const matched = matchItems(good, current, ids, speaksOf.category);
  const listed = matched.filter(({ row }) => !row.offSale);
  const categories = planCategories(categoryNames(listed), current, ids);
  const taxes = planTaxes(current, shop.currency, ids);
  const groups = firstBy(current.modifierGroups, (group) => nameKey(group.name));
  const changes = planItems(listed, { speaksOf, categories, taxes, groups });
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
      format: source.format,
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
      notes: [
        ...rows.notes,
        ...shopNotes(speaksOf, groups, categories.added > 0 && stations !== null && stations.size > 0, listed),
      ],
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

function shopNotes(
  speaksOf: SpokenOf,
  groups: ReadonlyMap<string, ModifierGroup>,
  needsStations: boolean,
  listed: readonly MatchedRow[],
): ImportNote[] {
  const unknown = speaksOf.modifierSets.filter((name) => !groups.has(nameKey(name)));
  const notes: ImportNote[] = [];
  if (unknown.length > 0) {
    const names = unknown.slice(0, NAMED_SETS).map((name) => `“${name}”`);
    if (unknown.length > NAMED_SETS) names.push('…');
    const message = `The file names choices but not what they hold: ${names.join(', ')}. Set them up under these names and import the file again to link them.`;
    notes.push({ code: 'modifiers-unknown', message });
  }
  if (needsStations && listed.some(({ row, known }) => !known && !row.stationIds)) {
    const message = 'New categories are sent to no station. Choose where they are made in the settings.';
    notes.push({ code: 'no-station', message });
  }
  return notes;
}
