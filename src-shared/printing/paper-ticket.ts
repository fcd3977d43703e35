import type { Ticket, TicketLine } from '../kitchen/ticket.ts';
import type { Instant } from '../time/instant.ts';
import { framedRows, LARGE, type Paper, type PaperRow, pairRows, type Scale, TALL, textRows } from './paper.ts';
import type { PaperLabels } from './paper-labels.ts';
import { quantityText } from './paper-quantity.ts';
import { cellsOf, cleanLine, cleanLines } from './paper-text.ts';

export interface PaperOptions {
  readonly columns: number;
  /** Whether this slip may already have come out of a printer. */
  readonly reprint: boolean;
  readonly locale: string;
  /** The shop's IANA zone. */
  readonly timeZone: string;
  readonly labels: PaperLabels;
}

/** A kitchen ticket to be read at arm's length by someone whose hands are full; spec [P5]–[P9]. */
export function layoutTicket(ticket: Ticket, options: PaperOptions): Paper {
  const { columns } = options;
  const reprint = options.reprint ? bar(options.labels.reprint, columns) : [];
  return {
    columns,
    rows: [
      ...reprint,
      ...pairRows(ticket.station.name, clock(ticket.at, options), columns, { size: TALL, bold: true }),
      ...orderNumber(ticket.orderNumber, columns),
      { kind: 'rule', heavy: true },
      ...ticket.lines.flatMap((line, at) => [...(at > 0 ? [SEPARATOR] : []), ...lineRows(line, options)]),
      { kind: 'rule', heavy: true },
      ...reprint,
      { kind: 'cut' },
    ],
  };
}

const SEPARATOR: PaperRow = { kind: 'rule', heavy: false };

/** As large as the paper allows. */
function orderNumber(number: string, columns: number): PaperRow[] {
  const scales: readonly Scale[] = [4, 3, 2];
  const cells = cellsOf(cleanLine(number));
  const scale = scales.find((one) => cells * one <= columns) ?? 1;
  return textRows(number, columns, { size: { width: scale, height: scale }, bold: true, align: 'centre' });
}

function lineRows(line: TicketLine, options: PaperOptions): PaperRow[] {
  const { columns } = options;
  const indent = 3;
  return [
    ...headRows(line, options),
    ...line.modifiers.flatMap(({ name, count }) =>
      textRows(count === 1 ? name : `${count} × ${name}`, columns, {
        size: TALL,
        inverse: line.kind === 'void',
        indent,
        hang: 2,
      }),
    ),
    ...framedRows(cleanLines(line.note ?? ''), columns, indent),
  ];
}

/** What to make, or to stop making: nobody may take the one for the other; spec [P7]. */
function headRows(line: TicketLine, options: PaperOptions): PaperRow[] {
  const { columns, locale, labels } = options;
  const quantity = `${quantityText(line.quantity, locale)} ×`;
  switch (line.kind) {
    case 'new':
      return item(`${quantity} ${line.name}`, columns);
    case 'changed': {
      const was =
        line.was === null || line.was === line.quantity
          ? ''
          : ` ${labels.was.replace('{{quantity}}', quantityText(line.was, locale))}`;
      return [
        ...textRows(labels.changed, columns, { size: TALL, bold: true }),
        ...item(`${quantity}${was} ${line.name}`, columns),
      ];
    }
    case 'void':
      return textRows(`${labels.void} ${quantity} ${line.name}`, columns, {
        size: itemSize(columns),
        bold: true,
        inverse: true,
        hang: 2,
      });
    default:
      return line.kind satisfies never;
  }
}

const item = (text: string, columns: number): PaperRow[] =>
  textRows(text, columns, { size: itemSize(columns), bold: true, hang: 2 });

/** On narrow paper twice the width would leave too few letters in a line. */
const itemSize = (columns: number) => (columns >= 42 ? LARGE : TALL);

export const bar = (text: string, columns: number): PaperRow[] =>
  textRows(text, columns, { size: LARGE, bold: true, inverse: true, align: 'centre' });

const clock = (at: Instant, { locale, timeZone }: PaperOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
