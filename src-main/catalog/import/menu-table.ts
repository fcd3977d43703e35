import { columnsOf } from './columns.ts';
import { type CsvRow, readCsvRows } from './csv-rows.ts';
import { openLoyverse } from './formats/loyverse.ts';
import { openPlain } from './formats/plain.ts';
import { openShopify } from './formats/shopify.ts';
import { openSquare } from './formats/square.ts';
import { openToast } from './formats/toast.ts';
import type { MenuSource } from './menu-format.ts';

/** A file whose header has been understood. */
export interface MenuTable {
  readonly source: MenuSource;
  readonly width: number;
  /** The rows under the header. */
  readonly rows: Iterable<CsvRow>;
}

/** The most telling headers come first: a plain table's are the loosest. */
const formats = [openSquare, openLoyverse, openShopify, openToast, openPlain];
const DELIMITERS = [',', ';', '\t', '|'];
/** A header stands in the first lines (workbooks saved as CSV may have a line of instructions before it). */
const HEADER_LINES = 5;
const HEADER_CHARACTERS = 256 * 1_024;

/** Finds the header, the delimiter and the format of a menu file; null where no known columns stand in it; spec [I3]. */
export function openMenuTable(text: string): MenuTable | null {
  const start = text.slice(0, HEADER_CHARACTERS);
  for (const delimiter of DELIMITERS) {
    for (const row of firstRows(readCsvRows(start, delimiter))) {
      const columns = columnsOf(row.cells);
      for (const open of formats) {
        const source = open(columns);
        if (source) return { source, width: row.cells.length, rows: rowsAfter(row.line, readCsvRows(text, delimiter)) };
      }
    }
  }
  return null;
}

function* firstRows(rows: Iterable<CsvRow>): Generator<CsvRow> {
  let seen = 0;
  for (const row of rows) {
    seen += 1;
    if (row.fault === null) yield row;
    if (seen === HEADER_LINES) return;
  }
}

function* rowsAfter(line: number, rows: Iterable<CsvRow>): Generator<CsvRow> {
  for (const row of rows) if (row.line > line) yield row;
}
