import type { Size } from '#shared/printing/paper.ts';
import { CELL } from '#shared/printing/picture.ts';
import type { Dots } from './fill-outline.ts';

/** Where the lines of a frame go from the middle of the cell: up, right, down, left. */
const ARMS: Readonly<Record<string, readonly [boolean, boolean, boolean, boolean]>> = {
  '─': [false, true, false, true],
  '│': [true, false, true, false],
  '┌': [false, true, true, false],
  '┐': [false, false, true, true],
  '└': [true, true, false, false],
  '┘': [true, false, false, true],
  '├': [true, true, true, false],
  '┤': [true, false, true, true],
  '┬': [false, true, true, true],
  '┴': [true, true, false, true],
  '┼': [true, true, true, true],
};

/** Frames reach the edges of their cells, so that they join those of lines above and below; no font's do. */
export function drawFrameSign(sign: string, size: Size): Dots | null {
  const arms = ARMS[sign];
  if (!arms) return null;
  const [up, right, down, left] = arms;
  const width = CELL.width * size.width;
  const height = CELL.height * size.height;
  const [x, y] = [width / 2 - size.width, height / 2 - size.height];
  const thick = { x: THICKNESS * size.width, y: THICKNESS * size.height };
  const black = new Uint8Array(width * height);
  const fill = (fromX: number, fromY: number, toX: number, toY: number) => {
    for (let row = fromY; row < toY; row += 1) black.fill(1, row * width + fromX, row * width + toX);
  };
  if (up) fill(x, 0, x + thick.x, y + thick.y);
  if (down) fill(x, y, x + thick.x, height);
  if (left) fill(0, y, x + thick.x, y + thick.y);
  if (right) fill(x, y, width, y + thick.y);
  return { width, height, black };
}

const THICKNESS = 2;
