import { z } from 'zod';
import { minor } from '../money/minor.ts';

/** The most bytes of a menu file that is read. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;
/** The most rows of a menu file that is read. */
export const MAX_IMPORT_ROWS = 100_000;
/** The most bad rows that are told one by one. */
export const MAX_TOLD_PROBLEMS = 500;

export const importFormat = z.enum(['square', 'loyverse', 'toast', 'shopify', 'plain']);
export type ImportFormat = z.output<typeof importFormat>;

/** A menu file's text as `decodeMenuFile` read it. */
export const importRequest = z.strictObject({ fileName: z.string().max(255), text: z.string() });
export type ImportRequest = z.output<typeof importRequest>;

/** A row that cannot be read: its line in the file (the header is 1), which column, and why; spec [I14]. */
export const importProblem = z.object({
  line: z.int(),
  column: z.string().nullable(),
  code: z.enum([
    'row-too-short',
    'row-too-long',
    'quote-misplaced',
    'quote-unclosed',
    'name-missing',
    'name-too-long',
    'price-unreadable',
    'price-negative',
    'price-too-large',
    'price-too-precise',
    'tax-unreadable',
    'choice-unreadable',
    'station-unknown',
    'duplicate-row',
    'field-too-long',
  ]),
  message: z.string(),
});
export type ImportProblem = z.output<typeof importProblem>;

/** What the person who imports should know of the file as a whole; it stops nothing; spec [I16]. */
export const importNote = z.object({
  code: z.enum([
    'modifiers-unknown',
    'several-shops',
    'sold-by-weight',
    'currency-differs',
    'description-shortened',
    'column-unreadable',
    'no-station',
  ]),
  message: z.string(),
});
export type ImportNote = z.output<typeof importNote>;

/** What importing would do. `sample` holds the first rows as they would stand on the menu. */
export const importPreview = z.object({
  format: importFormat,
  /** All rows under the header but blank ones: added + changed + unchanged + leftOut + badRows. */
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Rows that hold nothing to sell: pictures, parts of a set, items that the source itself has taken off sale. */
  leftOut: z.int(),
  /** How many categories and taxes would be made. */
  categories: z.int(),
  taxes: z.int(),
  problems: z.array(importProblem),
  /** How many problems there are, where `problems` holds only the first ones. */
  problemCount: z.int(),
  /** Rows that cannot be read. */
  badRows: z.int(),
  notes: z.array(importNote),
  sample: z.array(
    z.object({ line: z.int(), name: z.string(), category: z.string().nullable(), price: minor.nullable() }),
  ),
});
export type ImportPreview = z.output<typeof importPreview>;

export const importResult = z.object({
  format: importFormat,
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Bad rows that were passed over. */
  skipped: z.int(),
  catalogVersion: z.int(),
});
export type ImportResult = z.output<typeof importResult>;
