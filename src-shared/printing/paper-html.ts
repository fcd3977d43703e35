import type { Paper, PaperRow, Style } from './paper.ts';
import { isolated } from './paper-direction.ts';

/**
 * A slip as a table of HTML, for pages and mails: the same rows as on paper. Its styles stand inline, because mail programs drop
 * all others; what only paper has (a cut, a pulse, codes and pictures) is left out.
 */
export const paperHtml = (paper: Paper): string =>
  `<table role="presentation"${paper.direction === 'rtl' ? ' dir="rtl"' : ''} style="width:100%;max-width:${paper.columns}ch;border-collapse:collapse;margin:0 auto;` +
  `font-family:ui-monospace,Menlo,Consolas,monospace">${paper.rows.map((row) => rowHtml(row, paper)).join('')}</table>`;

function rowHtml(row: PaperRow, { direction }: Paper): string {
  const said = (text: string) => escapeHtml(direction === 'rtl' ? isolated(text) : text);
  switch (row.kind) {
    case 'text': {
      const align = row.align === 'centre' ? 'text-align:center;' : 'text-align:start;';
      return `<tr><td colspan="2" style="${CELL}${align}${styleOf(row)}">${said(row.text)}</td></tr>`;
    }
    case 'pair': {
      const style = styleOf(row);
      const start = `<td style="${CELL}text-align:start;${style}">${said(row.start)}</td>`;
      return `<tr>${start}<td style="${CELL}text-align:end;white-space:pre;${style}">${said(row.end)}</td></tr>`;
    }
    case 'rule':
      return `<tr><td colspan="2" style="padding:4px 0"><div style="border-top:${row.heavy ? 3 : 1}px solid"></div></td></tr>`;
    case 'feed':
      return `<tr><td colspan="2" style="height:${row.lines}em"></td></tr>`;
    case 'qr':
    case 'barcode':
    case 'image':
    case 'buzzer':
    case 'cut':
    case 'pulse':
      return '';
    default:
      return row satisfies never;
  }
}

const CELL = 'padding:1px 0;vertical-align:top;white-space:pre-wrap;';

const styleOf = ({ size, bold, inverse, red }: Style): string =>
  (size.height > 1 ? `font-size:${size.width > 1 ? 1.5 : 1.25}em;` : '') +
  (bold ? 'font-weight:bold;' : '') +
  (inverse || red ? 'background:#1a1a1a;color:#ffffff;text-align:center;' : '');

/** Text that is none of HTML's own signs any more. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
