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
  /** The printer in whose place this one prints the slip, if any. */
  readonly inPlaceOf?: string | null;
}

/** A kitchen ticket to be read at arm's length by someone whose hands are full; spec [P5]–[P9]. */
export function layoutTicket(ticket: Ticket, options: PaperOptions): Paper {
  const { columns } = options;
  const reprint = options.reprint ? bar(options.labels.reprint, columns) : [];
  return {
    columns,
    rows: [
      ...reprint,
      ...forRows(options),
      ...kindRows(ticket, options),
      ...pairRows(ticket.station.name, clock(ticket.at, options), columns, { size: TALL, bold: true }),
      ...orderNumber(ticket.orderNumber, columns),
      { kind: 'rule', heavy: true },
      ...ticket.lines.flatMap((line, at) => [...(at > 0 ? [SEPARATOR] : []), ...lineRows(line, ticket, options)]),
      { kind: 'rule', heavy: true },
      ...reprint,
      { kind: 'cut' },
    ],
  };
}

/** Nobody at this printer may take it for their own; spec [P58]. */
const forRows = ({ inPlaceOf, labels, columns }: PaperOptions): PaperRow[] =>
  inPlaceOf ? bar(labels.for.replace('{{name}}', cleanLine(inPlaceOf)), columns) : [];

const SEPARATOR: PaperRow = { kind: 'rule', heavy: false };

/** As large as the paper allows. */
function orderNumber(number: string, columns: number): PaperRow[] {
  const scales: readonly Scale[] = [4, 3, 2];
  const cells = cellsOf(cleanLine(number));
  const scale = scales.find((one) => cells * one <= columns) ?? 1;
  return textRows(number, columns, { size: { width: scale, height: scale }, bold: true, align: 'centre' });
}

/** What the slip is at a glance; a first ticket needs no word; spec [K13]. */
function kindRows({ kind = 'new' }: Ticket, { columns, labels }: PaperOptions): PaperRow[] {
  if (kind === 'new') return [];
  const note = kind === 'rush' ? textRows(labels.rushNote, columns, { size: TALL, align: 'centre' }) : [];
  return [...bar(labels[kind], columns), ...note];
}

function lineRows(line: TicketLine, ticket: Ticket, options: PaperOptions): PaperRow[] {
  const { columns } = options;
  const indent = 3;
  return [
    ...markRows(line, ticket, options),
    ...headRows(line, options),
    ...line.modifiers.flatMap((modifier) => modifierRows(modifier, line.kind === 'void', indent, options)),
    ...framedRows(cleanLines(line.note ?? ''), columns, indent),
    ...placeRows(line, indent, options),
  ];
}

/** What is left out says NO; an allergy is a dark bar with marks, so that nobody reads past it; spec [K11], [K12]. */
function modifierRows(
  { name, count, kind = 'add' }: TicketLine['modifiers'][number],
  isVoid: boolean,
  indent: number,
  { columns, labels }: PaperOptions,
): PaperRow[] {
  const times = count === 1 ? name : `${count} × ${name}`;
  const text = kind === 'add' ? times : filled(kind === 'remove' ? labels.no : labels.allergy, 'name', times);
  const isBold = kind !== 'add';
  return textRows(text, columns, { size: TALL, bold: isBold, inverse: isVoid || kind === 'allergy', indent, hang: 2 });
}

/** Who else makes it, or, for whoever puts it together, who does; spec [K7], [K9]. */
function placeRows(
  { alsoAt, madeAt }: TicketLine,
  indent: number,
  { columns, labels, locale }: PaperOptions,
): PaperRow[] {
  const places = alsoAt ?? madeAt;
  if (!places) return [];
  const stations = places.map((name) => name.toLocaleUpperCase(locale)).join(', ');
  const text = filled(alsoAt ? labels.alsoAt : labels.madeAt, 'stations', stations);
  return textRows(text, columns, { bold: true, indent, hang: 2 });
}

/** A name may hold what a replacement pattern would take for an instruction. */
const filled = (label: string, place: string, text: string): string => label.replace(`{{${place}}}`, () => text);

/** On a slip that says several things, each line says which it is; spec [P7]. */
function markRows(line: TicketLine, ticket: Ticket, { columns, labels }: PaperOptions): PaperRow[] {
  const mark = { size: TALL, bold: true };
  if (line.kind === 'changed') return textRows(labels.changed, columns, mark);
  return line.kind === 'new' && ticket.kind === 'changed' ? textRows(labels.added, columns, mark) : [];
}

/** What to make, or to stop making: nobody may take the one for the other; spec [P7]. */
function headRows(line: TicketLine, options: PaperOptions): PaperRow[] {
  const { columns, locale, labels } = options;
  const quantity = `${quantityText(line.quantity, locale)} ×`;
  switch (line.kind) {
    case 'new':
    case 'told':
      return item(`${quantity} ${line.name}`, columns);
    case 'changed': {
      const was =
        line.was === null || line.was === line.quantity
          ? ''
          : ` ${labels.was.replace('{{quantity}}', quantityText(line.was, locale))}`;
      return item(`${quantity}${was} ${line.name}`, columns);
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

export const clock = (at: Instant, { locale, timeZone }: PaperOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
