import type { Ticket, TicketLine } from '../kitchen/ticket.ts';
import { framedRows, LARGE, type PaperRow, type Size, TALL, textRows } from './paper.ts';
import type { PaperOptions } from './paper-options.ts';
import { quantityText } from './paper-quantity.ts';
import { cleanLines } from './paper-text.ts';

/** One line of a ticket: what to make, large, and below it, indented, all that is to know of it; spec [P6]. */
export function ticketLineRows(line: TicketLine, ticket: Ticket, options: PaperOptions): PaperRow[] {
  const sizes = sizesOf(ticket, options.columns);
  const note = ticket.looks?.printsNotes === false ? '' : (line.note ?? '');
  return [
    ...markRows(line, ticket, options),
    ...headRows(line, sizes.item, options),
    ...line.modifiers.flatMap((modifier) => modifierRows(modifier, line.kind === 'void', sizes.modifier, options)),
    ...framedRows(cleanLines(note), options.columns, INDENT),
    ...placeRows(line, options),
  ];
}

/** Cells before all that belongs to an item. */
const INDENT = 3;

/** On narrow paper twice the width would leave too few letters in a line; spec [K17]. */
function sizesOf({ looks }: Ticket, columns: number): { item: Size; modifier: Size } {
  const isWide = columns >= 42;
  const itemSize = looks?.itemSize ?? 'large';
  switch (itemSize) {
    case 'normal':
      return { item: TALL, modifier: TALL };
    case 'large':
      return { item: isWide ? LARGE : TALL, modifier: TALL };
    case 'huge':
      return isWide ? { item: { width: 3, height: 3 }, modifier: LARGE } : { item: LARGE, modifier: TALL };
    default:
      return itemSize satisfies never;
  }
}

/** What is left out says NO; an allergy is a dark bar with marks, so that nobody reads past it; spec [K11], [K12]. */
function modifierRows(
  { name, count, kind = 'add' }: TicketLine['modifiers'][number],
  isVoid: boolean,
  size: Size,
  { columns, labels }: PaperOptions,
): PaperRow[] {
  const times = count === 1 ? name : `${count} × ${name}`;
  const text = kind === 'add' ? times : filled(kind === 'remove' ? labels.no : labels.allergy, 'name', times);
  return textRows(text, columns, {
    ...{ size, bold: kind !== 'add', inverse: isVoid || kind === 'allergy', red: kind === 'allergy' && !isVoid },
    ...{ indent: Math.ceil(INDENT / size.width), hang: 2 },
  });
}

/** Who else makes it, or, for whoever puts it together, who does; spec [K7], [K9]. */
function placeRows({ alsoAt, madeAt }: TicketLine, { columns, labels, locale }: PaperOptions): PaperRow[] {
  const places = alsoAt ?? madeAt;
  if (!places) return [];
  const stations = places.map((name) => name.toLocaleUpperCase(locale)).join(', ');
  const text = filled(alsoAt ? labels.alsoAt : labels.madeAt, 'stations', stations);
  return textRows(text, columns, { size: TALL, bold: true, indent: INDENT, hang: 2 });
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
function headRows(line: TicketLine, size: Size, options: PaperOptions): PaperRow[] {
  const { columns, locale, labels } = options;
  const quantity = `${quantityText(line.quantity, locale)} ×`;
  const look = { size, bold: true, hang: 2 };
  switch (line.kind) {
    case 'new':
    case 'told':
      return textRows(`${quantity} ${line.name}`, columns, look);
    case 'changed': {
      const was =
        line.was === null || line.was === line.quantity
          ? ''
          : ` ${labels.was.replace('{{quantity}}', quantityText(line.was, locale))}`;
      return textRows(`${quantity}${was} ${line.name}`, columns, look);
    }
    case 'void':
      return textRows(`${labels.void} ${quantity} ${line.name}`, columns, { ...look, inverse: true });
    default:
      return line.kind satisfies never;
  }
}
