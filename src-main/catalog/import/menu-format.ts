import type { ImportFormat, ImportNote, ImportProblem } from '#shared/catalog/menu-import.ts';
import type { Rate } from '#shared/money/minor.ts';
import type { Columns } from './columns.ts';

/** A tax as a file names it. A name with another rate is another tax; spec [I11]. */
export interface NamedTax {
  readonly name: string;
  readonly rate: Rate;
  /** The row gives the rate alone: the name is its column's, and any tax of that rate will do. */
  readonly isUnnamed: boolean;
}

/** What a row of any source says, in one shape. Empty text says nothing. */
export interface SourceRow {
  /** What the source itself knows the item by, or null. */
  readonly key: string | null;
  readonly name: string;
  readonly variation: string;
  readonly category: string;
  readonly price: string;
  readonly sku: string;
  readonly description: string;
  readonly taxes: readonly NamedTax[];
  /** The modifier sets that the item offers, of those the file has columns for. */
  readonly modifierSets: readonly string[];
  /** Where it is made, by name; several are set apart by `;`, `|` or `/`. */
  readonly station: string;
  /** Whether the source has taken it off sale. */
  readonly offSale: boolean;
}

/** Why a row cannot be read: the column as the file names it, the code, and the sentence's words. */
export type RowFault = Pick<ImportProblem, 'column' | 'code' | 'message'>;

/** The fields that a file has columns for. An import leaves all others as they are; spec [I9]. */
export interface SpokenOf {
  readonly category: boolean;
  readonly sku: boolean;
  readonly description: boolean;
  readonly taxes: boolean;
  readonly station: boolean;
  readonly modifierSets: readonly string[];
}

/** One file of a format, its columns found. `read` may remember rows: those of one product belong together. */
export interface MenuSource {
  readonly format: ImportFormat;
  readonly speaksOf: SpokenOf;
  /** The columns' own names, for problems. */
  readonly columns: { readonly name: string; readonly price: string; readonly sku: string; readonly station: string };
  /** How many cells a row must have to hold its name and its price. */
  readonly reach: number;
  read(cells: readonly string[]): SourceRow | 'nothing-to-sell' | RowFault;
  /** What is to be said of the file once all rows are read. */
  notes(): ImportNote[];
}

/** Opens a file that has the format's columns; null when it has not. */
export type OpenFormat = (columns: Columns) => MenuSource | null;

export const isFault = (read: SourceRow | RowFault): read is RowFault => 'code' in read;

/** The cell at a column that may be missing. */
export const cellAt = (cells: readonly string[], index: number): string => (index === -1 ? '' : (cells[index] ?? ''));

export const labelAt = (columns: Columns, index: number): string => columns.labels[index] ?? '';
