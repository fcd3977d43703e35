import type { Ticket, TicketLine } from '../kitchen/ticket.ts';
import { framedRows, LARGE, type PaperRow, type Size, TALL, textRows } from './paper.ts';
import type { PaperOptions } from './paper-options.ts';
import { filled, type LineWords, lineWords, type ModifierWords, type PlaceWords } from './ticket-words.ts';

/** One line of a ticket: what to make, large, and below it, indented, all that is to know of it; spec [P6]. */
export function ticketLineRows(line: TicketLine, ticket: Ticket, options: PaperOptions): PaperRow[] {
  const sizes = sizesOf(ticket, options.columns);
  const words = lineWords(line, ticket, options);
  const isVoid = line.kind === 'void';
  return [
    ...(words.mark ? textRows(words.mark, options.columns, { size: TALL, bold: true }) : []),
    ...headRows(words, isVoid, sizes.item, options),
    ...words.modifiers.flatMap((modifier) => modifierRows(modifier, isVoid, sizes.modifier, options)),
    ...framedRows(words.note, options.columns, INDENT, options.labels.direction),
    ...(words.places ? placeRows(words.places, options) : []),
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

/** What is left out is bold; an allergy is a dark bar, so that nobody reads past it; spec [K11], [K12]. */
function modifierRows(
  { kind, text }: ModifierWords,
  isVoid: boolean,
  size: Size,
  { columns }: PaperOptions,
): PaperRow[] {
  return textRows(text, columns, {
    ...{ size, bold: kind !== 'add', inverse: isVoid || kind === 'allergy', red: kind === 'allergy' && !isVoid },
    ...{ indent: Math.ceil(INDENT / size.width), hang: 2 },
  });
}

const placeRows = ({ label, stations }: PlaceWords, { columns }: PaperOptions): PaperRow[] =>
  textRows(filled(label, 'stations', stations.map(({ text }) => text).join(', ')), columns, {
    ...{ size: TALL, bold: true, indent: INDENT, hang: 2 },
  });

/** What to make, or to stop making: nobody may take the one for the other; spec [P7]. */
const headRows = (words: LineWords, isVoid: boolean, size: Size, { columns }: PaperOptions): PaperRow[] =>
  textRows([words.stop, words.quantity, words.was, words.name].filter((word) => word !== null).join(' '), columns, {
    size,
    bold: true,
    hang: 2,
    inverse: isVoid,
  });
