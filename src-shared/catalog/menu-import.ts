import { z } from 'zod';
import { minor } from '../money/minor.ts';

/** The most bytes of a menu file that is read. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;

export const importFormat = z.enum(['square', 'loyverse', 'toast', 'shopify', 'plain']);
export type ImportFormat = z.output<typeof importFormat>;

/** A menu file's text as it was read, in UTF-8. */
export const importRequest = z.strictObject({ fileName: z.string().max(255), text: z.string() });

/** A row that cannot be read: its line in the file (the header is 1), which column, and why. */
export const importProblem = z.object({
  line: z.int(),
  column: z.string().nullable(),
  code: z.enum([
    'row-too-short',
    'row-too-long',
    'name-missing',
    'name-too-long',
    'price-unreadable',
    'price-negative',
    'price-too-large',
    'price-too-precise',
    'tax-unreadable',
    'duplicate-row',
    'field-too-long',
  ]),
  message: z.string(),
});
export type ImportProblem = z.output<typeof importProblem>;

/** What importing would do. `sample` holds the first rows as they would stand on the menu. */
export const importPreview = z.object({
  format: importFormat,
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  categories: z.int(),
  problems: z.array(importProblem),
  /** How many problems there are, where `problems` holds only the first ones. */
  problemCount: z.int(),
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
  skipped: z.int(),
  catalogVersion: z.int(),
});
export type ImportResult = z.output<typeof importResult>;
