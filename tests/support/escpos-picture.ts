import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encode } from 'uqr';
import { createLetters, LINE_DOTS } from '#main/printing/drawn-text/draw-letters.ts';
import type { Dots } from '#main/printing/drawn-text/fill-outline.ts';
import { createFonts } from '#main/printing/drawn-text/fonts.ts';
import { drawFrameSign } from '#main/printing/drawn-text/frame-signs.ts';
import { type Barcode, barcodeWidths } from '#shared/printing/barcode.ts';
import type { Scale, Size } from '#shared/printing/paper.ts';
import { CELL, isBlack } from '#shared/printing/picture.ts';
import { readSlips, type Slip, type SlipLine, type SlipRun } from './escpos-text.ts';
import { type Canvas, encodePng } from './png.ts';

/**
 * What these bytes print as a picture that looks like the paper: sizes, bars, bold, red, pictures, codes and the edge that
 * the knife leaves. Letters have the shapes of our own fonts; a printer's are its own.
 */
export async function photographSlips(bytes: Uint8Array, columns: number, name: string): Promise<string> {
  const path = join('test-results', 'slips', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, encodePng(await drawSlips(readSlips(bytes, columns), columns)));
  return path;
}

export async function drawSlips(slips: readonly Slip[], columns: number): Promise<Canvas> {
  const harfBuzz = await import('harfbuzzjs');
  const pen = { fontFor: createFonts(harfBuzz), letters: createLetters(harfBuzz) };
  const across = columns * CELL.width;
  const bands = slips.flatMap((slip) => [
    ...slip.lines.map((line) => drawLine(pen, line, across)),
    ...(slip.cut ? [band(across, FEED_TO_KNIFE), knifeEdge(across)] : []),
  ]);
  const height = bands.reduce((sum, one) => sum + one.height, 2 * MARGIN);
  const canvas = {
    width: across + 2 * MARGIN,
    height,
    rgb: new Uint8Array((across + 2 * MARGIN) * height * 3).fill(255),
  };
  let top = MARGIN;
  for (const one of bands) {
    paste(canvas, one, top);
    top += one.height;
  }
  return canvas;
}

type Pen = { fontFor: ReturnType<typeof createFonts>; letters: ReturnType<typeof createLetters> };

/** White that a print head does not reach, and what the motor feeds before the knife falls. */
const MARGIN = 24;
const FEED_TO_KNIFE = 96;
const BLACK = 1;
const RED = 2;
const GREY = 3;
const COLOURS = [
  [255, 255, 255],
  [28, 27, 25],
  [196, 30, 30],
  [170, 170, 170],
] as const;

/** So many rows of dots across the paper; each dot is the place of its colour. */
interface Band {
  readonly width: number;
  readonly height: number;
  readonly inks: Uint8Array;
}

const band = (width: number, height: number): Band => ({ width, height, inks: new Uint8Array(width * height) });

function drawLine(pen: Pen, line: SlipLine, across: number): Band {
  if (line.picture) return drawPicture(line.picture, across, line.red ? RED : BLACK, line.centred);
  if (line.code) return line.code.kind === 'qr' ? drawQr(line.code, across) : drawBarcode(pen, line.code, across);
  const height = Math.max(LINE_DOTS, ...line.runs.map((run) => CELL.height * run.height));
  const drawn = band(across, height);
  const width = line.runs.reduce((sum, run) => sum + run.text.length * CELL.width * run.width, 0);
  let x = line.centred ? Math.floor((across - width) / 2) : 0;
  // A line's letters stand on one line, whatever their size.
  const tallest = Math.max(0, ...line.runs.map((run) => run.height));
  for (const run of line.runs) {
    drawRun(pen, drawn, run, x, (tallest - run.height) * CELL.height);
    x += run.text.length * CELL.width * run.width;
  }
  return drawn;
}

