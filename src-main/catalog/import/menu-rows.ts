import { type ImportNote, type ImportProblem, MAX_IMPORT_ROWS } from '#shared/catalog/menu-import.ts';
import type { StationId } from '#shared/ids/ids.ts';
import { exponentOf } from '#shared/money/currency.ts';
import type { Minor } from '#shared/money/minor.ts';
import { isFault, type MenuSource, type NamedTax, type RowFault, type SourceRow } from './menu-format.ts';
import type { MenuTable } from './menu-table.ts';
import { createPriceReader } from './price-text.ts';
import { duplicateOf, priceSentence, problem, shapeFault } from './row-problems.ts';
import { nameKey, quote, tidy, tidyLines } from './tidy-text.ts';

/** A good row: one item as it will stand on the menu. */
export interface MenuRow {
  readonly line: number;
  /** What names it within the file and from one import to the next; spec [I7]. */
  readonly key: string;
  readonly name: string;
  readonly category: string | null;
  readonly price: Minor | null;
  readonly sku: string | null;
  readonly description: string | null;
  readonly taxes: readonly NamedTax[];
  readonly modifierSets: readonly string[];
  readonly stationIds: readonly StationId[] | null;
  readonly offSale: boolean;
}

export interface MenuRows {
  readonly good: MenuRow[];
  readonly problems: ImportProblem[];
  readonly nothingToSell: number;
  readonly notes: ImportNote[];
}

const MOST_NAME = 120;
const MOST_SKU = 64;
const MOST_DESCRIPTION = 2_000;
const MOST_TAXES = 8;
const MOST_STATIONS = 8;
/** How many sets of choices one item may offer. */
export const MOST_SETS = 20;

/** Reads all rows, each either good or with the first reason why not, or null where there are too many; spec [I14]. */
export function readMenuRows(
  table: MenuTable,
  currency: string,
  stations: ReadonlyMap<string, StationId> | null,
): MenuRows | null {
  const { source } = table;
  const read: { readonly line: number; readonly row: SourceRow }[] = [];
  const problems: ImportProblem[] = [];
  let nothingToSell = 0;
  for (const csv of table.rows) {
    if (csv.fault === null && csv.cells.every((cell) => cell.trim() === '')) continue;
    if (read.length + problems.length + nothingToSell === MAX_IMPORT_ROWS) return null;
    const fault = shapeFault(csv, source.reach, table.width);
    const row = fault ?? source.read(csv.cells);
    if (row === 'nothing-to-sell') nothingToSell += 1;
    else if (isFault(row)) problems.push({ line: csv.line, ...row });
    else read.push({ line: csv.line, row });
  }

  const prices = createPriceReader(pricesOf(read), exponentOf(currency));
  const lineOfKey = new Map<string, number>();
  const good: MenuRow[] = [];
  let shortened = 0;
  for (const { line, row } of read) {
    const made = row.offSale ? offSaleRow(row) : goodRow(row, source, prices.read, currency, stations);
    if ('code' in made) {
      problems.push({ line, ...made });
      continue;
    }
    const earlier = lineOfKey.get(made.key);
    if (earlier !== undefined) {
      problems.push({ line, ...duplicateOf(earlier, made.name, source.columns.name) });
      continue;
    }
    lineOfKey.set(made.key, line);
    if (made.shortened) shortened += 1;
    good.push({ line, ...made });
  }
  problems.sort((a, b) => a.line - b.line);
  return {
    good,
    problems,
    nothingToSell,
    notes: [...source.notes(), ...fileNotes(prices.currencies, currency, shortened)],
  };
}

function* pricesOf(read: readonly { readonly row: SourceRow }[]): Generator<string> {
  for (const { row } of read) if (!row.offSale) yield row.price;
}

type Made = Omit<MenuRow, 'line'> & { readonly shortened: boolean };

