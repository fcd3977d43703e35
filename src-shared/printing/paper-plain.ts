import type { Paper, PaperRow } from './paper.ts';
import { cellsOf, cleanLine, wrap } from './paper-text.ts';

/** A slip as plain text, for logs, previews and tests: the same lines that the printer prints, without their sizes. */
export const plainText = (paper: Paper): string =>
  paper.rows.flatMap((row) => plainLines(row, paper.columns)).join('\n');

function plainLines(row: PaperRow, columns: number): string[] {
  switch (row.kind) {
    case 'text': {
      const room = Math.floor(columns / row.size.width);
      const margin = row.align === 'centre' ? Math.floor((room - cellsOf(row.text)) / 2) : 0;
      return [(' '.repeat(margin) + row.text).trimEnd()];
    }
    case 'pair': {
      const room = Math.floor(columns / row.size.width);
      return [row.left + ' '.repeat(room - cellsOf(row.left) - cellsOf(row.right)) + row.right];
    }
    case 'rule':
      return [(row.heavy ? '═' : '─').repeat(columns)];
    case 'feed':
      return Array.from({ length: row.lines }, () => '');
    case 'qr':
      return wrap(`[QR] ${cleanLine(row.data)}`, columns);
    case 'barcode':
      return wrap(`[${row.symbology}] ${row.data}`, columns);
    case 'image':
      return wrap(`[${cleanLine(row.alt)}]`, columns);
    case 'buzzer':
    case 'cut':
    case 'pulse':
      return [];
    default:
      return row satisfies never;
  }
}
