import type { Ticket } from '../kitchen/ticket.ts';
import { framedRows, LARGE, type Paper, type PaperRow, pairRows, type Scale, TALL, textRows } from './paper.ts';
import type { PaperOptions } from './paper-options.ts';
import { cellsOf, cleanLine } from './paper-text.ts';
import { ticketHeadRows } from './paper-ticket-head.ts';
import { ticketLineRows } from './paper-ticket-line.ts';
import { asksNothing, lineHeadings, ticketNotes, ticketTitle, waitsWords } from './ticket-headings.ts';
import { clock } from './wall-clock.ts';

/** A kitchen ticket to be read at arm's length by someone whose hands are full; spec [P5]–[P9]. */
export function layoutTicket(ticket: Ticket, options: PaperOptions): Paper {
  const { columns, labels } = options;
  const reprint = options.reprint ? bar(labels.reprint, columns) : [];
  return {
    columns,
    direction: labels.direction,
    rows: [
      ...(options.buzzes ? [BUZZ] : []),
      ...reprint,
      ...forRows(options),
      ...kindRows(ticket, options),
      ...stationAndTime(ticket, options),
      ...orderNumber(ticket.orderNumber, columns),
      ...ticketHeadRows(ticket, options),
      ...notesRows(ticket, options),
      ...whichOfSeveral(ticket, options),
      HEAVY,
      ...ticket.lines.flatMap((line, at) => [
        ...aboveLine(ticket, at, options),
        ...ticketLineRows(line, ticket, options),
      ]),
      ...waitsRows(ticket, options),
      HEAVY,
      ...reprint,
      { kind: 'cut' },
    ],
  };
}

/** Nobody at this printer may take it for their own; spec [P58]. */
const forRows = ({ inPlaceOf, labels, columns }: PaperOptions): PaperRow[] =>
  inPlaceOf ? bar(labels.for.replace('{{name}}', cleanLine(inPlaceOf)), columns) : [];

/** Twice as wide, too, where both fit in one line. */
function stationAndTime({ station, at }: Ticket, options: PaperOptions): PaperRow[] {
  const { columns } = options;
  const time = clock(at, options);
  const cells = cellsOf(cleanLine(station.name)) + 1 + cellsOf(time);
  return pairRows(station.name, time, columns, { size: cells * LARGE.width <= columns ? LARGE : TALL, bold: true });
}

/** A slip that does not stand alone says so; spec [K15], [K16]. */
const whichOfSeveral = ({ part, copy }: Ticket, { columns, labels }: PaperOptions): PaperRow[] =>
  [part && counted(labels.part, part), copy && counted(labels.copy, copy)]
    .filter((text) => text !== undefined)
    .flatMap((text) => textRows(text, columns, { size: TALL, bold: true, align: 'centre' }));

const counted = (label: string, { number, of }: { number: number; of: number }): string =>
  label.replace('{{number}}', String(number)).replace('{{of}}', String(of));

/** As often as is noticed beside a fan. */
const BUZZ: PaperRow = { kind: 'buzzer', times: 2 };
const SEPARATOR: PaperRow = { kind: 'rule', heavy: false };
const HEAVY: PaperRow = { kind: 'rule', heavy: true };

/** As large as the paper allows. */
function orderNumber(number: string, columns: number): PaperRow[] {
  const scales: readonly Scale[] = [4, 3, 2];
  const cells = cellsOf(cleanLine(number));
  const scale = scales.find((one) => cells * one <= columns) ?? 1;
  return textRows(number, columns, { size: { width: scale, height: scale }, bold: true, align: 'centre' });
}

/** What the slip is at a glance; a first ticket needs no word; spec [K13]. */
function kindRows(ticket: Ticket, { columns, labels }: PaperOptions): PaperRow[] {
  const head = ticketTitle(ticket, labels);
  if (head === null) return [];
  const note = ticket.kind === 'moved' ? labels.movedNote : asksNothing(ticket) ? labels.rushNote : null;
  return [...bar(head, columns), ...(note ? textRows(note, columns, { size: TALL, align: 'centre' }) : [])];
}

/** Between lines a rule, or what begins there; spec [K62]. */
function aboveLine(ticket: Ticket, at: number, { columns, labels }: PaperOptions): PaperRow[] {
  const { course, seat } = lineHeadings(ticket, at, labels);
  return [
    ...(at > 0 ? [course ? HEAVY : SEPARATOR] : []),
    ...(course ? textRows(course, columns, { size: LARGE, bold: true, align: 'centre' }) : []),
    ...(seat ? textRows(`— ${seat} —`, columns, { size: TALL, bold: true, align: 'centre' }) : []),
  ];
}

/** What is said of the whole order: an allergy is a dark bar at the head, and printed whatever a station wants; spec [K12], [K64]. */
function notesRows(ticket: Ticket, { columns, labels }: PaperOptions): PaperRow[] {
  const { allergies, note } = ticketNotes(ticket, labels);
  const size = cellsOf(cleanLine(allergies ?? '')) * LARGE.width <= columns ? LARGE : TALL;
  const style = { size, bold: true, inverse: true, red: true, align: 'centre' } as const;
  return [...(allergies ? textRows(allergies, columns, style) : []), ...framedRows(note, columns, 0, labels.direction)];
}

/** What is not to be made yet is said, so that the kitchen can look ahead; spec [K63]. */
function waitsRows(ticket: Ticket, { columns, labels }: PaperOptions): PaperRow[] {
  const waits = waitsWords(ticket, labels);
  return waits === null ? [] : [HEAVY, ...textRows(waits, columns, { size: TALL, bold: true, align: 'centre' })];
}

export const bar = (text: string, columns: number): PaperRow[] =>
  textRows(text, columns, { size: LARGE, bold: true, inverse: true, align: 'centre' });
