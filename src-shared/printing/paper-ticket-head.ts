import type { Ticket } from '../kitchen/ticket.ts';
import { LARGE, type PaperRow, pairRows, TALL, textRows } from './paper.ts';
import type { PaperOptions } from './paper-options.ts';
import { cellsOf, cleanLine } from './paper-text.ts';
import { headWords } from './ticket-head-words.ts';

/** Below the number: how the guest takes it and where they sit, then who they are and who looks after them; spec [P5]. */
export function ticketHeadRows(ticket: Ticket, options: PaperOptions): PaperRow[] {
  const { columns } = options;
  const { was, type, tables, name, covers, server, due } = headWords(ticket, options);
  return [
    ...(was ? textRows(was, columns, { size: LARGE, bold: true, hang: 2 }) : []),
    ...apart(type, tables, columns),
    ...(due ? textRows(due, columns, { size: LARGE, bold: true }) : []),
    ...(name ? textRows(name, columns, { size: LARGE, bold: true, hang: 2 }) : []),
    ...(covers && server
      ? pairRows(covers, server, columns, { size: TALL })
      : [covers, server].flatMap((text) => (text ? textRows(text, columns, { size: TALL }) : []))),
  ];
}

/** Twice as wide where both fit in one line. */
function apart(type: string | null, tables: string | null, columns: number): PaperRow[] {
  const said = [type, tables].filter((text) => text !== null);
  const cells = said.reduce((sum, text) => sum + cellsOf(cleanLine(text)) + 1, -1);
  const style = { size: cells * LARGE.width <= columns ? LARGE : TALL, bold: true };
  if (type && tables) return pairRows(type, tables, columns, style);
  return said.flatMap((text) => textRows(text, columns, style));
}