function drawRun(pen: Pen, to: Band, run: SlipRun, from: number, top: number): void {
  const size: Size = { width: run.width as Scale, height: run.height as Scale };
  const ink = run.red ? RED : BLACK;
  const cell = CELL.width * run.width;
  if (run.inverse) fill(to, from, top, run.text.length * cell, CELL.height * run.height, ink);
  for (const [at, sign] of [...run.text].entries()) {
    if (sign !== ' ') stamp(to, lettersOf(pen, sign, size, run.bold), from + at * cell, top, run.inverse ? 0 : ink);
  }
}

function lettersOf(pen: Pen, sign: string, size: Size, bold: boolean): Dots {
  const frame = drawFrameSign(sign, size);
  if (frame) return frame;
  // The fonts lack some narrow katakana; a printer has them, so the wide ones stand for them.
  const letter = pen.fontFor(sign) ? sign : sign.normalize('NFKC');
  const font = pen.fontFor(letter);
  if (!font) throw new Error(`no font for “${sign}”`);
  return pen.letters(letter, font, 1, { size, bold, toTheLeft: false });
}

function drawPicture(picture: NonNullable<SlipLine['picture']>, across: number, ink: number, centred: boolean): Band {
  const drawn = band(across, picture.height);
  const left = centred ? Math.floor((across - picture.width) / 2) : 0;
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < Math.min(picture.width, across); x += 1) {
      if (isBlack(picture, x, y)) drawn.inks[y * across + left + x] = ink;
    }
  }
  return drawn;
}

function drawQr({ data, moduleDots }: { data: string; moduleDots: number }, across: number): Band {
  const modules = encode(data, { ecc: 'M', border: 0 }).data;
  const drawn = band(across, modules.length * moduleDots);
  const left = Math.floor((across - drawn.height) / 2);
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) fill(drawn, left + x * moduleDots, y * moduleDots, moduleDots, moduleDots, BLACK);
    });
  });
  return drawn;
}

function drawBarcode(
  pen: Pen,
  code: Barcode & { readonly height: number; readonly moduleDots: number },
  across: number,
): Band {
  const widths = barcodeWidths(code) ?? [];
  const drawn = band(across, code.height + LINE_DOTS);
  const total = widths.reduce((sum, width) => sum + width, 0) * code.moduleDots;
  let x = Math.floor((across - total) / 2);
  for (const [at, width] of widths.entries()) {
    if (at % 2 === 0) fill(drawn, x, 0, width * code.moduleDots, code.height, BLACK);
    x += width * code.moduleDots;
  }
  const run = { text: code.data, width: 1, height: 1, bold: false, inverse: false, red: false };
  drawRun(pen, drawn, run, Math.floor((across - code.data.length * CELL.width) / 2), code.height + 2);
  return drawn;
}

function knifeEdge(across: number): Band {
  const drawn = band(across, 2 * MARGIN);
  for (let x = 0; x < across; x += 1) drawn.inks[(MARGIN + (Math.abs((x % 16) - 8) >> 1)) * across + x] = GREY;
  return drawn;
}

function fill({ width, height, inks }: Band, left: number, top: number, wide: number, high: number, ink: number): void {
  for (let y = top; y < Math.min(height, top + high); y += 1) inks.fill(ink, y * width + left, y * width + left + wide);
}

function stamp({ width, height, inks }: Band, dots: Dots, left: number, top: number, ink: number): void {
  for (let y = 0; y < Math.min(dots.height, height - top); y += 1) {
    for (let x = 0; x < Math.min(dots.width, width - left); x += 1) {
      if (dots.black[y * dots.width + x]) inks[(top + y) * width + left + x] = ink;
    }
  }
}

function paste({ width, rgb }: Canvas, { width: across, inks }: Band, top: number): void {
  inks.forEach((ink, at) => {
    const to = ((top + Math.floor(at / across)) * width + MARGIN + (at % across)) * 3;
    rgb.set(COLOURS[ink] ?? COLOURS[BLACK], to);
  });
}
