import type { Paper, PaperRow } from './paper.ts';
import { isolated, TO_THE_LEFT } from './paper-direction.ts';
import { cellsOf, cleanLine, wrap } from './paper-text.ts';

/**
 * A slip as plain text, for mails, logs and tests: the same lines that the printer prints, without their sizes. Where lines
 * run to the left each stands as it is read, with the marks that make whatever shows it start at the right; spec [P98].
 */
export const plainText = (paper: Paper): string => paper.rows.flatMap((row) => plainLines(row, paper)).join('\n');

function plainLines(row: PaperRow, { columns, direction }: Paper): string[] {
  const [mark, inOrder] = direction === 'rtl' ? [TO_THE_LEFT, isolated] : ['', (text: string) => text];
  switch (row.kind) {
    case 'text': {
      const room = Math.floor(columns / row.size.width);
      const margin = row.align === 'centre' ? Math.floor((room - cellsOf(row.text)) / 2) : 0;
      return [(mark + ' '.repeat(margin) + inOrder(row.text)).trimEnd()];
    }
    case 'pair': {
      const room = Math.floor(columns / row.size.width);
      const gap = ' '.repeat(room - cellsOf(row.start) - cellsOf(row.end));
      return [mark + inOrder(row.start) + mark + gap + inOrder(row.end)];
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
