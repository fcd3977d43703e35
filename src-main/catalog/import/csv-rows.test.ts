import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readCsvRows } from './csv-rows.ts';

const read = (text: string, delimiter = ',') => [...readCsvRows(text, delimiter)];
const cells = (text: string, delimiter = ',') => read(text, delimiter).map((row) => row.cells);

describe('reading CSV', () => {
  it('[I4] reads plain and quoted values, doubled quotation marks and line ends within', () => {
    expect(cells('a,"b, c","say ""hi""","two\nlines",\n')).toEqual([['a', 'b, c', 'say "hi"', 'two\nlines', '']]);
  });

  it('[I4] takes spaces around quotation marks for nothing and within values for what they are', () => {
    expect(cells('a , "b" ,c d\n')).toEqual([['a ', 'b', 'c d']]);
  });

  it('[I4] leaves a quotation mark within a value as it is', () => {
    expect(cells('12" pizza,8\n')).toEqual([['12" pizza', '8']]);
  });

  it('[I4] reads a last line with and without a line end', () => {
    expect(cells('a,b')).toEqual([['a', 'b']]);
    expect(cells('a,b\n')).toEqual([['a', 'b']]);
    expect(cells('a,')).toEqual([['a', '']]);
    expect(cells('')).toEqual([]);
  });

  it('[I5] counts lines as an editor does', () => {
    expect(read('a\n"b\nc\nd",x\n\ne').map((row) => row.line)).toEqual([1, 2, 5, 6]);
  });

  it('[I4] loses one line, not the file, to a misplaced quotation mark', () => {
    const rows = read('"Big" Burger,9\nSoup,6\n"Half open,5\n"Tea",3\n');
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [1, 'quote-misplaced'],
      [2, null],
      [3, 'quote-misplaced'],
      [4, null],
    ]);
  });

  it('[I4] loses one line to a quotation mark that is never closed', () => {
    const rows = read('Tea,3\n"Soup,6\nCake,4\n');
    expect(rows.map(({ line, cells, fault }) => [line, cells, fault])).toEqual([
      [1, ['Tea', '3'], null],
      [2, [], 'quote-unclosed'],
      [3, ['Cake', '4'], null],
    ]);
  });

  it.each([',', ';', '\t', '|'])('[I4] reads back what another writer wrote with %j', (delimiter) => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', '\n', ',', ';', '\t', '|', '😀') });
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const written = Papa.unparse(rows, { delimiter, newline: '\n', quotes: true });
        expect(cells(written, delimiter)).toEqual(rows);
      }),
      { seed: 31 },
    );
  });

  it('[I4] reads what is not quoted as another reader does', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', ',') });
    fc.assert(
      fc.property(text, (written) => {
        const theirs = Papa.parse<string[]>(written, { delimiter: ',', newline: '\n' }).data;
        // The other reader sees one more line behind a last line end.
        expect(cells(written)).toEqual(written.endsWith('\n') || written === '' ? theirs.slice(0, -1) : theirs);
      }),
      { seed: 32 },
    );
  });
});
