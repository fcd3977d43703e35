import type * as HarfBuzz from 'harfbuzzjs';
import type { Size } from '#shared/printing/paper.ts';
import { CELL } from '#shared/printing/picture.ts';
import { type Dots, fillOutline } from './fill-outline.ts';
import type { OpenFont } from './fonts.ts';
import { addGlyphEdges } from './glyph-edges.ts';

/** Lines of normal size stand so many dots apart, also where each is but a picture. */
export const LINE_DOTS = 30;
export const lineHeight = (size: Size): number => Math.max(LINE_DOTS, CELL.height * size.height);

export interface LetterStyle {
  readonly size: Size;
  readonly bold: boolean;
  /** Whether the line runs to the left here. */
  readonly toTheLeft: boolean;
}

/**
 * Draws letters of one font as one, in so many cells: squeezed where they are wider, at the side where their line begins
 * where they are narrower. What was drawn is kept, since a shop's menu says the same words all day.
 */
export function createLetters(harfBuzz: typeof HarfBuzz) {
  const drawn = new Map<string, Dots>();

  return (text: string, font: OpenFont, cells: number, style: LetterStyle): Dots => {
    const { size, bold, toTheLeft } = style;
    const key = [font.key, cells, size.width, size.height, bold, toTheLeft, text].join('|');
    const before = drawn.get(key);
    if (before) return before;
    if (drawn.size >= MOST_KEPT) drawn.clear();
    const dots = draw(harfBuzz, text, font, cells, style);
    if (bold) strikeAgain(dots, size.width);
    drawn.set(key, dots);
    return dots;
  };
}

/** Words of joined letters are seldom as wide as their cells; a little of the gaps that they leave is taken up. */
const MOST_STRETCH = 1.3;
/** A few megabytes at most. */
const MOST_KEPT = 2_000;

function draw(hb: typeof HarfBuzz, text: string, font: OpenFont, cells: number, style: LetterStyle): Dots {
  const { size, toTheLeft } = style;
  const buffer = new hb.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  if (toTheLeft) buffer.setDirection(hb.Direction.RTL);
  hb.shape(font.font, buffer);
  const glyphs = buffer.getGlyphInfosAndPositions();

  const width = cells * CELL.width * size.width;
  const units = glyphs.reduce((sum, { xAdvance = 0 }) => sum + xAdvance, 0);
  const unit = font.face.em / font.unitsPerEm;
  const widest = unit * size.width * (font.face.joins ? MOST_STRETCH : 1);
  const across = Math.min(widest, width / Math.max(1, units));
  const down = unit * size.height;
  const spare = width - units * across;
  const start = font.face.joins ? (toTheLeft ? spare : 0) : spare / 2;
  const baseline = font.face.baseline * size.height;

  const edges: number[] = [];
  let pen = 0;
  for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of glyphs) {
    const left = start + (pen + xOffset) * across;
    addGlyphEdges(edges, font.font.glyphToJson(codepoint), { left, top: baseline - yOffset * down, across, down });
    pen += xAdvance;
  }
  return fillOutline(edges, width, lineHeight(size));
}

/** Bold letters are struck again a little to the right, as print heads do. */
function strikeAgain({ width, black }: Dots, by: number): void {
  for (let at = black.length - 1; at > 0; at -= 1) {
    for (let back = 1; back <= Math.min(by, at % width); back += 1) if (black[at - back]) black[at] = 1;
  }
}