function goodRow(
  row: SourceRow,
  { columns, speaksOf }: MenuSource,
  readPrice: ReturnType<typeof createPriceReader>['read'],
  currency: string,
  stations: ReadonlyMap<string, StationId> | null,
): Made | RowFault {
  const made = offSaleRow(row);
  if (made.name === '') return problem(columns.name, 'name-missing', 'The row has no name');
  if (made.name.length > MOST_NAME) {
    return problem(
      columns.name,
      'name-too-long',
      `The name is longer than ${MOST_NAME} characters: ${quote(made.name)}`,
    );
  }
  if (made.category !== null && made.category.length > MOST_NAME) {
    return problem(
      null,
      'field-too-long',
      `The category is longer than ${MOST_NAME} characters: ${quote(made.category)}`,
    );
  }
  if (made.sku !== null && made.sku.length > MOST_SKU) {
    return problem(columns.sku, 'field-too-long', `The SKU is longer than ${MOST_SKU} characters: ${quote(made.sku)}`);
  }
  const price = readPrice(row.price);
  if ('fault' in price) return problem(columns.price, price.fault, priceSentence(price.fault, row.price, currency));
  const stationIds = speaksOf.station && stations ? stationsOf(row.station, stations) : null;
  if (stationIds !== null && 'unknown' in stationIds) {
    return problem(columns.station, 'station-unknown', `There is no station ${quote(stationIds.unknown)} in this shop`);
  }
  if (made.taxes.length > MOST_TAXES)
    return problem(null, 'tax-unreadable', `The row has more than ${MOST_TAXES} taxes`);
  if (made.modifierSets.length > MOST_SETS) {
    return problem(null, 'choice-unreadable', `The row offers more than ${MOST_SETS} sets of choices`);
  }
  return { ...made, price: price.amount, stationIds };
}

/** What is read of a row whatever else it holds. */
function offSaleRow(row: SourceRow): Made {
  const base = tidy(row.name);
  const variation = tidy(row.variation);
  const name = base === '' || BARE.has(variation.toLowerCase()) ? base : `${base}, ${variation}`;
  const category = tidy(row.category);
  const sku = tidy(row.sku);
  const description = tidyLines(row.description.trim());
  return {
    key: row.key ?? `name/${nameKey(name)}\n${nameKey(category)}`,
    name,
    category: category === '' ? null : category,
    price: null,
    sku: sku === '' ? null : sku,
    description: description === '' ? null : shorten(description),
    shortened: description.length > MOST_DESCRIPTION,
    taxes: row.taxes,
    modifierSets: row.modifierSets,
    stationIds: null,
    offSale: row.offSale,
  };
}

/** Variations that only say that there is one; spec [I6]. */
const BARE = new Set(['', 'regular', 'default', 'default title']);

function stationsOf(
  text: string,
  stations: ReadonlyMap<string, StationId>,
): readonly StationId[] | null | { readonly unknown: string } {
  const whole = tidy(text);
  if (whole === '') return null;
  // A slash may be part of a name, so it parts names only where nothing plainer does.
  const names = stations.has(nameKey(whole)) ? [whole] : whole.split(/[;|]/.test(whole) ? /[;|]/ : '/');
  const found = new Set<StationId>();
  for (const name of names.map(tidy)) {
    const id = stations.get(nameKey(name));
    if (!id) return { unknown: name };
    found.add(id);
  }
  return found.size > MOST_STATIONS ? { unknown: whole } : [...found];
}

const shorten = (text: string): string =>
  text.length <= MOST_DESCRIPTION ? text : `${text.slice(0, MOST_DESCRIPTION - 1).replace(/[\ud800-\udbff]$/, '')}…`;

const fileNotes = (written: readonly string[] | null, currency: string, shortened: number): ImportNote[] => [
  ...(written && !written.includes(currency)
    ? [
        {
          code: 'currency-differs' as const,
          message: `The prices are written in ${written[0] ?? ''}; this shop sells in ${currency}. The numbers are taken as they are.`,
        },
      ]
    : []),
  ...(shortened > 0
    ? [
        {
          code: 'description-shortened' as const,
          message: `Descriptions cut after ${MOST_DESCRIPTION} characters: ${shortened}.`,
        },
      ]
    : []),
];
