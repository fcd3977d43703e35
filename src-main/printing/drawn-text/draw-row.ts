import type { Direction } from '#shared/language/language.ts';
import type { Paper, PaperRow, Style } from '#shared/printing/paper.ts';
import { cellsOf, characterCells, charactersOf } from '#shared/printing/paper-text.ts';
import { CELL, type Picture, rowBytes } from '#shared/printing/picture.ts';
import { isOnPage, type Pages } from '../code-pages.ts';
import { type LetterStyle, lineHeight } from './draw-letters.ts';
import type { Dots } from './fill-outline.ts';
import type { OpenFont } from './fonts.ts';
import { drawFrameSign } from './frame-signs.ts';
import { directionLevels, inVisualOrder, mirrored } from './visual-order.ts';

export type TextRow = Extract<PaperRow, { kind: 'text' | 'pair' }>;

/** What a row must know of the slip that it stands on. */
export type Across = Pick<Paper, 'columns' | 'direction'>;

export interface Pen {
  readonly fontFor: (character: string) => OpenFont | null;
  readonly letters: (text: string, font: OpenFont, cells: number, style: LetterStyle) => Dots;
}

/**
 * A row as one picture, each part of it in the cells that it would have as text; null where no font has what the
 * printer's pages lack; spec [P42], [P43].
 */
export function drawRow(pen: Pen, row: TextRow, { columns, direction }: Across, pages: Pages): Picture | null {
  const across = columns * CELL.width;
  const widthOf = (text: string) => cellsOf(text) * CELL.width * row.size.width;
  const atLeft = (text: string) => ({ text, x: 0 });
  const atRight = (text: string) => ({ text, x: across - widthOf(text) });
  const [atStart, atEnd] = direction === 'rtl' ? [atRight, atLeft] : [atLeft, atRight];
  const inMiddle = (text: string) => ({ text, x: Math.floor((across - widthOf(text)) / 2) });
  const texts =
    row.kind === 'pair'
      ? [atStart(row.start), atEnd(row.end)]
      : [row.align === 'centre' ? inMiddle(row.text) : atStart(row.text)];
  if (!texts.some(({ text }) => canHelp(pen, text, pages))) return null;

  const page = new Uint8Array(across * lineHeight(row.size));
  for (const { text, x } of texts) stampParts(pen, page, across, inVisualOrder(partsOf(pen, text, direction)), x, row);
  if (row.inverse) {
    const bar = CELL.height * row.size.height * across;
    for (let at = 0; at < bar; at += 1) page[at] = page[at] ? 0 : 1;
  }
  return packed(page, across);
}

const canHelp = (pen: Pen, text: string, pages: Pages): boolean =>
  charactersOf(text).some((character) => !isOnPage(character, pages) && pen.fontFor(character) !== null);

function stampParts(
  pen: Pen,
  page: Uint8Array,
  across: number,
  parts: readonly Part[],
  from: number,
  row: TextRow,
): void {
  let x = from;
  for (const part of parts) {
    const width = part.cells * CELL.width * row.size.width;
    if (part.text !== ' ') stamp(page, across, dotsOf(pen, part, row), x);
    x += width;
  }
}

interface Part {
  readonly text: string;
  readonly cells: number;
  readonly level: number;
  readonly font: OpenFont | null;
}

/** Words of joined letters stay whole; any other character is a part of its own, so that it keeps its cells. */
function partsOf(pen: Pen, text: string, direction: Direction): Part[] {
  const levels = directionLevels(text, direction);
  const parts: Part[] = [];
  let at = 0;
  for (const character of charactersOf(text)) {
    const font = character === ' ' ? null : pen.fontFor(character);
    const part = { text: character, cells: characterCells(character), level: levels[at] ?? 0, font };
    const last = parts.at(-1);
    if (font?.face.joins && last?.font?.key === font.key && last.level === part.level) {
      parts[parts.length - 1] = { ...last, text: last.text + character, cells: last.cells + part.cells };
    } else parts.push(part);
    at += character.length;
  }
  return parts;
}

function dotsOf(pen: Pen, { text, cells, level, font }: Part, { size, bold }: Style): Dots {
  const frame = drawFrameSign(text, size);
  if (frame) return frame;
  const toTheLeft = level % 2 === 1;
  if (font) {
    const style = { size, bold, toTheLeft: toTheLeft && font.face.joins };
    return pen.letters(toTheLeft ? mirrored(text) : text, font, cells, style);
  }
  const question = pen.fontFor('?');
  if (!question) throw new Error('the fonts lack a question mark');
  return pen.letters('?'.repeat(cells), question, cells, { size, bold, toTheLeft: false });
}

function stamp(page: Uint8Array, across: number, { width, height, black }: Dots, left: number): void {
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) page[y * across + left + x] = black[y * width + x] ?? 0;
  }
}

/** Eight dots a byte. White at the right edge need not be sent. */
function packed(page: Uint8Array, across: number): Picture {
  const height = page.length / across;
  let used = 0;
  for (let y = 0; y < height; y += 1) used = Math.max(used, page.lastIndexOf(1, (y + 1) * across - 1) - y * across);
  const bytes = rowBytes(used + 1);
  const bits = new Uint8Array(bytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let at = 0; at < bytes; at += 1) {
      const dot = y * across + at * 8;
      let byte = 0;
      for (let x = 0; x < 8; x += 1) byte = (byte << 1) | (page[dot + x] ?? 0);
      bits[y * bytes + at] = byte;
    }
  }
  return { width: bytes * 8, height, bits };
}
