import { MAX_PRICE } from '#shared/catalog/menu-fields.ts';
import { decimalText, exponentOf } from '#shared/money/currency.ts';
import { asMinor } from '#shared/money/minor.ts';
import type { CsvRow } from './csv-rows.ts';
import type { RowFault } from './menu-format.ts';
import type { PriceFault } from './price-text.ts';
import { quote } from './tidy-text.ts';

/** A row's fault; the words become a sentence. */
export const problem = (column: string | null, code: RowFault['code'], words: string): RowFault => ({
  column: column === '' ? null : column,
  code,
  message: `${words}.`,
});

/** What is wrong with a row before any of its values is read: it needs `reach` values and has room for `width`. */
export function shapeFault({ cells, fault }: CsvRow, reach: number, width: number): RowFault | null {
  if (fault === 'quote-misplaced') {
    return problem(null, fault, 'A quotation mark stands in the middle of a value. Write two for one that is meant');
  }
  if (fault === 'quote-unclosed') return problem(null, fault, 'A quotation mark is opened here and never closed');
  if (cells.length < reach) {
    return problem(null, 'row-too-short', `The row has ${cells.length} values where ${width} columns are named`);
  }
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
    const message = `The row has ${cells.length} values where ${width} columns are named. A value with a comma needs quotation marks`;
    return problem(null, 'row-too-long', message);
  }
  return null;
}

export function priceSentence(fault: PriceFault, text: string, currency: string): string {
  const price = quote(text);
  switch (fault) {
    case 'price-unreadable':
      return `${price} is not a price`;
    case 'price-negative':
      return `The price ${price} is negative`;
    case 'price-too-large':
      return `The price ${price} is more than ${decimalText(asMinor(MAX_PRICE), exponentOf(currency))}`;
    case 'price-too-precise':
      return `The price ${price} has more decimals than ${currency} has`;
    default:
      return fault satisfies never;
  }
}

export const duplicateOf = (line: number, name: string, column: string): RowFault =>
  problem(column, 'duplicate-row', `${quote(name)} is the same item as in line ${line}`);
